import { describe, expect, it } from 'vitest';
import { leavingOf, usualLimits, type RoomSigns } from './leaving.domain.ts';

const MINUTE = 60_000;
const { idleMs: IDLE_MS, goneMs: GONE_MS, attendedMs: ATTENDED_MS } = usualLimits;
const now = 100 * MINUTE;
const open: RoomSigns['room'] = { state: 'open', openedAt: 10 * MINUTE, called: {}, serving: {} };
/** A room whose doctor has done nothing for an hour while three people wait. */
const left: RoomSigns = {
  room: open,
  actedAt: 40 * MINUTE,
  waiting: 3,
  waitingSince: 50 * MINUTE,
  seenAt: now,
};

describe('a room seems to be left', () => {
  it('when nobody is called for a while although people wait', () => {
    expect(leavingOf(left, now)).toEqual({ since: 50 * MINUTE, signs: ['idle'], waiting: 3 });
    const late = { ...left, waitingSince: now - IDLE_MS };
    expect(leavingOf(late, now)?.since).toBe(now - IDLE_MS);
    expect(leavingOf(late, now - 1)).toBeUndefined();
    expect(leavingOf({ ...left, actedAt: now - IDLE_MS + 1 }, now)).toBeUndefined();
  });

  it('when its call screen and its button are gone, whether or not anybody waits', () => {
    const dark = { ...left, waiting: 0, waitingSince: undefined, seenAt: now - GONE_MS };
    expect(leavingOf(dark, now)).toEqual({ since: now - GONE_MS, signs: ['screen'], waiting: 0 });
    expect(leavingOf(dark, now - 1)).toBeUndefined();
  });

  it('not for want of a screen that never was there since it opened', () => {
    const paper = { ...left, waiting: 0, waitingSince: undefined };
    expect(leavingOf({ ...paper, seenAt: 9 * MINUTE }, now)).toBeUndefined();
    expect(leavingOf({ ...paper, seenAt: undefined }, now)).toBeUndefined();
  });

  it.each([
    ['somebody is examined', { serving: { v1: 7 } }],
    ['somebody has been called', { called: { v1: 7 } }],
    ['it is paused', { state: 'paused' as const }],
    ['it is closed', { state: 'closed' as const }],
  ])('not while %s', (_why, more) => {
    expect(leavingOf({ ...left, room: { ...open, ...more } }, now)).toBeUndefined();
  });

  it('not for a while after somebody has said that it is attended, and then anew', () => {
    const attended = { ...left, attendedAt: now - ATTENDED_MS + 1 };
    expect(leavingOf(attended, now)).toBeUndefined();
    expect(leavingOf(attended, now + 1)?.since).toBe(attended.attendedAt);
  });

  it('as the campus has set it', () => {
    const limits = { idleMs: 20 * MINUTE, goneMs: 10 * MINUTE, attendedMs: 40 * MINUTE };
    const at = (ms: number) => leavingOf({ ...left, waitingSince: now - ms }, now, limits);
    expect(at(20 * MINUTE - 1)).toBeUndefined();
    expect(at(20 * MINUTE)?.signs).toEqual(['idle']);
    const gone = (ms: number) =>
      leavingOf({ ...left, waiting: 0, waitingSince: undefined, seenAt: now - ms }, now, limits);
    expect(gone(10 * MINUTE - 1)).toBeUndefined();
    expect(gone(10 * MINUTE)?.signs).toEqual(['screen']);
    const attended = { ...left, attendedAt: now - 40 * MINUTE + 1 };
    expect(leavingOf(attended, now, limits)).toBeUndefined();
    expect(leavingOf(attended, now + 1, limits)?.signs).toEqual(['idle']);
  });
});
