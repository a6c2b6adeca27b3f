import { expect, test } from 'vitest';
import { Listener } from '../listener.ts';
import type { RemoteLive } from '../remote.ts';

/** Subscriptions and the chain rule, over real connections. */
export function chainContract(live: () => RemoteLive): void {
  test('E2 hello, subscription, snapshot, update, heartbeat', async () => {
    await live().ask('set', 'board:d1', { title: 'A', rooms: { r1: { called: [] } } });
    const client = await Listener.enter(live().port, 'device.d1');
    const snapshot = await client.subscribe('board:d1');
    expect(snapshot.view).toEqual({ title: 'A', rooms: { r1: { called: [] } } });
    await live().ask('set', 'board:d1', { title: 'A', rooms: { r1: { called: ['A001'] } } });
    const update = await client.next('update');
    expect(update).toMatchObject({ topic: 'board:d1', epoch: snapshot.epoch, prev: snapshot.seq });
    expect(update.patch).toEqual({ rooms: { r1: { called: ['A001'] } } });
    expect((await client.next('heartbeat')).at).toBeGreaterThan(0);
    await client.close();
  });

  test('E2 who comes back with the last seq gets "current", with an older one a snapshot', async () => {
    await live().ask('set', 'phone:back', { a: 1 });
    const first = await Listener.enter(live().port, 'visit.back');
    const { epoch, seq } = await first.subscribe('phone:back');
    await first.close();
    const second = await Listener.enter(live().port, 'visit.back');
    second.say({ type: 'subscribe', topic: 'phone:back', epoch, seq });
    expect(await second.next('current')).toEqual({
      type: 'current',
      topic: 'phone:back',
      epoch,
      seq,
    });
    await live().ask('set', 'phone:back', { a: 2 });
    expect(await second.next('update')).toMatchObject({ prev: seq, patch: { a: 2 } });
    await second.close();
    const third = await Listener.enter(live().port, 'visit.back');
    const fresh = await third.subscribe('phone:back', { epoch, seq });
    expect(fresh).toMatchObject({ epoch, view: { a: 2 } });
    await third.close();
  });

  test('E2 many changes, several of one turn together, in order and without a gap', async () => {
    await live().ask('set', 'board:many', { n: 0 });
    const client = await Listener.enter(live().port, 'device.many');
    await client.subscribe('board:many');
    await live().ask('flood', 'board:many', 300, 10);
    await live().ask('set', 'board:many', { n: 'end' });
    await client.until(() => client.picture<{ n: unknown }>('board:many')?.n === 'end');
    expect(client.picture('board:many')).toEqual({ n: 'end' });
    await client.close();
  });
}

/** What ends, goes and comes back. */
export function turnsContract(live: () => RemoteLive): void {
  test('E2 an announcement is in the update and in no later snapshot', async () => {
    await live().ask('set', 'board:voice', { a: 1 });
    const client = await Listener.enter(live().port, 'device.voice');
    await client.subscribe('board:voice');
    await live().ask('once', 'board:voice', { announce: [{ n: 7 }] });
    expect((await client.next('update')).patch).toEqual({ announce: [{ n: 7 }] });
    expect((await client.subscribe('board:voice')).view).toEqual({ a: 1 });
    await client.close();
  });

  test('E2 after unsubscribing nothing more comes, and the view is no longer computed', async () => {
    await live().ask('set', 'board:quiet', { a: 1 });
    const client = await Listener.enter(live().port, 'device.quiet');
    await client.subscribe('board:quiet');
    client.say({ type: 'unsubscribe', topic: 'board:quiet' });
    client.say({ type: 'ping' });
    await client.next('heartbeat');
    await live().ask('set', 'board:quiet', { a: 2 });
    client.say({ type: 'ping' });
    await client.next('heartbeat');
    expect(client.heard.filter((message) => message.type === 'update')).toEqual([]);
    expect(await live().ask('watched', 'board')).not.toContain('quiet');
    await client.close();
  });

  test('E2 what has gone is said, and comes whole when it is back', async () => {
    await live().ask('set', 'phone:gone', { a: 1 });
    const client = await Listener.enter(live().port, 'visit.gone');
    await client.subscribe('phone:gone');
    await live().ask('set', 'phone:gone', null);
    expect(await client.next('error')).toMatchObject({ code: 'topic.gone', topic: 'phone:gone' });
    await live().ask('set', 'phone:gone', { a: 3 });
    expect((await client.next('snapshot')).view).toEqual({ a: 3 });
    await client.close();
  });

  test('E3 a new epoch brings every subscriber a snapshot', async () => {
    await live().ask('set', 'board:turn', { a: 1 });
    const client = await Listener.enter(live().port, 'device.turn');
    const before = await client.subscribe('board:turn');
    await live().ask('epoch', `e-${before.seq}`, 5);
    const after = await client.next('snapshot');
    expect(after).toMatchObject({ seq: 5, view: { a: 1 } });
    expect(after.epoch).not.toBe(before.epoch);
    await live().ask('set', 'board:turn', { a: 2 });
    expect(await client.next('update')).toMatchObject({ epoch: after.epoch, prev: 5, seq: 6 });
    await client.close();
  });

  test('messages sent right behind the hello are answered after the welcome, in order', async () => {
    await live().ask('set', 'phone:quick', { a: 1 });
    const client = new Listener(live().port);
    await client.opened();
    client.say({ type: 'hello', v: 1, token: 'visit.quick' });
    client.say({ type: 'subscribe', topic: 'phone:quick' });
    client.say({ type: 'ping' });
    await client.next('snapshot');
    const types = client.heard.map((message) => message.type);
    expect(types.slice(0, 2)).toEqual(['welcome', 'snapshot']);
    await client.close();
  });
}
