import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDesk } from '../../../test-support/opened-desk.ts';
import {
  deskActor,
  somebody,
  type RegistrationDesk,
  type Typed,
} from '../../../test-support/registration.ts';
import { EngineUnavailable } from '../../queue/engine/index.ts';
import type { NewExaminee } from './index.ts';

const actor = deskActor();
const openDesk = useDesk();
let desk: RegistrationDesk;

beforeEach(async () => {
  desk = await openDesk();
});

let women = 0;
/** A woman of an age to be asked, whom nobody has registered yet. */
function woman(more: Partial<Typed> = {}, examinee: Partial<NewExaminee> = {}): Typed {
  const birthDate = new Date(Date.UTC(1990, 0, (women += 1))).toISOString().slice(0, 10);
  return somebody({ packageId: 'entry', ...more }, { sex: 'F', birthDate, ...examinee });
}
const register = (given: Typed) => desk.visits.register(given, randomUUID(), actor);
const quote = (given: Typed) => desk.visits.quote(given, actor);
const details = (visit: string) => desk.lists.details(visit, actor);
const onFloor = async (visit: string) => (await desk.engine.state('east'))!.visits[visit]!;
const barredOf = async (visit: string) =>
  (await details(visit)).items.flatMap(({ id, barred }) => (barred ? [[id, barred]] : []));

describe('somebody who says at registration that she is pregnant', () => {
  it('G1: is warned of; kept with a reason, the item is on the floor and no room calls it', async () => {
    const given = woman({}, { pregnancy: 'pregnant' });
    const [warning] = (await quote(given)).warnings.filter(({ code }) => code === 'item.pregnancy');
    expect(warning).toMatchObject({ level: 'ask', items: ['CXR'], names: ['胸部 DR'] });
    await expect(register(given)).rejects.toMatchObject({ code: 'item.pregnancy' });
    const override = { warnings: ['item.pregnancy' as const], reason: '等医生意见' };
    const { visit } = await register({ ...given, override });
    expect((await onFloor(visit)).prep).toEqual({ 'pregnancy-told': true, pregnant: true });
    expect(await details(visit)).toMatchObject({ pregnancy: 'pregnant' });
    expect(await barredOf(visit)).toEqual([['CXR', { code: 'pregnant' }]]);
    const listed = async () =>
      (await desk.lists.search('east', { limit: 200 }, actor)).visits.find(
        (row) => row.visit === visit,
      );
    expect(await listed()).toMatchObject({ barred: 1 });
    await desk.send('open-room', { room: 'east-dr-1', staff: 'dr' });
    expect(await desk.send('call-next', { room: 'east-dr-1' })).toBe('call.nobody');
    expect(await desk.send('call-one', { room: 'east-dr-1', visit })).toBe('visit.not-ready');
    expect((await onFloor(visit)).items['CXR']?.state).toBe('todo');
    // The nurse takes it off, and she is through with the rest.
    expect(await desk.send('decline', { visit, items: ['CXR'] })).toBe('ok');
    expect(await barredOf(visit)).toEqual([]);
    expect((await listed())?.barred).toBeUndefined();
  });

  it('A2: who may be is kept from X-rays, and from nothing that rules out only pregnancy', async () => {
    const given = woman({ addItems: ['GYN'] }, { pregnancy: 'possible' });
    const { warnings } = await quote(given);
    expect(warnings.find(({ code }) => code === 'item.pregnancy')?.items).toEqual(['CXR']);
  });

  it('A2: nobody asked is a note, of women of an age to be asked alone', async () => {
    const noted = async (given: Typed) =>
      (await quote(given)).warnings.find(({ code }) => code === 'item.pregnancy-unasked');
    expect(await noted(woman())).toMatchObject({ level: 'note', items: ['CXR'] });
    expect(await noted(woman({}, { pregnancy: 'no' }))).toBeUndefined();
    expect(await noted(woman({}, { birthDate: '1950-01-01' }))).toBeUndefined();
    expect(await noted(somebody({ packageId: 'entry' }))).toBeUndefined();
  });

  it('O3: the class of the pregnant says it, too', async () => {
    const { visit } = await register(woman({ class: 'pregnant', removeItems: ['CXR'] }));
    expect((await onFloor(visit)).prep['pregnant']).toBe(true);
    expect(await details(visit)).toMatchObject({ pregnancy: 'pregnant' });
  });
});

describe('somebody who says it on the way', () => {
  it('G1: is taken from the door and given to the nurse; cleared, she may be called', async () => {
    const { visit } = await register(woman());
    expect(await details(visit)).toMatchObject({ askPregnancy: true });
    await desk.send('open-room', { room: 'east-dr-1', staff: 'dr' });
    expect(await desk.send('call-one', { room: 'east-dr-1', visit })).toBe('ok');
    await desk.pregnancy.tell(visit, 'possible', actor);
    expect(await onFloor(visit)).toMatchObject({
      state: 'away',
      away: { reason: 'held' },
      prep: { 'pregnancy-told': true, 'possibly-pregnant': true },
    });
    expect(await barredOf(visit)).toEqual([['CXR', { code: 'possibly-pregnant' }]]);
    await desk.pregnancy.tell(visit, 'no', actor);
    await desk.send('release', { visit });
    expect(await barredOf(visit)).toEqual([]);
    expect(await desk.send('call-one', { room: 'east-dr-1', visit })).toBe('ok');
  });

  it('E3: told to the database but not to the floor, it is told within the next round', async () => {
    const { visit } = await register(woman());
    desk.engine.breakNext = 'before';
    await expect(desk.pregnancy.tell(visit, 'pregnant', actor)).rejects.toThrow(EngineUnavailable);
    expect((await onFloor(visit)).prep).toEqual({});
    await desk.pregnancy.run();
    expect((await onFloor(visit)).prep['pregnant']).toBe(true);
    await desk.pregnancy.run();
    expect((await details(visit)).pregnancy).toBe('pregnant');
  });

  it('O3: put into the class of the pregnant, she is kept from X-rays as well', async () => {
    const { visit } = await register(woman());
    await desk.send('change-class', { visit, class: 'pregnant' });
    await desk.pregnancy.ofClass('east', visit, 'pregnant');
    expect((await onFloor(visit)).prep['pregnant']).toBe(true);
    await desk.pregnancy.ofClass('east', visit, 'normal');
    expect(await details(visit)).toMatchObject({ pregnancy: 'pregnant' });
  });

  it('is refused of a man, and of a visit that is over', async () => {
    const { visit: his } = await register(somebody({ packageId: 'entry' }));
    await expect(desk.pregnancy.tell(his, 'pregnant', actor)).rejects.toMatchObject({
      code: 'visit.pregnancy-sex',
    });
    const { visit } = await register(woman());
    desk.time.day = '2026-11-24';
    await expect(desk.pregnancy.tell(visit, 'no', actor)).rejects.toMatchObject({
      code: 'visit.closed',
    });
  });

  it('F3: is in the audit log, before and after', async () => {
    const { visit } = await register(woman());
    await desk.pregnancy.tell(visit, 'pregnant', actor);
    const rows = await desk.audited('visit.pregnancy', `visit:${visit}`);
    expect(rows).toEqual([{ answer: 'pregnant', before: null }]);
  });
});
