import { describe, expect, it } from 'vitest';
import {
  MINUTE,
  openFloor,
  SECOND,
  type Floor,
  type SettingsOptions,
} from '../../../test-support/floor.ts';
import { emptySite } from '../rules/index.ts';
import { DayRecorder } from './day-recorder.ts';
import { studyStation, type PolicyFigures } from './study.ts';
import type { StationDay } from './turn.ts';

const figures: PolicyFigures = { reentryAfter: [3, 5], autoRejoinMs: 0, slotMs: 30 * MINUTE };

async function study(floor: Floor, more: Partial<PolicyFigures> = {}) {
  const recorder = new DayRecorder(emptySite('main', 'memory'));
  for (const event of await floor.engine.events('main', 0, 100_000)) recorder.apply(event);
  const day = recorder.stations().find(({ station }) => station === 'ecg');
  if (!day) throw new Error('nobody was called');
  return { day, found: studyStation(day, recorder.state.settings, { ...figures, ...more }) };
}

/** Calls, examines for two minutes, and goes on; `absent` people do not answer. */
async function work(
  floor: Floor,
  absent: ReadonlySet<string>,
  isBack = (_visit: string) => true,
): Promise<void> {
  let missing: string | undefined;
  for (;;) {
    const visit = await floor.call('ecg1');
    if (visit === undefined) return;
    floor.later(10 * SECOND);
    if (absent.has(visit) && (await floor.visit(visit)).passes['ecg'] === undefined) {
      await floor.later(50 * SECOND).accept('pass', { room: 'ecg1', reason: 'absent' });
      missing = visit;
      continue;
    }
    await floor.accept('start', { room: 'ecg1' });
    floor.later(MINUTE);
    if (missing !== undefined && isBack(missing)) {
      await floor.accept('rejoin', { visit: missing });
      missing = undefined;
    }
    await floor.later(MINUTE).accept('finish', { room: 'ecg1' });
  }
}

async function dayWithOnePassed(options: SettingsOptions) {
  const floor = await openFloor(options);
  for (let index = 0; index < 10; index += 1) {
    if (options.binding === 'late') await floor.arrive(`v${index}`);
    else await floor.queue(`v${index}`);
    floor.later(5 * SECOND);
  }
  await work(floor, new Set(['v1']));
  return floor;
}

/** How long `v1` really waited from his return to the call he answered. */
function waitOnceBack({ turns }: StationDay): number {
  const turn = turns.find(({ visit }) => visit === 'v1');
  const [absence] = turn?.absences ?? [];
  return (turn?.calledAt ?? NaN) - (absence?.passedAt ?? 0) - (absence?.backMs ?? 0);
}

describe.each(['early', 'late'] as const)('C5: a policy tried on a day, %s binding', (binding) => {
  it('plays the day as it was when nothing is changed', async () => {
    const floor = await dayWithOnePassed({ binding });
    const { day, found } = await study(floor);
    expect(day.turns).toHaveLength(10);
    expect(found).toMatchObject({
      people: 10,
      missed: { absent: 1, elsewhere: 0, late: 0 },
    });
    const { outcome } = found.now;
    expect(outcome).toMatchObject({ nurse: 0, vain: 1, left: 0 });
    expect(outcome.passed.people).toBe(1);
    const recordedWait = waitOnceBack(day);
    expect(Math.abs(outcome.passed.meanMs - recordedWait)).toBeLessThan(30 * SECOND);
    expect(Math.abs(outcome.others.meanMs - found.recordedMeanMs)).toBeLessThan(20 * SECOND);
  });

  it('lets the passed wait longer at the end of the line, and the others no longer', async () => {
    const { found } = await study(await dayWithOnePassed({ binding }));
    const { 'after-n': third, tail, 'half-day-end': noon } = found.proposed;
    expect(tail.passed.meanMs).toBeGreaterThan(third.passed.meanMs + MINUTE);
    expect(tail.others.meanMs).toBeLessThan(third.others.meanMs);
    expect(noon.passed.meanMs).toBeGreaterThanOrEqual(tail.passed.meanMs);
  });

  it.each(['tail', 'half-day-end'] as const)(
    'foresees what %s then really does',
    async (reentry) => {
      const { found } = await study(await dayWithOnePassed({ binding }));
      const then = await dayWithOnePassed({ binding, stations: { ecg: { reentry } } });
      const { day } = await study(then);
      const foreseen = found.proposed[reentry].passed.meanMs;
      expect(Math.abs(foreseen - waitOnceBack(day))).toBeLessThan(30 * SECOND);
    },
  );

  it('counts more behind the n-th with a larger n', async () => {
    const floor = await dayWithOnePassed({ binding });
    const near = await study(floor, { reentryAfter: [1, 1] });
    const far = await study(floor, { reentryAfter: [6, 6] });
    const wait = ({ found }: typeof near) => found.proposed['after-n'].passed.meanMs;
    expect(wait(far)).toBeGreaterThan(wait(near) + 2 * MINUTE);
  });
});

it('C5: who is put back by himself while still away is called in vain, and at last sent to the nurse', async () => {
  const floor = await openFloor({ binding: 'early' });
  for (let index = 0; index < 6; index += 1) await floor.queue(`v${index}`);
  await work(floor, new Set(['v0']), () => false);
  await floor.later(30 * MINUTE).accept('close-room', { room: 'ecg1' });
  const { found } = await study(floor, { autoRejoinMs: MINUTE });
  expect(found.now.outcome).toMatchObject({ vain: 1, nurse: 0, left: 1 });
  expect(found.proposed['after-n']).toMatchObject({ vain: 3, nurse: 1, left: 1 });
});

it('C6: who is examined elsewhere keeps his key under every policy', async () => {
  const floor = await openFloor({ binding: 'early' });
  for (let index = 0; index < 6; index += 1) await floor.queue(`v${index}`);
  await floor.call('ecg1');
  await floor.later(MINUTE).accept('pass', { room: 'ecg1', reason: 'elsewhere' });
  await floor.later(MINUTE).accept('rejoin', { visit: 'v0' });
  await work(floor, new Set());
  const { found } = await study(floor);
  expect(found.missed.absent).toBe(0);
  expect(found.proposed.tail.others).toEqual(found.now.outcome.others);
  expect(found.proposed['half-day-end'].passed.people).toBe(0);
});

it('C8: a pass that was undone is none', async () => {
  const floor = await openFloor({ binding: 'early' });
  await floor.queue('v0');
  await floor.call('ecg1');
  await floor.later(MINUTE).accept('pass', { room: 'ecg1', reason: 'absent' });
  await floor.later(5 * SECOND).accept('undo', { room: 'ecg1' });
  await floor.accept('start', { room: 'ecg1' });
  await floor.later(MINUTE).accept('finish', { room: 'ecg1' });
  const { day, found } = await study(floor);
  expect(found.missed.absent).toBe(0);
  expect(day.turns).toMatchObject([{ visit: 'v0', absences: [], serviceMs: MINUTE }]);
});
