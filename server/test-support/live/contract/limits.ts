import { connect } from 'node:net';
import { closeCodes } from '@daozhen/protocol';
import { afterEach, expect, test } from 'vitest';
import { Listener } from '../listener.ts';
import { startRemote, type RemoteLive } from '../remote.ts';
import type { LiveConfig, LiveStatus } from '../../../src/queue/live/index.ts';

/** Starts a server of the engine under test, ended after the test. */
export type Start = (config: Partial<LiveConfig>) => Promise<RemoteLive>;

/** A server for each test, with the limits it wants. */
export function serverPerTest(engine: 'uws' | 'ws'): Start {
  let live: RemoteLive | undefined;
  afterEach(async () => {
    await live?.stop();
    live = undefined;
  });
  return async (config) => (live = await startRemote(engine, config));
}

const connections = async (server: RemoteLive) =>
  (await server.ask<LiveStatus>('describe')).feedConnections;

/** Changes the hall's board, 3 MB at a time, until only `left` connections are left. */
async function floodUntil(server: RemoteLive, left: number, good: Listener): Promise<void> {
  for (let round = 0; (await connections(server)) > left; round += 1) {
    if (round === 30) throw new Error('nobody was cut off');
    await server.ask('flood', 'board:hall', 50, 60_000);
    await server.ask('set', 'board:hall', { round });
    await good.until(() => good.picture<{ round?: number }>('board:hall')?.round === round);
  }
}
async function hall(server: RemoteLive): Promise<Listener> {
  const client = await Listener.enter(server.port, 'device.hall');
  await client.subscribe('board:hall');
  return client;
}

/** Many listeners, and those among them that do not keep up. */
export function crowdContract(start: Start): void {
  test('a client that does not read is cut off; others miss nothing', async () => {
    const server = await start({ feedLimits: { slowGraceMs: 50 } });
    await server.ask('set', 'board:hall', {});
    const [slow, good] = [await hall(server), await hall(server)];
    slow.ws.pause();
    await floodUntil(server, 1, good);
    slow.ws.resume();
    expect([1006, closeCodes.slow]).toContain(await slow.closed);
    await good.close();
  });

  test('a slow client that reads on is told why it is closed', async () => {
    const server = await start({ feedLimits: { slowGraceMs: 20_000 } });
    await server.ask('set', 'board:hall', {});
    const [slow, good] = [await hall(server), await hall(server)];
    slow.ws.pause();
    for (let round = 0; round < 10; round += 1) {
      await server.ask('flood', 'board:hall', 50, 60_000);
      await server.ask('set', 'board:hall', { round });
      await good.until(() => good.picture<{ round?: number }>('board:hall')?.round === round);
    }
    slow.ws.resume();
    expect(await slow.closed).toBe(closeCodes.slow);
    expect(slow.picture('board:hall')).not.toEqual({ round: 9 });
    await good.close();
  });

  test('2,000 listeners get a publish', async () => {
    const server = await start({ feedLimits: { perActor: 3000 } });
    await server.ask('set', 'board:hall', { n: 0 });
    const clients: Listener[] = [];
    while (clients.length < 2000) {
      const some = Array.from({ length: 100 }, () => Listener.enter(server.port, 'device.hall'));
      clients.push(...(await Promise.all(some)));
    }
    await Promise.all(clients.map((client) => client.subscribe('board:hall')));
    await server.ask('set', 'board:hall', { n: 1 });
    const updates = await Promise.all(clients.map((client) => client.next('update')));
    expect(new Set(updates.map((update) => JSON.stringify(update))).size).toBe(1);
    for (const client of clients) client.ws.terminate();
    await expect.poll(() => connections(server), { timeout: 20_000 }).toBe(0);
  });
}

/** What no client may take from the others. */
export function limitsContract(start: Start): void {
  test('too many connections from one address are sent away for a while', async () => {
    const server = await start({ trustProxy: true, feedLimits: { perAddress: 2 } });
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    await Listener.enter(server.port, 'visit.v1', from('203.0.113.7'));
    await Listener.enter(server.port, 'visit.v2', from('203.0.113.7'));
    const third = new Listener(server.port, from('203.0.113.7'));
    expect((await third.next('error')).code).toBe('live.too-many');
    expect(await third.closed).toBe(closeCodes.tooMany);
    await Listener.enter(server.port, 'visit.v3', from('203.0.113.8'));
  });

  test('nobody can claim another address', async () => {
    const server = await start({ feedLimits: { perAddress: 1 } });
    const claim = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    await Listener.enter(server.port, 'visit.v1', claim('203.0.113.7'));
    for (const port of new Set([server.port, server.origin])) {
      const second = new Listener(port, claim('203.0.113.8'));
      expect(await second.closed).toBe(closeCodes.tooMany);
    }
  });

  test('too many messages end the connection', async () => {
    const server = await start({ feedLimits: { messagesPerSecond: 1, burst: 5 } });
    const client = await Listener.enter(server.port, 'device.d1');
    for (let n = 0; n < 6; n += 1) client.say({ type: 'ping' });
    expect((await client.next('error')).code).toBe('live.too-fast');
    expect(await client.closed).toBe(closeCodes.tooMany);
  });

  test('a connection has so many topics and no more', async () => {
    const server = await start({ feedLimits: { topics: 0 } });
    const client = await Listener.enter(server.port, 'device.d1');
    client.say({ type: 'subscribe', topic: 'board:d1' });
    expect((await client.next('error')).code).toBe('topic.too-many');
  });

  test('one link opened too often: the oldest gives way', async () => {
    const server = await start({ feedLimits: { perActor: 2 } });
    const first = await Listener.enter(server.port, 'visit.v1');
    const others = [
      await Listener.enter(server.port, 'visit.v1'),
      await Listener.enter(server.port, 'visit.v1'),
    ];
    expect(await first.closed).toBe(closeCodes.replaced);
    expect(others.map((client) => client.ws.readyState)).toEqual([1, 1]);
  });
}

/** The silent, the dead, the noisy, and a server that stops. */
export function endsContract(start: Start): void {
  test('who never says hello is closed, who answers no ping is cut', async () => {
    const server = await start({ feedLimits: { helloMs: 60, deadMs: 600 } });
    const mute = new Listener(server.port);
    expect(await mute.closed).toBe(closeCodes.slow);
    const dead = await Listener.enter(server.port, 'device.d1', { autoPong: false });
    const alive = await Listener.enter(server.port, 'device.d2');
    expect(await dead.closed).toBe(1006);
    expect(alive.ws.readyState).toBe(1);
  });

  test('noise on the wire ends that connection only', async () => {
    const server = await start({});
    const client = await Listener.enter(server.port, 'device.d1');
    for (const port of new Set([server.port, server.origin])) {
      const raw = connect(port, '127.0.0.1');
      raw.on('error', () => {});
      raw.write('GET /feed HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n');
      raw.write('Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n');
      raw.once('data', () => raw.write(Buffer.alloc(64, 0xff)));
      await new Promise((resolve) => raw.on('close', resolve));
    }
    client.say({ type: 'ping' });
    expect((await client.next('heartbeat')).at).toBeGreaterThan(0);
  });

  test('E2 a server that stops sends everybody off to come back; a new one gives snapshots', async () => {
    const before = await start({});
    await before.ask('set', 'board:d1', { a: 1 });
    const client = await Listener.enter(before.port, 'device.d1');
    const { epoch, seq } = await client.subscribe('board:d1');
    await before.stop();
    expect(await client.closed).toBe(closeCodes.restarting);
    const after = await start({});
    await after.ask('set', 'board:d1', { a: 1 });
    const again = await Listener.enter(after.port, 'device.d1');
    const snapshot = await again.subscribe('board:d1', { epoch, seq });
    expect(snapshot.view).toEqual({ a: 1 });
    await again.close();
  });
}
