import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { MINUTE, MORNING, openFloor, type Floor } from '../../../test-support/floor.ts';
import { deskView } from '../views/index.ts';
import type { Attendance } from './attendance.ts';
import { dutyView, leavingsView } from './duty-view.ts';
import { DutyWatch } from './duty-watch.ts';
import type { LeavingRecord } from './leaving-record.ts';
import { SupportWatch } from './support-watch.ts';

let floor: Floor;
let context: CampusUnderTest;
let watch: DutyWatch;
let connected: string[];
let noted: LeavingRecord[];
let failing: boolean;

/** The nodes' store, in memory. */
function attendanceInMemory() {
  const known = { seen: new Map<string, number>(), attended: new Map<string, number>() };
  return {
    tell(_site: string, rooms: readonly string[], at: number): Promise<Attendance> {
      if (failing) return Promise.reject(new Error('Redis is away'));
      for (const room of rooms) known.seen.set(room, at);
      return Promise.resolve(known);
    },
    attended(_site: string, room: string, at: number): Promise<void> {
      known.attended.set(room, at);
      return Promise.resolve();
    },
  };
}

beforeEach(async () => {
  [connected, noted, failing] = [[], [], false];
  floor = await openFloor({ rooms: { ecg1: {}, us1: {} } });
  context = await openCampus(floor);
  const repository = {
    open: () => Promise.resolve([]),
    noticed: (_site: string, leaving: LeavingRecord) => Promise.resolve(void noted.push(leaving)),
    over: (
      _site: string,
      room: string,
      { at, ending }: Required<Pick<LeavingRecord, 'ending'>> & { at: number },
    ) => {
      const open = noted.find((each) => each.room === room && each.endedAt === undefined);
      if (open) Object.assign(open, { endedAt: at, ending });
      return Promise.resolve();
    },
  };
  watch = new DutyWatch({
    context,
    engine: floor.engine,
    attendance: attendanceInMemory(),
    repository,
    connected: () => connected,
    changed: () => undefined,
    warn: () => undefined,
  });
  await vi.waitUntil(() => watch.day, { interval: 5 });
});
afterEach(async () => {
  watch.stop();
  await context.close();
});

/** Time passes and the room is looked at, twice: since when somebody waits is known from the first look on. */
async function later(ms: number): Promise<void> {
  await context.current();
  await watch.beat();
  floor.clock.advance(ms);
  await watch.beat();
}

const left = () => Object.keys(leavingsView(context, watch).rooms);

it('E5 has no figures of a day that has only begun to show for the one before', async () => {
  const { day } = await floor.state();
  floor.clock.advance(20 * 60 * MINUTE);
  await floor.accept('close-day', { cutOff: false });
  await floor.accept('close-day', { cutOff: true });
  await vi.waitUntil(() => context.campus.state.day !== day, { interval: 5 });
  expect(watch.rowsOf(day, floor.clock.now)).toHaveLength(2);
  expect(watch.rowsOf(context.campus.state.day, floor.clock.now)).toBeUndefined();
});

describe('a room left without signing out', () => {
  it('is noticed when nobody is called although people wait, and shown at the desk', async () => {
    await floor.queue('v1', 'ecg');
    await later(4 * MINUTE);
    expect(left()).toEqual([]);
    await later(2 * MINUTE);
    expect(left()).toEqual(['ecg1']);
    expect(deskView(context).alarms).toMatchObject([{ code: 'room.unattended', room: 'ecg1' }]);
    expect(noted).toMatchObject([{ room: 'ecg1', staff: 'staff-ecg1', sign: 'idle', waiting: 1 }]);
  });

  it('is noticed when the campus has it so, and from the moment it is set otherwise', async () => {
    context.facts.leaving = { idleMs: 10 * MINUTE, goneMs: MINUTE, attendedMs: 60 * MINUTE };
    await floor.queue('v1', 'ecg');
    await later(9 * MINUTE);
    expect(left()).toEqual([]);
    delete context.facts.leaving;
    await later(10);
    expect(left()).toEqual(['ecg1']);
  });

  it('is over with the next call, and that is noted once', async () => {
    await floor.queue('v1', 'ecg');
    await later(6 * MINUTE);
    await floor.call('ecg1');
    await later(10);
    expect(left()).toEqual([]);
    await later(10);
    expect(noted).toMatchObject([{ room: 'ecg1', ending: 'acted' }]);
  });

  it('is noticed when its screen is gone; nobody is bothered while nobody waits', async () => {
    connected = ['ecg1'];
    await later(MINUTE);
    connected = [];
    await later(3 * MINUTE);
    expect(left()).toEqual(['ecg1']);
    expect(watch.leavings.get('ecg1')?.signs).toEqual(['screen']);
    expect(deskView(context).alarms).toEqual([]);
    connected = ['ecg1'];
    await later(10);
    expect(left()).toEqual([]);
    expect(noted).toMatchObject([{ ending: 'quiet' }]);
  });

  it('is no longer said when somebody has looked', async () => {
    await floor.queue('v1', 'ecg');
    await later(6 * MINUTE);
    await watch.attended('ecg1');
    await watch.beat();
    expect(left()).toEqual([]);
    expect(noted).toMatchObject([{ ending: 'attended' }]);
    await later(20 * MINUTE);
    expect(left()).toEqual(['ecg1']);
  });

  it('is not guessed from a screen while the store of the nodes is away', async () => {
    connected = ['ecg1'];
    await later(MINUTE);
    failing = true;
    await later(30 * MINUTE);
    expect(left()).toEqual([]);
  });
});

describe('the view of duty', () => {
  it('says who is on duty, how much has been done and how much there is to do', async () => {
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit, 'ecg');
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    floor.clock.advance(4 * MINUTE);
    await floor.accept('finish', { room: 'ecg1' });
    await floor.accept('pause-room', { room: 'us1', reason: '午餐' });
    await context.current();
    const support = new SupportWatch(
      context,
      () => Promise.resolve(undefined),
      (error) => {
        throw error;
      },
    );
    await support.refresh();
    const view = dutyView(context, watch, support);
    expect(view.rooms['ecg1']).toMatchObject({
      staff: 'staff-ecg1',
      staffName: '陈安',
      state: 'open',
      since: MORNING,
      served: 1,
      meanSec: 240,
      spreadSec: 0,
      busyMin: 4,
      waiting: 2,
    });
    expect(view.rooms['us1']).toMatchObject({ state: 'paused', pause: { reason: '午餐' } });
    expect(view.stations['ecg']).toMatchObject({ waiting: 2, capacity: 1, open: 1, clearMin: 8 });
    expect(view.stations['ecg']?.support).toMatchObject({ people: 2, rooms: [] });
    expect(view.stations['us']).toMatchObject({ waiting: 0, capacity: 0 });
    expect(view.stations['us']?.clearMin).toBeUndefined();
  });
});
