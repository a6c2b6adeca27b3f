import { applyPatch, type ServerMessage } from '@daozhen/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeTiming } from '../../../test-support/live/fake-timing.ts';
import { TopicHub } from './hub.ts';
import { ownDisplay } from './topics.ts';

const kinds = ['board', 'phone'] as const;
const topics = ['board:x', 'board:y', 'phone:x'];
const CLIENTS = 4;
/** A client with more than this unread is slow and is cut off. */
const MOST_UNREAD = 12;

interface Picture {
  epoch: string;
  seq: number;
  view: Record<string, unknown>;
}

/** A client that follows the chain rule to the letter, over a connection that may break but not lie. */
class Client {
  connected = false;
  readonly subscribed = new Set<string>();
  readonly pictures = new Map<string, Picture>();
  readonly announced: unknown[] = [];
  unread: ServerMessage[] = [];

  read(message: ServerMessage): string | undefined {
    if (message.type === 'snapshot') {
      const { epoch, seq } = message;
      this.pictures.set(message.topic, { epoch, seq, view: message.view as Picture['view'] });
      return message.topic;
    }
    if (message.type === 'current') {
      expect(this.pictures.get(message.topic)).toMatchObject({
        epoch: message.epoch,
        seq: message.seq,
      });
      return message.topic;
    }
    if (message.type === 'error') {
      this.pictures.delete(message.topic!);
      return undefined;
    }
    if (message.type !== 'update') throw new Error(`unexpected ${message.type}`);
    const picture = this.pictures.get(message.topic);
    if (!picture) throw new Error('an update before any snapshot');
    expect(message.epoch).toBe(picture.epoch);
    expect(message.prev).toBe(picture.seq);
    expect(message.seq).toBeGreaterThan(message.prev);
    const { announce, ...patch } = message.patch as Record<string, unknown>;
    if (announce) this.announced.push(...(announce as unknown[]));
    const { epoch, seq } = message;
    this.pictures.set(message.topic, { epoch, seq, view: applyPatch(picture.view, patch) });
    return message.topic;
  }
}

/** Server, clients and the connections between them; every step is one thing that can happen. */
class World {
  readonly timing = new FakeTiming();
  readonly views = new Map<string, object>();
  readonly clients = Array.from({ length: CLIENTS }, () => new Client());
  /** What each {epoch, seq} of a topic was when the server computed it: one view, ever. */
  readonly truth = new Map<string, unknown>();
  epoch = 1;
  seq = 1;
  announcements = 0;
  lastAnnounced = '';
  hub = this.start();

  start(): TopicHub {
    const hub = new TopicHub({ timing: this.timing, keepMs: 20_000 });
    for (const kind of kinds) {
      hub.define(kind, {
        plane: 'feed',
        access: ownDisplay,
        once: ['announce'],
        coalesceMs: kind === 'phone' ? 5000 : 0,
        view: (name) => this.views.get(`${kind}:${name}`),
        position: () => ({ epoch: `e${this.epoch}`, seq: this.seq, at: this.seq }),
      });
    }
    hub.attach('feed', (topic, { frame }) => {
      this.record(JSON.parse(frame) as ServerMessage);
      for (const client of this.clients) {
        if (client.subscribed.has(topic)) this.send(client, frame);
      }
    });
    return hub;
  }

  /** Remembers what the server's view was at the moment it sent a message about it. */
  record(message: ServerMessage): void {
    if (message.type !== 'snapshot' && message.type !== 'update') return;
    const view = structuredClone(this.views.get(message.topic));
    const key = `${message.topic} ${message.epoch} ${message.seq}`;
    expect(view).toEqual(this.truth.get(key) ?? view);
    this.truth.set(key, view);
  }

  send(client: Client, frame: string): void {
    client.unread.push(JSON.parse(frame) as ServerMessage);
    if (client.unread.length > MOST_UNREAD) this.disconnect(client);
  }

  disconnect(client: Client): void {
    for (const topic of client.subscribed) this.hub.unsubscribe(topic);
    client.subscribed.clear();
    client.unread = [];
    client.connected = false;
  }

  subscribe(client: Client, topic: string): void {
    const picture = client.pictures.get(topic);
    const watched = this.clients.some((other) => other.subscribed.has(topic));
    const reply = this.hub.subscribe(topic, { epoch: picture?.epoch, seq: picture?.seq });
    if (!reply) return void client.pictures.delete(topic);
    if (client.subscribed.has(topic)) this.hub.unsubscribe(topic);
    client.subscribed.add(topic);
    // While others watch, the reply is what they were sent last; a change since then is on its way.
    if (!watched) this.record(reply.message);
    this.send(client, reply.frame);
  }

  restart(): void {
    for (const client of this.clients) this.disconnect(client);
    this.hub.close();
    this.hub = this.start();
  }

  deliver(client: Client, count: number): void {
    for (const message of client.unread.splice(0, count)) {
      const topic = client.read(message);
      const picture = topic === undefined ? undefined : client.pictures.get(topic);
      if (!picture) continue;
      const known = this.truth.get(`${topic} ${picture.epoch} ${picture.seq}`);
      if (known !== undefined) expect(picture.view).toEqual(known);
    }
  }

  /** Everything delivered and nothing left to do: every picture is the server's view. */
  settle(): void {
    this.timing.pass(6000);
    for (const client of this.clients) {
      this.deliver(client, Infinity);
      for (const topic of client.subscribed) {
        expect(client.pictures.get(topic)?.view).toEqual(this.views.get(topic));
      }
    }
  }
}

const topic = fc.constantFrom(...topics);
const who = fc.nat({ max: CLIENTS - 1 });
const leaf = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('', 'A001', '张*三'),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
);
const node = fc.dictionary(fc.constantFrom('p', 'q'), leaf, { noNullPrototype: true });
const view = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(leaf, node), {
  noNullPrototype: true,
});

type Step = (world: World) => void;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(topic, view, fc.boolean(), fc.boolean()).map(change) },
  {
    weight: 1,
    arbitrary: topic.map(
      (t): Step =>
        (w) =>
          void (w.views.delete(t), w.hub.changed(t)),
    ),
  },
  {
    weight: 2,
    arbitrary: topic.map(
      (t): Step =>
        (w) =>
          announce(w, t),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(who, topic).map(
      ([c, t]): Step =>
        (w) =>
          join(w, c, t),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(who, topic).map(
      ([c, t]): Step =>
        (w) =>
          leave(w, c, t),
    ),
  },
  {
    weight: 1,
    arbitrary: who.map(
      (c): Step =>
        (w) =>
          w.disconnect(w.clients[c]!),
    ),
  },
  { weight: 4, arbitrary: fc.constant<Step>((w) => w.timing.turn()) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(300, 5000, 45_000).map(
      (ms): Step =>
        (w) =>
          w.timing.pass(ms),
    ),
  },
  { weight: 5, arbitrary: fc.tuple(who, fc.integer({ min: 1, max: 4 })).map(read) },
  { weight: 1, arbitrary: fc.constant<Step>((w) => newEpoch(w)) },
  { weight: 1, arbitrary: fc.constant<Step>((w) => w.restart()) },
  { weight: 1, arbitrary: fc.constant<Step>((w) => w.settle()) },
);

function change([t, v, event, urgent]: [string, object, boolean, boolean]): Step {
  return (world) => {
    if (event) world.seq += 1;
    world.views.set(t, v);
    world.hub.changed(t, { urgent });
  };
}

function read([c, count]: [number, number]): Step {
  return (world) => world.deliver(world.clients[c]!, count);
}

function announce(world: World, t: string): void {
  world.announcements += 1;
  world.lastAnnounced = t;
  world.hub.publishOnce(t, { announce: [world.announcements] });
}

function join(world: World, c: number, t: string): void {
  const client = world.clients[c]!;
  client.connected = true;
  world.subscribe(client, t);
}

function leave(world: World, c: number, t: string): void {
  const client = world.clients[c]!;
  if (!client.subscribed.delete(t)) return;
  // The client has read, or throws away, what was on its way: it asks from its last picture.
  client.unread = client.unread.filter((m) => !('topic' in m) || m.topic !== t);
  world.hub.unsubscribe(t);
}

function newEpoch(world: World): void {
  world.epoch += 1;
  world.seq = 1;
  world.hub.changedAll();
}

test('E2 whatever happens, no client has a gap, a repeat or a wrong picture', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 120 }), (steps) => {
      const world = new World();
      for (const run of steps) run(world);
      world.settle();
      for (const { announced } of world.clients) {
        expect(new Set(announced).size).toBe(announced.length);
      }
      world.hub.close();
    }),
    { numRuns: 400 },
  );
}, 30_000);

test('E2 whoever stays connected hears every announcement once and in order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const world = new World();
      world.views.set('board:x', {});
      const listener = new Client();
      world.clients.push(listener);
      world.subscribe(listener, 'board:x');
      let expected: number[] = [];
      for (const run of steps) {
        const before = world.announcements;
        run(world);
        if (!listener.subscribed.has('board:x') || !world.views.has('board:x')) return;
        if (world.announcements > before && world.lastAnnounced === 'board:x') {
          expected = [...expected, world.announcements];
        }
        world.deliver(listener, Infinity);
      }
      world.settle();
      expect(listener.announced).toEqual(expected);
    }),
    { numRuns: 300 },
  );
}, 30_000);
