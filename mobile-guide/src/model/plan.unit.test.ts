import type { PhoneRoom } from '@daozhen/protocol';
import { describe, expect, test } from 'vitest';
import { page } from '../testing/fixtures.ts';
import { planOf } from './plan.ts';

const floor = page.rooms.filter((room) => room.floor === 'f3');
const room = (id: string) => floor.find((one) => one.id === id)!;
const entry = { x: 1, y: 8 };

test('the walk starts at the entry, follows the corridor and ends at the door', () => {
  const plan = planOf(floor, [room('r303')], entry)!;
  expect(plan.walk[0]).toEqual(entry);
  expect(plan.walk[1]).toEqual({ x: 12, y: 8 });
  const door = plan.walk[2]!;
  expect(door.x).toBe(12);
  expect(door.y).toBeGreaterThan(room('r303').y);
  expect(door.y).toBeLessThan(8);
  expect(plan.metres).toBe(15);
});

test('a room across the corridor is entered from its own side', () => {
  const plan = planOf(floor, [room('r304')], entry)!;
  expect(plan.walk.at(-1)!.y).toBeGreaterThan(8);
  expect(plan.neighbour?.id).toMatch(/r30[26]/);
});

test('of several possible rooms all are marked and the nearest is walked to', () => {
  const plan = planOf(floor, [room('r305'), room('r301'), room('r303')], entry)!;
  expect(plan.boxes.filter((box) => box.target).map((box) => box.sign)).toEqual([
    '301',
    '303',
    '305',
  ]);
  expect(plan.walk.at(-1)!.x).toBe(6);
  expect(plan).not.toHaveProperty('neighbour');
});

test('without a known entry the rooms are shown and nothing is walked', () => {
  const plan = planOf(floor, [room('r303')], undefined)!;
  expect(plan.walk).toEqual([]);
  expect(plan).not.toHaveProperty('start');
});

test('no target, no plan', () => {
  expect(planOf(floor, [], entry)).toBeUndefined();
});

test('boxes never overlap and everything lies inside the frame', () => {
  const many: PhoneRoom[] = Array.from({ length: 24 }, (_, i) => ({
    ...room('r301'),
    id: `r${i}`,
    x: 4 + (i % 8) * 5,
    y: 3 + Math.floor(i / 8) * 9,
  }));
  const plan = planOf(many, [many[20]!], entry)!;
  const [left, top, width, height] = plan.view;
  for (const a of plan.boxes) {
    expect(a.x).toBeGreaterThan(left);
    expect(a.y).toBeGreaterThan(top);
    expect(a.x + a.w).toBeLessThan(left + width);
    expect(a.y + a.h).toBeLessThan(top + height);
    for (const b of plan.boxes) {
      const apart =
        a === b || a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
      expect(apart).toBe(true);
    }
  }
});

describe('corridors', () => {
  const at = (id: string, x: number, y: number): PhoneRoom => ({ ...room('r301'), id, x, y });

  test('the rows nearest to the entry open to its corridor, whatever their distance', () => {
    const rooms = [at('up', 10, 2), at('down', 10, 14)];
    for (const target of rooms) {
      const plan = planOf(rooms, [target], { x: 2, y: 6 })!;
      expect(plan.walk[1]).toEqual({ x: 10, y: 6 });
    }
  });

  test('a room at the end of the corridor is walked straight to', () => {
    const rooms = [at('side', 8, 2), at('end', 28, 6)];
    const plan = planOf(rooms, [rooms[1]!], { x: 2, y: 6 })!;
    expect(plan.walk).toHaveLength(2);
    expect(plan.walk[1]).toEqual({ x: plan.target.x, y: 6 });
  });

  test('rows further away share a corridor of their own, reached through the hall', () => {
    const rooms = [at('near', 10, 10), at('far', 10, 18), at('farther', 10, 26)];
    const plan = planOf(rooms, [rooms[2]!], { x: 2, y: 6 })!;
    expect(plan.walk.slice(0, 3)).toEqual([
      { x: 2, y: 6 },
      { x: 2, y: 22 },
      { x: 10, y: 22 },
    ]);
  });

  test('the target is named on the side away from its corridor', () => {
    const rooms = [at('up', 10, 2), at('down', 10, 14)];
    expect(planOf(rooms, [rooms[0]!], { x: 2, y: 8 })!.outward).toBe(-1);
    expect(planOf(rooms, [rooms[1]!], { x: 2, y: 8 })!.outward).toBe(1);
  });
});
