import type { ServerMessage } from '@daozhen/protocol';
import { expect, test } from 'vitest';
import { testActor } from '../../../test-support/live/campus.ts';
import { FakeTiming } from '../../../test-support/live/fake-timing.ts';
import { TopicHub } from './hub.ts';
import { ownDisplay } from './topics.ts';

function setUp() {
  const timing = new FakeTiming();
  const errors: string[] = [];
  const hub = new TopicHub({ timing, keepMs: 60_000, onError: (topic) => errors.push(topic) });
  const state = { epoch: 'e1', seq: 10, at: 100, views: new Map<string, object>(), computed: 0 };
  const define = (kind: string, coalesceMs: number) =>
    hub.define(kind, {
      plane: kind === 'desk' ? 'both' : 'feed',
      access: ownDisplay,
      coalesceMs,
      once: ['announce'],
      position: () => ({ epoch: state.epoch, seq: state.seq, at: state.at }),
      view(name) {
        state.computed += 1;
        const view = state.views.get(name);
        if (view instanceof Error) throw view;
        return view;
      },
    });
  define('board', 0);
  define('phone', 5000);
  define('desk', 0);
  const sent: ServerMessage[] = [];
  hub.attach('feed', (_topic, out) => sent.push(out.message));
  const set = (topic: string, view: object, urgent = false) => {
    state.seq += 1;
    state.views.set(topic.split(':')[1]!, view);
    hub.changed(topic, { urgent });
  };
  const take = () => sent.splice(0);
  return { timing, hub, state, set, take, errors };
}

test('a kind of topic without access, or declared twice, is refused', () => {
  const { hub } = setUp();
  const rest = {
    plane: 'feed' as const,
    view: () => ({}),
    position: () => ({ epoch: '', seq: 0, at: 0 }),
  };
  expect(() => hub.define('open', rest as never)).toThrow('who may see it');
  expect(() => hub.define('board', { ...rest, access: ownDisplay })).toThrow('twice');
  expect(() => hub.define('Board:', { ...rest, access: ownDisplay })).toThrow('not a kind');
  expect(hub.kinds()).toContainEqual({ kind: 'board', plane: 'feed', who: 'the display itself' });
});

test('a topic is open on its own plane only', () => {
  const { hub } = setUp();
  const display = testActor('device', 'd1')!;
  expect(hub.authorise('board:d1', display, 'feed')).toBe(true);
  expect(hub.authorise('board:d1', display, 'control')).toBe(false);
  expect(hub.authorise('desk:d1', display, 'control')).toBe(true);
  expect(hub.authorise('nothing:d1', display, 'feed')).toBe(false);
  expect(hub.authorise('board:', display, 'feed')).toBe(false);
});

test('E2 the snapshot, then updates that each name the one before', () => {
  const { hub, set, take, timing, state } = setUp();
  state.views.set('x', { a: 1, list: [1] });
  const snapshot = hub.subscribe('board:x', {})!.message;
  expect(snapshot).toMatchObject({ type: 'snapshot', seq: 10, at: 100, view: { a: 1, list: [1] } });
  set('board:x', { a: 2, list: [1] });
  set('board:x', { a: 3, list: [1] });
  timing.settle();
  set('board:x', { list: [1, 2] });
  timing.settle();
  const { epoch } = snapshot;
  expect(take()).toEqual([
    { type: 'update', topic: 'board:x', epoch, prev: 10, seq: 12, at: 100, patch: { a: 3 } },
    {
      type: 'update',
      topic: 'board:x',
      epoch,
      prev: 12,
      seq: 13,
      at: 100,
      patch: { a: null, list: [1, 2] },
    },
  ]);
});

test('E2 a change back within one turn, or of something else, sends nothing', () => {
  const { hub, set, take, timing, state } = setUp();
  state.views.set('x', { a: 1, gone: null });
  hub.subscribe('board:x', {});
  set('board:x', { a: 2 });
  set('board:x', { a: 1 });
  set('board:other', { a: 9 });
  timing.settle();
  expect(take()).toEqual([]);
});

test('a view that nobody watches is not computed', () => {
  const { hub, set, timing, state } = setUp();
  set('board:x', { a: 1 });
  timing.settle();
  expect(state.computed).toBe(0);
  hub.subscribe('board:x', {});
  expect(hub.watched('board')).toEqual(['x']);
  hub.unsubscribe('board:x');
  const before = state.computed;
  set('board:x', { a: 2 });
  timing.settle();
  expect(state.computed).toBe(before);
  expect(hub.watched('board')).toEqual([]);
  expect(() => hub.unsubscribe('board:x')).toThrow('nobody watches');
});

test('E2 phones hear calls at once and the rest at most every five seconds', () => {
  const { hub, set, take, timing, state } = setUp();
  state.views.set('v', { a: 5 });
  hub.subscribe('phone:v', {});
  set('phone:v', { a: 4 });
  timing.settle();
  expect(take()).toHaveLength(1);
  set('phone:v', { a: 3 });
  timing.pass(4900);
  expect(take()).toEqual([]);
  set('phone:v', { a: 2 });
  timing.pass(400);
  expect(take()).toMatchObject([{ prev: 11, seq: 13, patch: { a: 2 } }]);
  set('phone:v', { a: 1 });
  set('phone:v', { a: 1, s: 'called' }, true);
  timing.turn();
  expect(take()).toMatchObject([{ patch: { a: 1, s: 'called' } }]);
  timing.pass(20_000);
  expect(take()).toEqual([]);
});

test('E2 who has the last picture gets "current", who has another gets a snapshot', () => {
  const { hub, set, timing, state } = setUp();
  state.views.set('x', { a: 1 });
  const { epoch, seq } = hub.subscribe('board:x', {})!.message;
  expect(hub.subscribe('board:x', { epoch, seq })!.message.type).toBe('current');
  expect(hub.subscribe('board:x', { epoch, seq: seq + 1 })!.message.type).toBe('snapshot');
  expect(hub.subscribe('board:x', { epoch: 'e1', seq })!.message.type).toBe('snapshot');
  expect(hub.subscribe('board:x', { seq })!.message.type).toBe('snapshot');
  set('board:x', { a: 2 });
  timing.settle();
  expect(hub.subscribe('board:x', { epoch, seq })!.message).toMatchObject({
    seq: 11,
    view: { a: 2 },
  });
});

test('E2 a topic is still current for who comes back, until it is forgotten', () => {
  const { hub, timing, state } = setUp();
  state.views.set('x', { a: 1 });
  const { epoch, seq } = hub.subscribe('board:x', {})!.message;
  hub.unsubscribe('board:x');
  timing.pass(30_000);
  expect(hub.subscribe('board:x', { epoch, seq })!.message.type).toBe('current');
  hub.unsubscribe('board:x');
  timing.pass(130_000);
  const again = hub.subscribe('board:x', { epoch, seq })!.message;
  expect(again.type).toBe('snapshot');
  expect(again.epoch).not.toBe(epoch);
});

test('E3 after a restart nothing from before counts as current', () => {
  const before = setUp();
  before.state.views.set('x', { a: 1 });
  const have = before.hub.subscribe('board:x', {})!.message;
  const after = setUp();
  after.state.views.set('x', { a: 1 });
  expect(after.hub.subscribe('board:x', have)!.message.type).toBe('snapshot');
});

test('E3 a new epoch sends everybody a snapshot', () => {
  const { hub, take, timing, state } = setUp();
  state.views.set('x', { a: 1 });
  const { epoch } = hub.subscribe('board:x', {})!.message;
  state.epoch = 'e2';
  state.seq = 3;
  hub.changedAll();
  timing.settle();
  const [message] = take();
  expect(message).toMatchObject({ type: 'snapshot', seq: 3, view: { a: 1 } });
  expect(message).not.toHaveProperty('epoch', epoch);
});

test('E2 a change without an event has a number of its own', () => {
  const { hub, take, timing, state, set } = setUp();
  state.views.set('x', { wait: 5 });
  hub.subscribe('board:x', {});
  for (const wait of [6, 7]) {
    state.views.set('x', { wait });
    hub.changed('board:x');
    timing.settle();
  }
  set('board:x', { wait: 8 });
  timing.settle();
  expect(take()).toMatchObject([
    { prev: 10, seq: 11 },
    { prev: 11, seq: 12 },
    { prev: 12, seq: 13 },
  ]);
});

test('an announcement goes out once, with whatever else changed, and is in no snapshot', () => {
  const { hub, take, timing, state, set } = setUp();
  state.views.set('x', { a: 1, announce: ['never here'] });
  expect(hub.subscribe('board:x', {})!.message).toHaveProperty('view', { a: 1 });
  set('board:x', { a: 2, announce: ['nor here'] });
  hub.publishOnce('board:x', { announce: [{ n: 1 }] });
  hub.publishOnce('board:x', { announce: [{ n: 2 }] });
  timing.settle();
  hub.publishOnce('board:x', { announce: [{ n: 3 }] });
  timing.settle();
  set('board:x', { a: 3 });
  timing.settle();
  expect(take()).toMatchObject([
    { prev: 10, seq: 11, patch: { a: 2, announce: [{ n: 1 }, { n: 2 }] } },
    { prev: 11, seq: 12, patch: { announce: [{ n: 3 }] } },
    { prev: 12, seq: 13, patch: { a: 3 } },
  ]);
  expect(hub.subscribe('board:x', {})!.message).toHaveProperty('view', { a: 3 });
  expect(() => hub.publishOnce('board:x', { title: [] })).toThrow('once');
});

test('an announcement survives a new epoch and is dropped when nobody listens', () => {
  const { hub, take, timing, state } = setUp();
  state.views.set('x', { a: 1 });
  hub.publishOnce('board:x', { announce: [0] });
  hub.subscribe('board:x', {});
  state.epoch = 'e2';
  hub.publishOnce('board:x', { announce: [1] });
  timing.settle();
  expect(take()).toMatchObject([
    { type: 'snapshot', seq: 10, view: { a: 1 } },
    { type: 'update', prev: 10, seq: 11, patch: { announce: [1] } },
  ]);
});

test('what is gone is said once; when it is back, it comes whole', () => {
  const { hub, take, timing, state } = setUp();
  expect(hub.subscribe('board:x', {})).toBeUndefined();
  state.views.set('x', { a: 1 });
  hub.subscribe('board:x', {});
  state.views.delete('x');
  hub.changed('board:x');
  timing.settle();
  hub.changed('board:x');
  timing.settle();
  expect(take()).toMatchObject([{ type: 'error', code: 'topic.gone', topic: 'board:x' }]);
  expect(hub.subscribe('board:x', {})).toBeUndefined();
  state.views.set('x', { a: 1 });
  hub.changed('board:x');
  timing.settle();
  expect(take()).toMatchObject([{ type: 'snapshot', seq: 12, view: { a: 1 } }]);
});

test('a view that throws harms no other topic and is right again at its next change', () => {
  const { hub, take, timing, state, set, errors } = setUp();
  state.views.set('bad', { a: 1 }).set('good', { a: 1 });
  hub.subscribe('board:bad', {});
  hub.subscribe('board:good', {});
  set('board:bad', new Error('broken'));
  set('board:good', { a: 2 });
  timing.settle();
  expect(errors).toEqual(['board:bad']);
  expect(take()).toMatchObject([{ topic: 'board:good', patch: { a: 2 } }]);
  set('board:bad', { a: 3 });
  timing.settle();
  expect(take()).toMatchObject([{ topic: 'board:bad', prev: 10, seq: 13, patch: { a: 3 } }]);
});

test('calls go out first, and a turn sends no more than it can without making commands wait', () => {
  const { hub, take, timing, state, set } = setUp();
  const names = Array.from({ length: 1200 }, (_, i) => `v${i}`);
  for (const name of names) {
    state.views.set(name, { a: 1 });
    hub.subscribe(`phone:${name}`, {});
  }
  for (const name of names) set(`phone:${name}`, { a: 2 });
  set('phone:v1199', { a: 3 }, true);
  timing.turn();
  const first = take();
  expect(first).toHaveLength(500);
  expect(first[0]).toMatchObject({ topic: 'phone:v1199', patch: { a: 3 } });
  timing.settle();
  expect(take()).toHaveLength(700);
  hub.close();
});
