import type { PlaylistItem } from '@daozhen/protocol';
import { describe, expect, test } from 'vitest';
import { isDue, minuteOfDay, nextItem } from './rota.ts';

const notice = (id: string, hours: { from?: string; to?: string } = {}): PlaylistItem => ({
  id,
  kind: 'notice',
  title: id,
  text: '',
  seconds: 10,
  ...hours,
});
const none = new Set<string>();

describe('hours', () => {
  const due = (from: string | undefined, to: string | undefined, minute: number) =>
    isDue(notice('a', { ...(from && { from }), ...(to && { to }) }), minute);

  test.each([
    [undefined, undefined, 0, true],
    ['07:30', '11:00', 449, false],
    ['07:30', '11:00', 450, true],
    ['07:30', '11:00', 660, false],
    ['22:00', '06:00', 1439, true],
    ['22:00', '06:00', 0, true],
    ['22:00', '06:00', 360, false],
    ['08:00', undefined, 1439, true],
    [undefined, '08:00', 480, false],
    ['08:00', '08:00', 3, true],
  ])('from %s to %s, minute %d: %s', (from, to, minute, wanted) => {
    expect(due(from, to, minute)).toBe(wanted);
  });

  test('are those of the campus', () => {
    const at = Date.UTC(2026, 10, 23, 16, 5);
    expect(minuteOfDay(at, 'Asia/Shanghai')).toBe(5);
    expect(minuteOfDay(at, 'Etc/GMT-8')).toBe(5);
  });
});

describe('the next thing', () => {
  const items = [notice('a'), notice('b', { from: '10:00', to: '11:00' }), notice('c')];

  test('goes round, leaving out what is not due and what is broken', () => {
    expect(nextItem(items, undefined, 0, none)?.id).toBe('a');
    expect(nextItem(items, 'a', 0, none)?.id).toBe('c');
    expect(nextItem(items, 'a', 610, none)?.id).toBe('b');
    expect(nextItem(items, 'c', 0, none)?.id).toBe('a');
    expect(nextItem(items, 'c', 0, new Set(['a']))?.id).toBe('c');
    expect(nextItem(items, 'c', 0, new Set(['a', 'c']))).toBeUndefined();
    expect(nextItem(items, 'gone', 0, none)?.id).toBe('a');
  });
});
