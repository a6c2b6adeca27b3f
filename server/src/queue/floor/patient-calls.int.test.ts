import type { Command, Reply } from '@daozhen/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { Floor, openFloor, SECOND, TestClock } from '../../../test-support/floor.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { createRedisEngine, type Engine } from '../engine/index.ts';
import { callableEntries } from '../rules/index.ts';
import { Steward } from '../steward/index.ts';
import { PatientCalls } from './patient-calls.ts';

const PEOPLE = 40;

/** What of a server process has to do with calls: guidance and the command's way in. */
interface Node {
  engine: Engine;
  context: CampusUnderTest;
  steward: Steward;
  calls: PatientCalls;
}

let redis: TestRedis;
const clock = new TestClock();
const nodes: Node[] = [];
let floor: Floor;
let sent = 0;

async function openNode(engine: Engine): Promise<Node> {
  const context = await openCampus(new Floor(engine, clock, floor.site));
  const log = { warn: () => undefined };
  const steward = new Steward({ ...context, engine, log });
  steward.start();
  const { campus } = context;
  const calls = new PatientCalls({
    engine,
    campus: () => ({ campus, decide: () => steward.decide() }),
  });
  return { engine, context, steward, calls };
}

beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
  const options = { url: redis.url, testClock: () => clock.now };
  const [one, other] = [await createRedisEngine(options), await createRedisEngine(options)];
  floor = await openFloor({ binding: 'late', rooms: { ecg1: {}, ecg2: {} } }, () => one);
  nodes.push(await openNode(one), await openNode(other));
});
afterAll(async () => {
  for (const { steward, context, engine } of nodes) {
    await steward.close();
    await context.close();
    await engine.close();
  }
  await redis.stop();
});

/** Sends a command to one server after the other; a person has taken his time since the last. */
function send(type: Command['type'], fields: object): Promise<Reply> {
  clock.advance(3 * SECOND);
  sent += 1;
  const id = `sent-${String(sent).padStart(6, '0')}`;
  const command = { v: 1, id, site: floor.site, type, ...fields } as Command;
  return nodes[sent % nodes.length]!.calls.execute(command, 'user:dr');
}

/** Who could be called into a room now, and is not. */
async function waitingFor(room: string): Promise<string[]> {
  const state = await floor.state();
  const { station } = state.rooms[room]!;
  return callableEntries(state, station, clock.now).map(({ visit }) => visit);
}

/** By single commands, without a pause between them; @returns why it ended and who waited then. */
async function callOneByOne(room: string): Promise<object> {
  for (;;) {
    const call = await send('call-next', { room });
    if (!call.ok) return { code: call.code, waiting: await waitingFor(room) };
    await send('start', { room });
    await send('finish', { room });
  }
}

/** By the one button alone, until a press leaves the room empty; @returns who waited then. */
async function press(room: string): Promise<object> {
  for (;;) {
    const { version } = await floor.room(room);
    await send('press', { room, expected: version });
    const { called, serving } = await floor.room(room);
    if (Object.keys({ ...called, ...serving }).length === 0) {
      return { waiting: await waitingFor(room) };
    }
  }
}

it('P4, C1, C2: two rooms at two servers never lack people while some wait, and nobody is called twice', async () => {
  for (let index = 0; index < PEOPLE; index += 1) await floor.arrive(`v${index}`, ['ecg']);
  const ends = await Promise.all([callOneByOne('ecg1'), press('ecg2')]);
  expect(ends).toEqual([{ code: 'call.nobody', waiting: [] }, { waiting: [] }]);
  const events = await floor.engine.events(floor.site, 0, 10_000);
  const called = events.flatMap(({ facts }) => facts.call?.visit ?? []);
  expect(new Set(called).size).toBe(PEOPLE);
  expect(called).toHaveLength(PEOPLE);
});
