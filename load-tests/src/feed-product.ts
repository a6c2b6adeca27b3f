/**
 * The product in a process of its own: topic hub, views and feed plane as they are, over a recorded morning
 * or over the floor in Redis.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '../../server/src/platform/http/index.ts';
import { Campus, Waits } from '../../server/src/queue/campus/index.ts';
import { createRedisEngine } from '../../server/src/queue/engine/index.ts';
import { FloorService } from '../../server/src/queue/floor/index.ts';
import {
  createLive,
  TopicHub,
  type Execute,
  type TopicDefinition,
} from '../../server/src/queue/live/index.ts';
import { Outlook } from '../../server/src/queue/outlook/index.ts';
import { FloorRuntime } from '../../server/src/queue/runtime/index.ts';
import {
  announceChanges,
  announcePhones,
  boardView,
  defineTopics,
  type Placement,
} from '../../server/src/queue/views/index.ts';
import {
  cpuMicros,
  memoryBytes,
  ownSettings,
  serveOrders,
} from '../../server/test-support/live/orders.ts';
import { BURST, isPrivate, turn, type Scenario } from './feed-contestant.ts';
import { facts, person, ROOMS, settings, SITE, type RecordedDay } from './feed-floor.ts';
import { Recording } from './feed-recording.ts';

interface Settings {
  engine: 'uws' | 'ws';
  /** File of a {@link RecordedDay}. */
  day?: string;
  /** The Redis with the floor, where presses go. */
  redis?: string;
}

const own = ownSettings<Settings>();
const hall: Placement = { kind: 'hall', zone: 'hall' };

/** Tokens say who they are: `display`, `visit.v1`, `caller.ecg-1`. */
async function authenticate(token: string): Promise<Actor> {
  const [kind = '', id = ''] = token.split('.');
  const common = { id: id || 'hall', roles: [], sites: [SITE] };
  if (kind === 'visit') return { ...common, kind };
  if (kind === 'caller')
    return { ...common, kind: 'device', device: { kind, placement: { kind, room: id } } };
  return { ...common, kind: 'device', device: { kind: 'display', placement: hall } };
}

/** A phone's views at one moment of the morning, by visit. */
type Views = ReadonlyMap<string, object>;

/** A hub that counts what it sends, and takes a phone's view from a table while there is one. */
class BenchHub extends TopicHub {
  sent = 0;
  views: Views | undefined;
  #phone: TopicDefinition | undefined;

  override define(kind: string, definition: TopicDefinition): void {
    if (kind !== 'phone') return super.define(kind, definition);
    this.#phone = definition;
    super.define(kind, {
      ...definition,
      view: (visit) => (this.views ? this.views.get(visit) : definition.view(visit)),
    });
  }

  /** Computes every phone's view as it is now. */
  compute(visits: readonly string[]): Views {
    return new Map(visits.flatMap((visit) => [[visit, this.#phone?.view(visit) ?? {}]] as const));
  }

  override attach(...[plane, publish]: Parameters<TopicHub['attach']>): void {
    super.attach(plane, (topic, out) => {
      this.sent += 1;
      publish(topic, out);
    });
  }
}

/** ms by which the hub's clock is ahead, so that no round waits for a phone's five seconds. */
let ahead = 0;
const timing = {
  now: () => performance.now() + ahead,
  soon: (run: () => void) => void setImmediate(run),
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

const hub = new BenchHub({ timing, onError: (_topic, error) => console.error(error) });
const closers: (() => Promise<void>)[] = [];

/** The floor in Redis with everything around it. */
async function openFloor(redis: string): Promise<Execute> {
  const engine = await createRedisEngine({ url: redis });
  const log = { info: () => {}, warn: (details: object) => console.error(details) };
  const runtime = await FloorRuntime.start({
    engine,
    hub,
    sites: [{ facts, settings }],
    person,
    log,
  });
  runtime.placeDisplay('hall', { site: SITE, placement: hall });
  closers.push(
    () => runtime.close(),
    () => engine.close(),
  );
  const floor = new FloorService(
    engine,
    (site) => runtime.contexts.get(site),
    (site) => runtime.decide(site),
  );
  return (command, actor) => floor.execute(command, actor);
}

/** So many moments of the morning are enough to go round. */
const TABLES = 3;

/** Computes the views that `private` sends. */
let prepare = () => {};
let play: (scenario: Scenario) => Promise<void> = () => Promise.reject(new Error('no recording'));

/** A recorded morning with the floor's own topics, and door boards that anybody may watch for the burst. */
async function openRecording(file: string): Promise<void> {
  const recording = new Recording(JSON.parse(readFileSync(file, 'utf8')) as RecordedDay);
  const nominalMs = () => 240_000;
  const stationOf = (room: string) => facts.rooms.get(room)?.station;
  const campus = await Campus.open(recording, SITE, { nominalMs, stationOf });
  const waits = new Waits(campus, nominalMs);
  const outlook = new Outlook({ campus, waits, facts });
  const context = { campus, waits, outlook, facts, person };
  closers.push(() => campus.close());
  defineTopics(hub, {
    contexts: new Map([[SITE, context]]),
    display: () => ({ site: SITE, placement: hall }),
    callerOf: () => undefined,
  });
  hub.define('door', {
    plane: 'feed',
    access: { who: 'everybody', may: () => true },
    view: (room) => boardView(context, { kind: 'door', room }),
    position: () => ({ epoch: campus.state.epoch, seq: campus.state.seq, at: campus.now() }),
  });
  let scenario: Scenario = 'shared';
  campus.listen((events) => {
    if (scenario === 'private') return;
    announceChanges(hub, context, events);
    for (const room of ROOMS.slice(0, BURST)) hub.changed(`door:${room}`, { urgent: true });
    if (scenario === 'computed') announcePhones(hub);
  });
  /** Events a turn: a press; one in every room; a call in every room and the start before it. */
  const events = { shared: 1, burst: ROOMS.length, computed: 2 * ROOMS.length };
  const tables: Views[] = [];
  let table = 0;
  play = async (next) => {
    scenario = next;
    ahead += 10_000;
    if (scenario !== 'private') recording.play(events[scenario]);
    else {
      hub.views = tables[(table = (table + 1) % tables.length)];
      announcePhones(hub);
    }
    // A hub sends what is urgent in the next turn and 500 others in each.
    const turns = isPrivate(scenario) ? Math.ceil(hub.watched('phone').length / 500) : 1;
    for (let n = 0; n < turns; n += 1) await turn();
  };
  prepare = () => {
    scenario = 'private';
    const visits = hub.watched('phone');
    while (tables.length < TABLES) {
      tables.push(hub.compute(visits));
      recording.play(events.computed);
    }
  };
}

/** @returns how many messages went out */
async function run(scenario: Scenario, turns: number, listeners: number): Promise<number> {
  if (scenario === 'private') prepare();
  const before = hub.sent;
  for (let n = 0; n < turns; n += 1) await play(scenario);
  await turn();
  const sent = hub.sent - before;
  return isPrivate(scenario) ? sent : sent * listeners;
}

let execute: Execute = () => Promise.reject(new Error('no floor'));
if (own.redis !== undefined) execute = await openFloor(own.redis);
else if (own.day !== undefined) await openRecording(own.day);

const server = createServer();
const live = await createLive({
  server,
  config: {
    feedEngine: own.engine,
    feedPort: 0,
    feedLimits: { perActor: 10_000, perAddress: 10_000, backpressureBytes: 64 << 20 },
  },
  hub,
  authenticate: { feed: authenticate, control: (_request, token) => authenticate(token ?? '') },
  execute,
  siteTime: () => Date.now(),
  log: { info: () => {}, error: (details) => console.error(details) },
});
await live.start();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const { port } = server.address() as AddressInfo;
serveOrders(
  { port: live.describe().feedPort ?? port, http: port },
  { run, cpuMicros, memoryBytes },
  async () => {
    await live.close();
    server.closeAllConnections();
    server.close();
    for (const close of closers) await close();
  },
);
