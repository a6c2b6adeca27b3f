import { closeCodes, MAX_FRAME_BYTES } from '@daozhen/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  atFeed,
  command,
  onControl,
  onFeed,
  pair,
  register,
  registration,
  send,
} from '../../test-support/centre.ts';
import type { Commander } from '../../test-support/live/local.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

let server: TestServer;
let desk: Client;
let manager: Client;
let screen: Commander;
let man = '';
let woman = '';

const BLOOD = 'east-blood-1';
/** The one ultrasound room that takes no women's examinations. */
const ULTRASOUND = 'east-ultrasound-3';

beforeAll(async () => {
  server = await startTestServer();
  desk = await server.login('desk');
  manager = await server.login('manager');
  screen = onControl(server, manager);
  await screen.next('connect');
  // Only rooms that take neither of them at first, so that nobody is sent to a door.
  await openRooms(ULTRASOUND, 'east-gynae-1');
  man = (await register(desk)).visit;
  const lady = registration({ packageId: 'standard-f' }, { name: '覃小荷', sex: 'F' });
  woman = (await register(desk, lady)).visit;
});
afterAll(async () => {
  screen?.socket.disconnect();
  await server?.stop();
});

async function openRooms(...rooms: string[]): Promise<void> {
  for (const room of rooms) await send(manager, 'open-room', { room, staff: 'tang-ruolan' });
}

const versionOf = async (room: string): Promise<number> =>
  (await manager.get('/api/floor/sites/east')).body.rooms[room].version;

/** Sends a command on both planes; both have to refuse it alike, and neither may leave an event. */
async function refused(type: string, fields: object) {
  const sent = [command(type, fields), command(type, fields)] as const;
  const rest = await manager.post('/api/floor/commands', sent[0], { 'accept-language': 'en' });
  const control = await screen.ask('command', sent[1]);
  expect(control.code).toBe(rest.body.code);
  expect(control.message).toMatch(/[\u4e00-\u9fff]/);
  expect(rest.body.message).toMatch(/^[A-Z][^\u4e00-\u9fff]+\.$/);
  expect(rest.body.traceId).toMatch(/^[0-9a-f]{12}$/);
  const { events } = (await manager.get('/api/floor/sites/east/events?limit=1000')).body;
  const ids = new Set(sent.map(({ id }) => id));
  expect(events.filter((event: { command: string }) => ids.has(event.command))).toEqual([]);
  return { status: rest.status, ...rest.body } as {
    status: number;
    code: string;
    details?: Record<string, number>;
    current?: { room?: { id: string; version: number }; visit?: { id: string; room?: string } };
  };
}

describe('a command that cannot be', () => {
  it('unknown room', async () => {
    expect(await refused('call-next', { room: 'east-nowhere-9' })).toMatchObject({
      status: 404,
      code: 'room.unknown',
    });
  });

  it('wrong station: the room is another station’s, or has nothing to do for him', async () => {
    const other = { visit: man, station: 'gynae', room: BLOOD };
    expect(await refused('join', other)).toMatchObject({ code: 'join.no-items' });
    const wrong = { visit: woman, station: 'ultrasound', room: BLOOD };
    expect(await refused('join', wrong)).toMatchObject({ status: 409, code: 'room.wrong-station' });
  });

  it('wrong sex: a room without the tag, a package of the other sex', async () => {
    const call = await refused('call-one', { room: ULTRASOUND, visit: woman });
    expect(call).toMatchObject({ status: 409, code: 'room.not-allowed' });
    const key = { 'idempotency-key': randomUUID() };
    const answer = await desk.post('/api/visits', registration({ packageId: 'standard-f' }), key);
    expect([answer.status, answer.body.code]).toEqual([400, 'package.sex']);
    const added = registration({ addItems: ['GYN'] });
    const item = await desk.post('/api/visits', added, { 'idempotency-key': randomUUID() });
    expect([item.status, item.body.code]).toEqual([400, 'item.sex']);
  });

  it('a stale press changes nothing and shows the present state', async () => {
    await openRooms(BLOOD);
    const answer = await refused('press', { room: BLOOD, expected: 0 });
    expect(answer).toMatchObject({ status: 409, code: 'room.stale' });
    expect(answer.current?.room).toMatchObject({ id: BLOOD, version: await versionOf(BLOOD) });
  });

  it('already called; two presses within 2 s; pass too soon', async () => {
    await openRooms('east-blood-2');
    await register(desk);
    const called = await send(manager, 'call-next', { room: BLOOD });
    const { visit } = called.body;
    expect(called.body).toMatchObject({ ok: true, room: BLOOD });
    const press = await refused('press', { room: BLOOD, expected: called.body.version });
    expect(press).toMatchObject({ status: 409, code: 'call.too-soon' });
    expect(press.details?.['ms']).toBeGreaterThan(0);
    const twice = await refused('call-one', { room: 'east-blood-2', visit });
    expect(twice).toMatchObject({ status: 409, code: 'visit.called' });
    expect(twice.current?.visit).toMatchObject({ id: visit, room: BLOOD });
    const pass = await refused('pass', { room: BLOOD, reason: 'absent' });
    expect(pass).toMatchObject({ status: 409, code: 'pass.too-soon' });
    expect(Object.keys(pass.details ?? {}).toSorted()).toEqual(['calls', 'ms']);
  });

  it('malformed, in every way in', async () => {
    const malformed = await refused('call-next', { room: '../blood' });
    expect(malformed).toMatchObject({ status: 400, code: 'command.invalid' });
    const response = await fetch(`${server.url}/api/floor/commands`, {
      method: 'POST',
      headers: {
        ...manager.headers,
        'content-type': 'application/json',
        'x-requested-with': 'daozhen',
      },
      body: '{"v":1,',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request.invalid' });
    const { token } = await pair(server, desk, 'display', { kind: 'hall', zone: 'east-3' });
    const listener = await atFeed(server, token);
    listener.say('{');
    expect(await listener.closed).toBe(closeCodes.malformed);
    expect((await screen.ask('subscribe', { topic: 7 })).code).toBe('live.malformed');
  });

  it('too large, in every way in', async () => {
    const long = 'x'.repeat(70_000);
    const rest = await send(manager, 'hold', { visit: man, note: long });
    expect([rest.status, rest.body.code]).toEqual([413, 'request.too-large']);
    const display = await pair(server, desk, 'display', { kind: 'hall', zone: 'east-3' });
    const [listener, other] = [
      await onFeed(server, display.token),
      await onFeed(server, display.token),
    ];
    listener.say({ type: 'ping', x: long.slice(0, MAX_FRAME_BYTES) });
    expect((await listener.next('error')).code).toBe('live.too-large');
    expect(await listener.closed).toBe(closeCodes.tooLarge);
    expect((await other.ask(`board:${display.id}`)).type).toBe('snapshot');
    await other.close();
    const back = screen.next('disconnect').then(() => screen.next('connect'));
    screen.socket.emit('command', long, () => undefined);
    await back;
    expect((await screen.subscribe('desk:east')).type).toBe('snapshot');
  });
});
