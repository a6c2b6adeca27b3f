import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SiteState } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  command,
  onControl,
  onFeed,
  pair,
  register,
  send,
  type Registered,
} from '../../test-support/centre.ts';
import type { Client } from '../../test-support/server.ts';
import { ServerProcess } from '../../test-support/server-process.ts';
import { callableInOrder, lineOf } from '../queue/rules/index.ts';

const FEED_HOST = '127.0.0.2';
const PEOPLE = 50;

let server: ServerProcess;
let desk: Client;
let manager: Client;
const visits: Registered[] = [];

beforeAll(async () => {
  server = await ServerProcess.start({ FEED_HOST });
  desk = await server.login('desk');
  manager = await server.login('manager');
  await send(manager, 'open-room', { room: 'east-blood-1', staff: 'tang-ruolan' });
  while (visits.length < PEOPLE) {
    visits.push(...(await Promise.all(Array.from({ length: 10 }, () => register(desk)))));
  }
}, 120_000);
afterAll(() => server?.remove());

const state = async (): Promise<SiteState> => (await manager.get('/api/floor/sites/east')).body;

interface Event {
  seq: number;
  command: string;
}

async function events(): Promise<Event[]> {
  return (await manager.get('/api/floor/sites/east/events?limit=1000')).body.events;
}

/** Who waits for the blood draw, in the order in which everybody sees them. */
function line(floor: SiteState, except: string): string[] {
  const { at } = floor;
  const waiting = callableInOrder(lineOf(floor, 'blood', at)).map(({ visit }) => visit);
  return waiting.filter((visit) => visit !== except);
}

describe('E3: killed while fifty people wait', () => {
  it.each([
    ['the server', () => server.kill()],
    ['the server and its Redis', () => server.kill().then(() => server.killRedis())],
  ])(
    '%s: starts again with everything acknowledged, and every screen is right',
    async (_what, kill) => {
      const [{ visit: held }, { visit: phoneVisit, token }] = visits as [Registered, Registered];
      const display = await pair(server, desk, 'display', { kind: 'hall', zone: 'east-2a' });
      const phone = await onFeed(server, token);
      const board = await onFeed(server, display.token);
      const screen = onControl(server, manager);
      await screen.next('connect');
      const hold = command('hold', { visit: held });
      const topics = [`phone:${phoneVisit}`, `board:${display.id}`] as const;
      const had = await phone.subscribe(topics[0]);
      await board.subscribe(topics[1]);
      const acknowledged = await manager.post('/api/floor/commands', hold);
      expect(acknowledged.body.ok).toBe(true);
      const [before, happened] = [await state(), await events()];
      const underway = command('release', { visit: held });
      const answer = manager.post('/api/floor/commands', underway).catch(() => undefined);
      await kill();
      await answer;
      expect([await phone.closed, await board.closed]).toEqual([1006, 1006]);
      const back = screen.next('connect');
      await server.start();

      // The same floor: the same past, event by event, and nobody's place or ticket has changed.
      const [after, since] = [await state(), await events()];
      expect(after.epoch).toBe(before.epoch);
      expect(since.slice(0, happened.length)).toEqual(happened);
      expect(since.map(({ seq }) => seq)).toEqual(since.map((_event, index) => index + 1));
      for (const { visit, ticket } of visits) {
        expect(after.visits[visit]?.ticket).toBe(ticket);
        expect(after.visits[visit]?.places).toEqual(before.visits[visit]?.places);
      }
      expect(line(before, held).length).toBeGreaterThan(40);
      expect(line({ ...after, at: before.at }, held)).toEqual(line(before, held));
      // What was acknowledged is there and answered the same; what was under way happens once.
      const again = await manager.post('/api/floor/commands', hold);
      expect(again.body).toEqual(acknowledged.body);
      const retried = await manager.post('/api/floor/commands', underway);
      expect(retried.body.ok).toBe(true);
      const all = await events();
      for (const { id } of [hold, underway]) {
        expect(all.filter((event) => event.command === id)).toHaveLength(1);
      }

      // Everybody is back with his own credentials, and right.
      await back;
      expect((await screen.subscribe('desk:east')).type).toBe('snapshot');
      screen.socket.disconnect();
      const [phoneAgain, boardAgain] = [
        await onFeed(server, token),
        await onFeed(server, display.token),
      ];
      const { epoch, seq } = had;
      const picture = await phoneAgain.subscribe(topics[0], { epoch, seq });
      const page = (await server.anyone.get(`/m/${token}/view`)).body;
      expect((picture.view as { s: string }).s).toBe(after.visits[phoneVisit]?.state);
      expect(page.view.s).toBe((picture.view as { s: string }).s);
      expect((await boardAgain.subscribe(topics[1])).view).toMatchObject({
        title: expect.anything(),
      });
      await Promise.all([phoneAgain.close(), boardAgain.close()]);
      await send(manager, 'release', { visit: held });
    },
    60_000,
  );
});

describe('one folder, one server', () => {
  it('a second server on the same data folder says so and ends; the first is untouched', async () => {
    const program = join(import.meta.dirname, '../main.ts');
    const env = { ...process.env, DATA_DIR: server.dataDir, PORT: '0', FEED_PORT: '0' };
    const second = promisify(execFile)(process.execPath, [program], { env });
    await expect(second).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('another Daozhen process is using the folder'),
    });
    expect((await server.anyone.get('/readyz')).status).toBe(200);
  });
});

describe('FEED_HOST', () => {
  it('is where the feed’s own port listens, and nowhere else', async ({ skip }) => {
    const { checks } = (await server.anyone.get('/readyz')).body;
    if (checks.feed.engine !== 'uws') skip('the feed has no port of its own here');
    const direct = connect(server.feedPort, FEED_HOST);
    await once(direct, 'connect');
    direct.destroy();
    const [error] = await once(connect(server.feedPort, '127.0.0.1'), 'error').catch((e) => [e]);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
