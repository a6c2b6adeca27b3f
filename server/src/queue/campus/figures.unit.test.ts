import type { FloorEvent } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { DayFigures } from './figures.ts';

const MINUTE = 60_000;

let seq = 0;
function event(type: FloorEvent['type'], minute: number, facts: FloorEvent['facts']): FloorEvent {
  seq += 1;
  return {
    seq,
    at: minute * MINUTE,
    day: '2026-03-02',
    type,
    command: `command-${seq}`,
    by: 'user:u1',
    facts,
    changes: {},
  };
}

const call = (visit: string) => ({ visit, ticket: visit, from: 'line' as const, spent: false });

function figures(): DayFigures {
  return new DayFigures(
    () => 4 * MINUTE,
    (room) => (room === 'us-1' ? 'us' : undefined),
  );
}

describe('figures of the day', () => {
  it('observe a service from its start to its finish, by room and station', () => {
    const day = figures();
    day.apply(event('started', 0, { visit: 'v1', room: 'us-1' }));
    day.apply(event('finished', 6, { visit: 'v1', room: 'us-1' }));
    expect(day.station('us')).toEqual({ n: 1, sumMs: 6 * MINUTE, sumSquaresMs: (6 * MINUTE) ** 2 });
    expect(day.room('us-1').n).toBe(1);
  });

  it('C8 an undone finish counts no more, and the service goes on from its start', () => {
    const day = figures();
    day.apply(event('started', 0, { visit: 'v1', room: 'us-1' }));
    day.apply(event('finished', 2, { visit: 'v1', room: 'us-1' }));
    day.apply(event('undone', 3, { visit: 'v1', room: 'us-1', undone: 'finish' }));
    expect(day.room('us-1').n).toBe(0);
    day.apply(event('finished', 5, { visit: 'v1', room: 'us-1' }));
    expect(day.station('us').sumMs).toBe(5 * MINUTE);
  });

  it('show the latest calls first, each visit once per room', () => {
    const day = figures();
    day.apply(event('called', 0, { room: 'us-1', call: call('v1') }));
    day.apply(event('finished', 1, { room: 'us-1', visit: 'v0', call: call('v2') }));
    day.apply(event('called', 2, { room: 'us-1', call: call('v1') }));
    expect(day.recent.map((c) => c.visit)).toEqual(['v1', 'v2']);
  });

  it('E5 start anew when the day is closed', () => {
    const day = figures();
    day.apply(event('called', 0, { room: 'us-1', call: call('v1') }));
    day.apply(event('day-closed', 9, { remaining: 0 }));
    expect(day.recent).toEqual([]);
  });
});
