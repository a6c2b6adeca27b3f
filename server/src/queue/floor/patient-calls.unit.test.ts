import type { Reply } from '@daozhen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { item, openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';
import { Steward } from '../steward/index.ts';
import { PatientCalls } from './patient-calls.ts';

const BY = 'user:dr';
let floor: Floor;
let context: CampusUnderTest;
let calls: PatientCalls;
/** Guidance as it decides; nobody else starts it. */
let decide: () => Promise<boolean>;
let asked: number;
const warned: string[] = [];

/** A steward that is asked alone: what it does between two events is what these tests are about. */
const stewardOf = (more: object = {}) =>
  new Steward({
    ...context,
    engine: floor.engine,
    log: { warn: (_details, message) => void warned.push(message) },
    ...more,
  });

beforeEach(async () => {
  floor = await openFloor({ binding: 'late', rooms: { ecg1: {}, ecg2: {}, us1: {} } });
  context = await openCampus(floor);
  warned.length = 0;
  asked = 0;
  const steward = stewardOf();
  decide = () => steward.decide();
  calls = new PatientCalls({
    engine: floor.engine,
    campus: () => ({ campus: context.campus, decide: () => ((asked += 1), decide()) }),
  });
});
afterEach(() => context.close());

/** Checks people in whom guidance lets rest; the picture knows of them. */
async function rest(...visits: string[]): Promise<void> {
  for (const visit of visits) await floor.arrive(visit, ['ecg']);
  await floor.accept('guide', { accept: Object.fromEntries(visits.map((id) => [id, []])) });
}

const callNext = (room = 'ecg1') => calls.execute(floor.command('call-next', { room }), BY);

async function press(room = 'ecg1', id?: string): Promise<Reply> {
  const { version } = await floor.room(room);
  floor.clock.advance(3 * SECOND);
  const command = floor.command('press', { room, expected: version, ...(id && { id }) });
  return calls.execute(command, BY);
}

const called = async () => {
  const events = await floor.engine.events(floor.site, 0, 500);
  return events.filter(({ facts }) => facts.call).map(({ facts }) => facts.call?.visit);
};

describe('P4: a call before guidance has sent the next', () => {
  it('waits for its decision and calls whom it sends', async () => {
    await rest('v1', 'v2');
    expect(await callNext()).toMatchObject({ ok: true, visit: 'v1' });
    expect(await press('ecg2')).toMatchObject({ ok: true, visit: 'v2' });
    expect(await called()).toEqual(['v1', 'v2']);
  });

  it('is refused at once where nobody waits', async () => {
    expect(await callNext()).toMatchObject({ ok: false, code: 'call.nobody' });
    await rest('v1');
    expect(await callNext('us1')).toMatchObject({ ok: false, code: 'call.nobody' });
    expect(asked).toBe(0);
  });

  it('is refused where guidance sends nobody', async () => {
    await rest('v1');
    decide = () => Promise.resolve(true);
    expect(await callNext()).toMatchObject({ ok: false, code: 'call.nobody' });
    expect(asked).toBe(1);
  });

  it('C1 takes the one who waits for one of two rooms alone', async () => {
    await rest('v1');
    const replies = await Promise.all([callNext('ecg1'), callNext('ecg2')]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'call.nobody' });
    expect(await called()).toEqual(['v1']);
  });

  it('G1 is refused where nothing is ready for those who wait', async () => {
    await floor.arrive('v1', [item('us'), item('ecg', { after: ['us'] })]);
    expect(await callNext()).toMatchObject({ ok: false, code: 'call.nobody' });
    expect(asked).toBe(0);
  });

  it('holds under early binding, too', async () => {
    floor = await openFloor({ rooms: { ecg1: {} } });
    context = await openCampus(floor);
    const steward = stewardOf();
    decide = () => steward.decide();
    calls = new PatientCalls({
      engine: floor.engine,
      campus: () => ({ campus: context.campus, decide: () => decide() }),
    });
    await floor.arrive('v1', ['ecg']);
    expect(await callNext()).toMatchObject({ ok: true, visit: 'v1' });
  });
});

describe('C2: a finish before guidance has sent the next', () => {
  beforeEach(async () => {
    await rest('v1');
    await callNext();
    floor.clock.advance(3 * SECOND);
    await floor.accept('start', { room: 'ecg1' });
    await rest('v2', 'v3');
  });

  it('calls him a moment later, and a repeat calls nobody else', async () => {
    const done = await press('ecg1', 'the-one-press');
    const { version } = await floor.room('ecg1');
    expect(done).toMatchObject({ ok: true, visit: 'v1', version });
    expect(await called()).toEqual(['v1', 'v2']);
    const command = floor.command('press', { room: 'ecg1', expected: version - 2 });
    expect(await calls.execute({ ...command, id: 'the-one-press' }, BY)).toEqual(done);
    expect(await called()).toEqual(['v1', 'v2']);
  });

  it('stands without a call where it asked for none', async () => {
    floor.clock.advance(3 * SECOND);
    await calls.execute(floor.command('finish', { room: 'ecg1' }), BY);
    expect(asked).toBe(1);
    expect(await called()).toEqual(['v1']);
  });

  it('stands where the room has paused meanwhile', async () => {
    const { decide: now } = { decide };
    decide = async () => {
      await floor.accept('pause-room', { room: 'ecg1', reason: '午餐' });
      return now();
    };
    expect(await press()).toMatchObject({ ok: true, visit: 'v1' });
    expect(await called()).toEqual(['v1']);
  });
});

describe('P4: guidance that cannot decide leaves no room without people', () => {
  it.each([
    ['hangs', () => new Promise<boolean>(() => undefined)],
    ['fails', () => Promise.resolve(false)],
  ])('%s: a call takes the first of the line', async (_how, silent) => {
    await rest('v1', 'v2', 'v3');
    decide = silent;
    expect(await callNext()).toMatchObject({ ok: true, visit: 'v1' });
    // The next have been let go with him: nobody has to wait for guidance again.
    expect(await callNext('ecg2')).toMatchObject({ ok: true, visit: 'v2' });
    expect(asked).toBe(1);
  });

  it('a real steward whose figures are broken', async () => {
    await rest('v1');
    const waits = { openRooms: () => expect.fail('broken') };
    const steward = stewardOf({ waits });
    decide = () => steward.decide();
    expect(await callNext()).toMatchObject({ ok: true, visit: 'v1' });
    expect(warned).toEqual(['guidance pass failed']);
  });

  it('a real steward whose commands are never answered', async () => {
    await rest('v1');
    const engine = { execute: () => new Promise(() => undefined) };
    const steward = stewardOf({ engine });
    decide = () => steward.decide();
    expect(await callNext()).toMatchObject({ ok: true, visit: 'v1' });
  });
});
