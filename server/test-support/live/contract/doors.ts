import { closeCodes, MAX_FRAME_BYTES } from '@daozhen/protocol';
import { expect, test } from 'vitest';
import { Listener } from '../listener.ts';
import type { RemoteLive } from '../remote.ts';

/** Who gets in, and what happens to those who do not keep to the protocol. */
export function doorsContract(live: () => RemoteLive): void {
  /** Sends messages on a new connection; returns the code of the error and the close code. */
  async function refused(...messages: (object | string | Buffer)[]): Promise<[string, number]> {
    const client = new Listener(live().port);
    await client.opened();
    for (const message of messages) {
      if (Buffer.isBuffer(message)) client.ws.send(message, { binary: true });
      else client.say(message);
    }
    return [(await client.next('error')).code, await client.closed];
  }
  const hello = { type: 'hello', v: 1, token: 'device.d1' };

  test.each([
    ['an unknown token', { ...hello, token: 'guess' }],
    ['no token', { type: 'hello', v: 1 }],
  ])('%s is refused for good', async (_name, message) => {
    expect(await refused(message)).toEqual(['live.unauthorised', closeCodes.unauthorised]);
  });

  test('a client too old has to reload, a client too new comes back later', async () => {
    const old = await refused({ ...hello, v: 0 });
    expect(old).toEqual(['protocol.client-too-old', closeCodes.clientTooOld]);
    const young = await refused({ ...hello, v: 99 });
    expect(young).toEqual(['protocol.server-too-old', closeCodes.serverTooOld]);
  });

  test('while tokens cannot be looked up the client is told to come back', async () => {
    const down = await refused({ ...hello, token: 'down' });
    expect(down).toEqual(['live.failed', closeCodes.restarting]);
  });

  test.each<[string, (object | string | Buffer)[]]>([
    ['no JSON', ['{']],
    ['an empty message', ['']],
    ['JSON that is no object', ['null']],
    ['an unknown type', [{ type: 'shout' }]],
    ['an unknown property', [{ ...hello, admin: true }]],
    ['a binary message', [Buffer.from(JSON.stringify(hello))]],
    ['a subscription before the hello', [{ type: 'subscribe', topic: 'board:d1' }]],
    ['a second hello', [hello, hello]],
    ['a topic that cannot be', [hello, { type: 'subscribe', topic: 'board:../d1' }]],
    ['a topic of ours', [hello, { type: 'subscribe', topic: '$beat' }]],
  ])('%s is an error, then the end', async (_name, messages) => {
    expect(await refused(...messages)).toEqual(['live.malformed', closeCodes.malformed]);
  });

  test('a message over the limit is refused by name, a far longer one cut off', async () => {
    const long = JSON.stringify({ type: 'ping', x: 'x'.repeat(MAX_FRAME_BYTES) });
    expect(await refused(hello, long)).toEqual(['live.too-large', closeCodes.tooLarge]);
    const client = await Listener.enter(live().port, 'device.d1');
    client.say('x'.repeat(100_000));
    expect([1006, 1009]).toContain(await client.closed);
  });

  test('errors come in the language of the client', async () => {
    const client = new Listener(live().port, { headers: { 'accept-language': 'en-GB,en' } });
    await client.opened();
    client.say('{');
    expect((await client.next('error')).message).toBe('The message is not well formed.');
  });
}

/** What somebody who is in may see. */
export function rightsContract(live: () => RemoteLive): void {
  test.each([
    ['device.d1', 'board:d2'],
    ['device.d1', 'phone:d1'],
    ['visit.v1', 'phone:v2'],
    ['visit.v1', 'board:v1'],
    ['user.u1.doctor', 'room:r1'],
    ['user.u1.desk', 'desk:main'],
    ['device.d1', 'nothing:d1'],
  ])('invariant 10: %s gets nothing of %s', async (token, topic) => {
    await live().ask('set', topic, { secret: 1 });
    const client = await Listener.enter(live().port, token);
    client.say({ type: 'subscribe', topic });
    expect(await client.next('error')).toMatchObject({ code: 'topic.forbidden', topic });
    await live().ask('set', topic, { secret: 2 });
    client.say({ type: 'ping' });
    await client.next('heartbeat');
    expect(JSON.stringify(client.heard)).not.toContain('secret');
    await client.close();
  });

  test('a topic of one’s own with nothing to show is unknown, and the connection stays', async () => {
    const client = await Listener.enter(live().port, 'device.empty');
    client.say({ type: 'subscribe', topic: 'board:empty' });
    expect(await client.next('error')).toMatchObject({ code: 'topic.unknown' });
    client.say({ type: 'ping' });
    await client.next('heartbeat');
    await client.close();
  });

  test('an ended session closes its connections and no others', async () => {
    const lost = await Listener.enter(live().port, 'device.lost');
    const other = await Listener.enter(live().port, 'device.other');
    await live().ask('endSessions', 'lost');
    expect(await lost.closed).toBe(closeCodes.unauthorised);
    other.say({ type: 'ping' });
    await other.next('heartbeat');
    await other.close();
  });

  test('no other path is upgraded', async () => {
    const client = new Listener(live().port, {}, '/feed/else');
    await expect(client.opened()).rejects.toThrow('closed');
  });
}
