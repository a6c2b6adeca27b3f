import { describe, expect, test } from 'vitest';
import { busyHall, hall, line, people, room } from '../../test-support/boards.ts';
import { blocks, calls, pageOf, paginate, passed, rowHeight } from './hall.ts';
import type { Block } from './hall.ts';

const sizes = (pages: Block[][]) =>
  pages.map((page) => page.reduce((sum, block) => sum + block.rooms.length, 0));

function withRooms(...counts: number[]): Block[] {
  const rooms = counts.flatMap((count, station) =>
    Array.from({ length: count }, (_, n) => room(`s${station}-${n + 1}`, { name: `室${n}` })),
  );
  return blocks(hall({ rooms: Object.fromEntries(rooms.map((r) => [r.id, r])), lines: {} }), 3, 6);
}

describe('blocks', () => {
  test('one block a station, rooms in the order of their numbers', () => {
    const many = Array.from({ length: 4 }, (_, n) => room(`us-${12 - n}`, { name: '彩超' }));
    const view = hall({ rooms: Object.fromEntries([...many].map((r) => [r.id, r])) });
    expect(blocks(view, 3, 6).map((block) => block.rooms.map((r) => r.id))).toEqual([
      ['us-9', 'us-10', 'us-11', 'us-12'],
    ]);
  });

  test('O1 the line keeps its order, as many as its rows have space for', () => {
    const us = blocks(hall(), 2, 6).find((block) => block.key === 'us:0')!;
    expect(us.next.map((person) => person.ticket)).toEqual([
      'A017',
      'A018',
      'A019',
      'A020',
      'A021',
      'A022',
    ]);
    expect(us.waiting).toBe(17);
  });

  test('says where people rest who have still to come', () => {
    const rooms = { 'a-1': room('a-1', { name: '甲' }) };
    const restedFor = (fields: object) =>
      blocks(hall({ rooms, lines: { a: line('a', fields) } }), 3, 6)[0]!.resting;
    expect([restedFor({}), restedFor({ resting: true })]).toEqual([false, true]);
  });

  test('closed rooms are left out, unless people wait for a station without any other', () => {
    const closed = room('a-1', { name: '甲', state: 'closed' });
    const open = room('a-2', { name: '乙' });
    const rooms = { 'a-1': closed, 'a-2': open };
    expect(blocks(hall({ rooms, lines: {} }), 3, 6)[0]!.rooms).toEqual([open]);
    expect(blocks(hall({ rooms: { 'a-1': closed }, lines: {} }), 3, 6)).toEqual([]);
    const lines = { a: line('a', { waiting: 2, next: people('A', 1, 2) }) };
    expect(blocks(hall({ rooms: { 'a-1': closed }, lines }), 3, 6)[0]!.rooms).toEqual([closed]);
  });

  test('a closed room still shows the one it serves', () => {
    const rooms = {
      'a-1': room('a-1', { name: '甲', state: 'closed', serving: people('A', 1, 1) }),
    };
    expect(blocks(hall({ rooms, lines: {} }), 3, 6)).toHaveLength(1);
  });

  test('a station of more than six rooms is split', () => {
    expect(withRooms(8).map((block) => block.rooms.length)).toEqual([6, 2]);
  });
});

describe('pages', () => {
  test.each([
    [[6], [6]],
    [
      [3, 3, 1],
      [3, 4],
    ],
    [
      [1, 1, 1, 1, 1, 1, 1],
      [4, 3],
    ],
    [
      [4, 4, 4],
      [4, 4, 4],
    ],
    [
      [5, 1, 6],
      [6, 6],
    ],
    [[], []],
  ])('stations of %j rooms make pages of %j rows', (counts, expected) => {
    const pages = paginate(withRooms(...counts), 6);
    expect(sizes(pages)).toEqual(expected);
    expect(Math.max(0, ...sizes(pages))).toBeLessThanOrEqual(6);
  });

  test('every room of a busy hall is on exactly one page', () => {
    const view = busyHall();
    const shown = paginate(blocks(view, 3, 6), 6).flatMap((page) =>
      page.flatMap((block) => block.rooms.map((r) => r.id)),
    );
    expect(shown).toHaveLength(Object.keys(view.rooms).length);
    expect(new Set(shown)).toEqual(new Set(Object.keys(view.rooms)));
  });

  test('the page of a room is found', () => {
    const pages = paginate(withRooms(6, 2), 6);
    expect(pageOf(pages, 's1-2')).toBe(1);
    expect(pageOf(pages, 'elsewhere')).toBeUndefined();
  });

  test('rows are as high as the fullest page allows, at least 90 px', () => {
    const full = paginate(withRooms(1, 1, 1, 1, 1, 1), 6);
    expect(rowHeight(full, 73.2, 0.8, 24)).toBeGreaterThanOrEqual(9);
    expect(rowHeight(paginate(withRooms(1), 6), 73.2, 0.8, 24)).toBe(24);
  });
});

test('calls name their room and whether the person is still expected', () => {
  expect(calls(hall()).map((call) => [call.ticket, call.roomName, call.open])).toEqual([
    ['A012', '彩超一室', true],
    ['B101', '内科诊室', true],
    ['C031', '心电图室', false],
    ['A013', '彩超二室', false],
    ['A011', '彩超一室', false],
  ]);
});

test('passed tickets of all lines, each once, the rest counted', () => {
  const view = hall({
    lines: {
      a: line('a', { passed: people('A', 1, 3) }),
      b: line('b', { passed: [...people('A', 3, 1), ...people('B', 1, 2)] }),
    },
  });
  expect(passed(view, 4)).toEqual({ tickets: ['A001', 'A002', 'A003', 'B001'], more: 1 });
});
