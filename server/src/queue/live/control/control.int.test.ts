import { MAX_FRAME_BYTES, type ServerMessage } from '@daozhen/protocol';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Commander, startLocal, type LocalLive } from '../../../../test-support/live/local.ts';

let server: LocalLive;
let clients: Commander[] = [];
beforeEach(async () => {
  server = await startLocal();
});
afterEach(async () => {
  for (const client of clients) client.socket.disconnect();
  clients = [];
  await server.stop();
});

function open(auth: object, options: object = {}): Commander {
  const client = new Commander(server.port, auth, options);
  clients.push(client);
  return client;
}

async function enter(token = 'user.u1.doctor', options: object = {}): Promise<Commander> {
  const client = open({ v: 1, token }, options);
  await client.next('connect');
  return client;
}

const command = (id: string, more: object = {}) => ({
  v: 1,
  id: `${id}-0000001`,
  site: 'main',
  type: 'call-next',
  room: 'r1',
  ...more,
});

const refusal = async (client: Commander) =>
  (await client.next<Error & { data: { code: string } }>('connect_error')).data.code;

test.each([
  ['no token', {}, 'live.unauthorised'],
  ['an unknown token', { token: 'guess' }, 'live.unauthorised'],
  ['a token that is no text', { token: { $ne: 1 } }, 'live.malformed'],
  ['a version that is no number', { v: '1', token: 'user.u1.doctor' }, 'live.malformed'],
  ['a version too old', { v: 0, token: 'user.u1.doctor' }, 'protocol.client-too-old'],
  ['a version too new', { v: 99, token: 'user.u1.doctor' }, 'protocol.server-too-old'],
])('%s is refused and not tried again', async (_name, auth, code) => {
  const client = open(auth);
  expect(await refusal(client)).toBe(code);
  expect(client.socket.active).toBe(false);
});

test('a session cookie is as good as a token', async () => {
  const extraHeaders = { cookie: 'session=user.u1.doctor' };
  const client = open({}, { extraHeaders });
  await client.next('connect');
  expect((await client.subscribe('room:r1')).code).toBe('topic.unknown');
});

test('a page of another origin cannot use the cookie; one of ours can', async () => {
  const cookie = 'session=user.u1.doctor';
  const foreign = open({}, { extraHeaders: { cookie, origin: 'https://example.org' } });
  await foreign.next('connect_error');
  foreign.socket.disconnect();
  expect(server.live.describe().controlConnections).toBe(0);
  const own = open({}, { extraHeaders: { cookie, origin: `http://127.0.0.1:${server.port}` } });
  await own.next('connect');
});

test('while nobody can be looked up the client keeps trying', async () => {
  const client = open({ token: 'down' });
  await client.next('disconnect').catch(() => {});
  expect(client.socket.active).toBe(true);
  client.socket.auth = { token: 'user.u1.doctor' };
  await client.next('connect');
});

test('E2 two clients see the same chain', async () => {
  server.campus.set('room:r1', { line: [], version: 0 }, true);
  const [one, two] = [await enter(), await enter('device.c-r1')];
  const first = (await one.subscribe('room:r1')) as ServerMessage & { seq: number };
  expect(first).toMatchObject({ type: 'snapshot', view: { line: [], version: 0 } });
  expect(await two.subscribe('room:r1')).toEqual(first);
  const heard = Promise.all([one.next('update'), two.next('update')]);
  server.campus.set('room:r1', { line: ['A001'], version: 0 }, true);
  await heard;
  const again = Promise.all([one.next('update'), two.next('update')]);
  server.campus.set('room:r1', { line: ['A001'], version: 1 }, true);
  await again;
  expect(one.updates).toEqual(two.updates);
  expect(one.updates).toMatchObject([
    { type: 'update', prev: first.seq, patch: { line: ['A001'] } },
    { type: 'update', prev: first.seq + 1, seq: first.seq + 2, patch: { version: 1 } },
  ]);
  const { epoch, seq } = one.updates[1] as { epoch: string; seq: number };
  expect((await two.subscribe('room:r1', { epoch, seq })).type).toBe('current');
});

test('E3 a new epoch comes as a snapshot among the updates', async () => {
  server.campus.set('room:r1', { a: 1 }, true);
  const client = await enter();
  await client.subscribe('room:r1');
  const heard = client.next('update');
  server.campus.newEpoch('e2', 3);
  expect(await heard).toMatchObject({ type: 'snapshot', seq: 3, view: { a: 1 } });
});

test('a command is carried out as who the client is, and acknowledged', async () => {
  const client = await enter();
  const reply = await client.ask('command', command('accept'));
  expect(reply).toMatchObject({ ok: true, seq: 1 });
  expect(server.campus.executed).toEqual(['u1 call-next']);
});

test.each([
  ['refuse', {}, 'call.nobody'],
  ['outage', {}, 'floor.unavailable'],
  ['crash', {}, 'live.failed'],
  ['old', { v: 0 }, 'protocol.client-too-old'],
  ['new', { v: 99 }, 'protocol.server-too-old'],
  ['type', { type: 'drop-table' }, 'command.invalid'],
  ['proto', { type: '__proto__' }, 'command.invalid'],
  ['extra', { admin: true }, 'command.invalid'],
  ['room', { room: '../r1' }, 'command.invalid'],
])('a command that fails (%s) is answered with an error body', async (id, more, code) => {
  const client = await enter();
  const error = await client.ask('command', command(id, more));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  expect(error.traceId).toMatch(/^[0-9a-f]{12}$/);
  expect(server.campus.executed).toEqual([]);
});

test('errors come in English to those who ask for it', async () => {
  const client = await enter('user.u1.doctor', { extraHeaders: { 'accept-language': 'en' } });
  const error = await client.ask('command', command('refuse'));
  expect(error).toMatchObject({ message: 'Nobody can be called now.', details: { waiting: 0 } });
});

test.each(['subscribe', 'unsubscribe', 'command'])(
  'malformed %s: an error, no crash',
  async (event) => {
    const client = await enter();
    for (const body of [undefined, null, 7, 'x', [], {}, { topic: 7 }, { type: 'x' }, [[[]]]]) {
      const answer = await client.ask(event, body);
      expect(answer.code).toMatch(/^(live\.malformed|command\.invalid)$/);
    }
    client.socket.emit(event, command('silent'));
    client.socket.emit(event);
    client.socket.emit('unheard-of', 1, 2, 3);
    expect(await client.ask('command', command('after'))).toMatchObject({ ok: true });
    expect(server.campus.executed).toEqual(['u1 call-next']);
  },
);

test('an oversized message closes that connection only', async () => {
  const [client, other] = [await enter(), await enter()];
  const closed = client.next('disconnect');
  client.socket.emit('command', 'x'.repeat(MAX_FRAME_BYTES), () => {});
  await closed;
  expect(await other.ask('command', command('still'))).toMatchObject({ ok: true });
});

test('noise instead of packets closes that connection only', async () => {
  const other = await enter();
  for (const noise of [
    '4',
    '42["command"',
    '451-["command",{"_placeholder":true,"num":0}]',
    '{}',
    '\u0000',
  ]) {
    const raw = new WebSocket(`ws://127.0.0.1:${server.port}/control/?EIO=4&transport=websocket`);
    const closed = new Promise((resolve) => raw.on('close', resolve));
    raw.on('error', () => {});
    raw.on('open', () => {
      raw.send(`40{"token":"user.u1.doctor"}`);
      raw.send(noise);
      raw.send(Buffer.from([1, 2, 3]));
      raw.close();
    });
    await closed;
  }
  expect(await other.ask('command', command('still'))).toMatchObject({ ok: true });
});

test.each([
  ['user.u1.doctor', 'desk:main'],
  ['user.u1.desk', 'room:r1'],
  ['device.c-r2', 'room:r1'],
  ['visit.v1', 'room:r1'],
  ['visit.v1', 'phone:v1'],
  ['device.d1', 'board:d1'],
  ['user.u1.desk', 'desk:north'],
])('invariant 10: %s gets nothing of %s here', async (token, topic) => {
  server.campus.set(topic, { secret: 1 }, true);
  const client = await enter(token);
  expect(await client.subscribe(topic)).toMatchObject({ code: 'topic.forbidden', topic });
  server.campus.set(topic, { secret: 2 }, true);
  await client.ask('unsubscribe', { type: 'unsubscribe', topic });
  expect(client.updates).toEqual([]);
});

test('E4 a heartbeat with the site clock comes without being asked for', async () => {
  const client = await enter();
  expect(await client.next('heartbeat')).toEqual({ type: 'heartbeat', at: server.campus.at });
});

test('after unsubscribing nothing more comes', async () => {
  server.campus.set('room:r1', { a: 1 }, true);
  const client = await enter();
  await client.subscribe('room:r1');
  expect(server.hub.watched('room')).toEqual(['r1']);
  await client.ask('unsubscribe', { type: 'unsubscribe', topic: 'room:r1' });
  expect(server.hub.watched('room')).toEqual([]);
  await client.subscribe('room:r1');
  client.socket.disconnect();
  await expect.poll(() => server.hub.watched('room')).toEqual([]);
});

test('an ended session is told so and not revived by itself', async () => {
  const [client, other] = [await enter('user.u1.doctor'), await enter('user.u2.doctor')];
  const told = client.next('session-ended');
  const gone = client.next('disconnect');
  server.live.endSessions((actor) => actor.id === 'u1');
  expect(await told).toEqual({ code: 'live.unauthorised' });
  await gone;
  expect(client.socket.active).toBe(false);
  expect(await other.ask('command', command('still'))).toMatchObject({ ok: true });
});

test('a client that reads nothing is closed, not kept in memory', async () => {
  server.campus.set('room:r1', { n: 0 }, true);
  const client = await enter();
  await client.subscribe('room:r1');
  const { engine } = client.socket.io;
  (engine.transport as unknown as { ws: WebSocket }).ws.pause();
  for (let round = 0; server.live.describe().controlConnections > 0; round += 1) {
    if (round === 40) throw new Error('the client was never closed');
    await server.campus.flood('room:r1', 50, 60_000);
  }
  expect(server.hub.watched('room')).toEqual([]);
});

test('a client that sends too much is told so', async () => {
  const client = await enter();
  const body = { type: 'unsubscribe', topic: 'room:r1' };
  const answers = await Promise.all(
    Array.from({ length: 150 }, () => client.ask('unsubscribe', body)),
  );
  expect(answers[0]).toEqual({ ok: true });
  expect(answers.at(-1)?.code).toBe('live.too-fast');
});

test('E2 after a server restart the client is back by itself and gets a snapshot', async () => {
  server.campus.set('room:r1', { a: 1 }, true);
  const client = await enter();
  const { epoch, seq } = (await client.subscribe('room:r1')) as { epoch: string; seq: number };
  const { port } = server;
  const back = client.next('disconnect').then(() => client.next('connect'));
  await server.stop();
  server = await startLocal(port);
  server.campus.set('room:r1', { a: 1 }, true);
  await back;
  expect(await client.subscribe('room:r1', { epoch, seq })).toMatchObject({ type: 'snapshot' });
});

test('plain requests of the same server are not touched', async () => {
  const answer = await fetch(`http://127.0.0.1:${server.port}/plain`);
  expect(await answer.json()).toEqual({ ok: true });
  const polling = await fetch(`http://127.0.0.1:${server.port}/control/?EIO=4&transport=polling`);
  expect(polling.status).toBe(400);
});

test('one caller token in two programs: the later stays, the earlier is told why', async () => {
  const token = 'device.c-r2';
  const start = (agent: string) => enter(token, { auth: { v: 1, token, agent } });
  const earlier = await start('run-1');
  const told = earlier.next('session-ended');
  const gone = earlier.next('disconnect');
  const later = await start('run-2');
  expect(await told).toEqual({ code: 'live.replaced' });
  expect([await gone, later.socket.connected]).toEqual(['io server disconnect', true]);
});
