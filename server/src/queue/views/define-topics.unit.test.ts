import { expect, test } from 'vitest';
import { TopicHub } from '../live/index.ts';
import { defineTopics } from './define-topics.ts';

test('invariant 10: every kind of topic says who may watch it', () => {
  const hub = new TopicHub();
  defineTopics(hub, {
    contexts: new Map(),
    display: () => undefined,
    callerOf: () => undefined,
  });
  const staff = 'desk, nurse, doctor, manager';
  expect(hub.kinds()).toEqual([
    { kind: 'overview', plane: 'control', who: staff },
    { kind: 'vips', plane: 'control', who: 'desk, nurse, manager' },
    { kind: 'visit', plane: 'control', who: staff },
    { kind: 'board', plane: 'feed', who: 'the display itself' },
    { kind: 'phone', plane: 'feed', who: 'the visit itself' },
    { kind: 'room', plane: 'control', who: `${staff} or the caller of the room` },
    { kind: 'desk', plane: 'control', who: staff },
  ]);
  hub.close();
});
