import { expect, test } from 'vitest';
import type { Role } from '@daozhen/protocol';
import type { Actor } from '../../platform/http/index.ts';
import { testActor } from '../../../test-support/live/campus.ts';
import { anyOf, ownDisplay, ownVisit, splitTopic, staffOf } from './topics.ts';

const actor = (kind: Actor['kind'], id: string, role?: Role) => testActor(kind, id, role)!;

test.each([
  ['board:d1', { kind: 'board', name: 'd1' }],
  ['a:b:c', { kind: 'a', name: 'b:c' }],
  [':d1', undefined],
  ['board:', undefined],
  ['board', undefined],
])('the kind and the name of %s', (topic, parts) => {
  expect(splitTopic(topic)).toEqual(parts);
});

test('a right holds for its own kind of actor, name, role and site only', () => {
  const staff = staffOf('voice.use', (name) => (name === 'main' ? 'main' : undefined));
  expect(staff.may(actor('user', 'u', 'nurse'), 'main')).toBe(true);
  expect(staff.may(actor('user', 'u', 'doctor'), 'main')).toBe(false);
  expect(staff.may(actor('device', 'u', 'nurse'), 'main')).toBe(false);
  expect(staff.may({ ...actor('user', 'u', 'nurse'), sites: ['north'] }, 'main')).toBe(false);
  expect(staff.may(actor('user', 'u', 'nurse'), 'north')).toBe(false);
  expect(ownVisit.may(actor('visit', 'v1'), 'v1')).toBe(true);
  expect(ownVisit.may(actor('visit', 'v1'), 'v2')).toBe(false);
  expect(ownVisit.may(actor('device', 'v1'), 'v1')).toBe(false);
  const either = anyOf(ownVisit, ownDisplay);
  expect(either.may(actor('device', 'v1'), 'v1')).toBe(true);
  expect(either.may(actor('user', 'v1'), 'v1')).toBe(false);
  expect(either.may(actor('device', 'c-v1'), 'c-v1')).toBe(false);
  expect(either.who).toBe('the visit itself or the display itself');
});
