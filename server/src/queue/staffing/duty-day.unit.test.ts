import { beforeEach, describe, expect, it } from 'vitest';
import {
  HOUR,
  MINUTE,
  MORNING,
  SECOND,
  openFloor,
  type Floor,
} from '../../../test-support/floor.ts';
import { emptySite } from '../rules/index.ts';
import { DutyDay } from './duty-day.ts';
import type { DutyRow } from './duty-row.ts';
import { figuresOf } from './times.ts';

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor({ rooms: { ecg1: {}, ecg2: {} }, pressLockMs: 0 });
  await floor.accept('close-room', { room: 'ecg1' });
});

/** The rows of the floor's day so far, by room and person. */
async function rows(): Promise<Record<string, DutyRow>> {
  const day = new DutyDay(emptySite(floor.site, ''), 8 * HOUR);
  for (const event of await floor.engine.events(floor.site, 0, 1000)) day.apply(event);
  return Object.fromEntries(
    day.rows(floor.clock.now).map((row) => [`${row.room}|${row.staff}`, row]),
  );
}

async function examine(visit: string, ms: number, room = 'ecg1'): Promise<void> {
  await floor.accept('call-next', { room });
  await floor.accept('start', { room });
  floor.clock.advance(ms);
  await floor.accept('finish', { room, visit });
}

describe('a day on duty', () => {
  it('counts hours, pauses, examinees and their times, by hour of the campus', async () => {
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    floor.clock.now = MORNING + 55 * MINUTE;
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await examine('v1', 4 * MINUTE);
    await examine('v2', 6 * MINUTE);
    await floor.accept('pause-room', { room: 'ecg1', reason: '取物' });
    floor.clock.advance(10 * MINUTE);
    await floor.accept('resume-room', { room: 'ecg1' });
    floor.clock.advance(5 * MINUTE);
    await floor.accept('close-room', { room: 'ecg1' });
    floor.clock.advance(HOUR);
    const row = (await rows())['ecg1|wei']!;
    expect(row).toMatchObject({
      station: 'ecg',
      from: MORNING + 55 * MINUTE,
      to: MORNING + 80 * MINUTE,
      onMs: 25 * MINUTE,
      pausedMs: 10 * MINUTE,
      busyMs: 10 * MINUTE,
      pauses: 1,
      served: 2,
      items: 2,
      hours: {
        8: { served: 1, onMs: 5 * MINUTE, busyMs: 5 * MINUTE },
        9: { served: 1, onMs: 20 * MINUTE, busyMs: 5 * MINUTE },
      },
    });
    expect(figuresOf(row.times)).toMatchObject({ mean: 300, spread: 85 });
  });

  it('tells people apart who take turns in a room, and goes on while it lasts', async () => {
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    floor.clock.advance(30 * MINUTE);
    await floor.accept('open-room', { room: 'ecg1', staff: 'qin' });
    floor.clock.advance(20 * MINUTE);
    const all = await rows();
    expect(all['ecg1|wei']).toMatchObject({ onMs: 30 * MINUTE, to: MORNING + 30 * MINUTE });
    expect(all['ecg1|qin']).toMatchObject({ onMs: 20 * MINUTE, from: MORNING + 30 * MINUTE });
    expect(all['ecg1|qin']?.to).toBeUndefined();
  });

  it('C8 takes back what was undone: the examinee is counted once, with the whole time', async () => {
    await floor.queue('v1');
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await examine('v1', 2 * MINUTE);
    await floor.accept('undo', { room: 'ecg1' });
    expect((await rows())['ecg1|wei']).toMatchObject({ served: 0, items: 0, times: { n: 0 } });
    floor.clock.advance(3 * MINUTE);
    await floor.accept('finish', { room: 'ecg1', visit: 'v1' });
    const row = (await rows())['ecg1|wei']!;
    expect(row).toMatchObject({ served: 1, items: 1, busyMs: 5 * MINUTE });
    expect(row.times).toMatchObject({ n: 1, sum: 300 });
  });

  it('C5 counts who did not come, unless the pass is undone', async () => {
    await floor.queue('v1');
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await floor.accept('call-next', { room: 'ecg1' });
    floor.clock.advance(10 * SECOND);
    await floor.accept('recall', { room: 'ecg1' });
    await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
    expect((await rows())['ecg1|wei']).toMatchObject({ passed: 1, recalls: 1 });
    await floor.accept('undo', { room: 'ecg1' });
    expect((await rows())['ecg1|wei']).toMatchObject({ passed: 0 });
  });

  it('leaves slips and forgotten finishes out of the times, not out of the count', async () => {
    for (const visit of ['v1', 'v2']) await floor.queue(visit);
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await examine('v1', SECOND);
    floor.clock.advance(5 * SECOND);
    await examine('v2', 4 * HOUR);
    expect((await rows())['ecg1|wei']).toMatchObject({ served: 2, times: { n: 0 } });
  });

  it('E5 begins anew with another day', async () => {
    await floor.queue('v1');
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await examine('v1', MINUTE);
    floor.clock.advance(20 * HOUR);
    await floor.accept('close-day', { cutOff: false });
    await floor.accept('close-day', { cutOff: true });
    expect((await rows())['ecg1|wei']).toMatchObject({ served: 1 });
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    floor.clock.advance(MINUTE);
    const today = await rows();
    expect(Object.keys(today)).toEqual(['ecg1|wei']);
    expect(today['ecg1|wei']).toMatchObject({ served: 0, onMs: MINUTE, station: 'ecg' });
  });

  it('E5 ends the duty of who never signed out with the last thing done at the room', async () => {
    for (const visit of ['v1', 'v2']) await floor.queue(visit);
    const nine = MORNING + HOUR;
    floor.clock.now = nine;
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await floor.accept('pause-room', { room: 'ecg2', reason: '午餐' });
    floor.clock.advance(30 * MINUTE);
    await examine('v1', 40 * MINUTE);
    await floor.accept('call-next', { room: 'ecg1' });
    await floor.accept('start', { room: 'ecg1' });
    floor.clock.advance(5 * HOUR);
    // While the day goes on nobody knows that he has gone.
    expect((await rows())['ecg1|wei']).toMatchObject({ onMs: 370 * MINUTE, busyMs: 340 * MINUTE });
    floor.clock.advance(13 * HOUR);
    await floor.accept('close-day', { cutOff: false });
    await floor.accept('close-day', { cutOff: true });
    const all = await rows();
    expect(all['ecg1|wei']).toMatchObject({
      to: nine + 70 * MINUTE,
      onMs: 70 * MINUTE,
      busyMs: 40 * MINUTE,
      served: 1,
      hours: { 9: { onMs: HOUR }, 10: { onMs: 10 * MINUTE, served: 1 } },
    });
    expect(Object.keys(all['ecg1|wei']!.hours)).toEqual(['9', '10']);
    expect(all['ecg2|staff-ecg2']).toMatchObject({ to: nine, pausedMs: 0 });
  });

  it('C8 takes a pass back from whoever passed, though another is there by now', async () => {
    await floor.queue('v1');
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    await floor.accept('call-next', { room: 'ecg1' });
    await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
    await floor.accept('open-room', { room: 'ecg1', staff: 'qin' });
    await floor.accept('undo', { room: 'ecg1' });
    const all = await rows();
    expect([all['ecg1|wei']?.passed, all['ecg1|qin']?.passed]).toEqual([0, 0]);
  });

  it('knows when somebody last did something at a room', async () => {
    floor.clock.advance(MINUTE);
    await floor.accept('open-room', { room: 'ecg1', staff: 'wei' });
    const day = new DutyDay(emptySite(floor.site, ''), 8 * HOUR);
    for (const event of await floor.engine.events(floor.site, 0, 1000)) day.apply(event);
    expect(day.actedAt('ecg1')).toBe(MORNING + MINUTE);
    expect(day.actedAt('nowhere')).toBeUndefined();
  });
});
