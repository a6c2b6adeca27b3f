import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Client, CLIENTS, topics, World } from '../../../test-support/live/world.ts';

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
          remove(w, t),
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

function remove(world: World, t: string): void {
  world.views.delete(t);
  world.hub.changed(t);
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
    { numRuns: 10000 },
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
    { numRuns: 1000 },
  );
}, 30_000);
