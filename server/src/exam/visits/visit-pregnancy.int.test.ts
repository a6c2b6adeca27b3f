import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryPglite } from '../../../test-support/pglite.ts';
import {
  auditedOf,
  deskActor,
  migrateRegistration,
  openDesk,
  somebody,
  type RegistrationDesk,
  type Typed,
} from '../../../test-support/registration.ts';
import type { Database } from '../../platform/db/index.ts';
import { EngineUnavailable } from '../../queue/engine/index.ts';
import type { NewExaminee } from './index.ts';

const actor = deskActor();
let database: Database;
let remove: () => Promise<void>;
let desk: RegistrationDesk;
let commands = 0;

beforeAll(async () => {
  ({ database, remove } = await temporaryPglite());
  await migrateRegistration(database);
});
afterAll(() => remove?.());
beforeEach(async () => {
  desk = await openDesk(database);
});

const woman = (more: Partial<Typed> = {}, examinee: Partial<NewExaminee> = {}) =>
  somebody({ packageId: 'entry', ...more }, { sex: 'F', birthDate: '1990-01-01', ...examinee });
const register = (given: Typed) => {
  given.examinee.birthDate = `1990-01-${String(((commands += 1) % 28) + 1).padStart(2, '0')}`;
  return desk.visits.register(given, randomUUID(), actor);
};
const quote = (given: Typed) => desk.visits.quote(given, actor);
const details = (visit: string) => desk.lists.details(visit, actor);
const onFloor = async (visit: string) => (await desk.engine.state('east'))!.visits[visit]!;
const barredOf = async (visit: string) =>
  (await details(visit)).items.flatMap(({ id, barred }) => (barred ? [[id, barred]] : []));

/** Has a room go on duty and call, in whatever order; what it says. */
async function send(type: string, fields: object) {
  const id = `test-${(commands += 1)}`;
  const command = { v: 1, id, site: 'east', type, ...fields } as never;
  desk.time.now += 3_000;
  const reply = await desk.engine.execute(command, 'user:dr');
  await desk.look();
  return reply.ok ? 'ok' : reply.code;
}

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
    await send('open-room', { room: 'east-dr-1', staff: 'dr' });
    expect(await send('call-next', { room: 'east-dr-1' })).toBe('call.nobody');
    expect(await send('call-one', { room: 'east-dr-1', visit })).toBe('visit.not-ready');
    expect((await onFloor(visit)).items['CXR']?.state).toBe('todo');
    // The nurse takes it off, and she is through with the rest.
    expect(await send('decline', { visit, items: ['CXR'] })).toBe('ok');
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
    await send('open-room', { room: 'east-dr-1', staff: 'dr' });
    expect(await send('call-one', { room: 'east-dr-1', visit })).toBe('ok');
    await desk.pregnancy.tell(visit, 'possible', actor);
    expect(await onFloor(visit)).toMatchObject({
      state: 'away',
      away: { reason: 'held' },
      prep: { 'pregnancy-told': true, 'possibly-pregnant': true },
    });
    expect(await barredOf(visit)).toEqual([['CXR', { code: 'possibly-pregnant' }]]);
    await desk.pregnancy.tell(visit, 'no', actor);
    await send('release', { visit });
    expect(await barredOf(visit)).toEqual([]);
    expect(await send('call-one', { room: 'east-dr-1', visit })).toBe('ok');
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
    await send('change-class', { visit, class: 'pregnant' });
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
    const rows = await auditedOf(database.db, 'visit.pregnancy', `visit:${visit}`);
    expect(rows).toEqual([{ answer: 'pregnant', before: null }]);
  });
});

describe('items that must not both be done on one day', () => {
  it('G1: are refused together, whoever asks, naming both', async () => {
    const given = somebody({ addItems: ['UBT-1', 'C14-1'] });
    const warning = (await quote(given)).warnings.find(({ code }) => code === 'item.exclusive');
    expect(warning).toMatchObject({ level: 'refuse', items: ['C14-1', 'UBT-1'] });
    await expect(register(given)).rejects.toMatchObject({
      code: 'item.exclusive',
      details: { override: false },
    });
    const manager = deskActor({ id: 'manager', roles: ['manager'] });
    const override = { warnings: ['item.exclusive' as const], reason: '一定要做' };
    await expect(
      desk.visits.register({ ...given, override }, randomUUID(), manager),
    ).rejects.toMatchObject({ code: 'item.exclusive' });
  });

  it('G1: ordered after one was done, the other is refused; without registration, not called', async () => {
    const { visit } = await register(somebody({ packageId: 'entry', addItems: ['C14-1'] }));
    await send('open-room', { room: 'east-breath-1', staff: 'dr' });
    await send('call-one', { room: 'east-breath-1', visit });
    await send('start', { room: 'east-breath-1', visit });
    await send('finish', { room: 'east-breath-1', visit });
    const more = { version: 1, packageId: 'entry', addItems: ['C14-1', 'UBT-1'] };
    await expect(desk.changes.order(visit, more, actor)).rejects.toMatchObject({
      code: 'item.exclusive',
    });
    const add = [{ id: 'UBT-1', station: 'breath', exclusive: [{ item: 'C14-1' }] }];
    await send('reassign', { visit, add });
    expect(await barredOf(visit)).toEqual([
      ['UBT-1', { code: 'exclusive', names: ['碳14呼气（服胶囊）'] }],
    ]);
  });

  it('G1: in an order are noted, and the later waits', async () => {
    const given = somebody({ addItems: ['ECG-EX'] });
    const warning = (await quote(given)).warnings.find(({ code }) => code === 'item.apart');
    expect(warning).toMatchObject({ level: 'note', items: ['ECG', 'ECG-EX'] });
    const { visit } = await register(given);
    expect((await onFloor(visit)).items).toMatchObject({
      'ECG-EX': { after: ['ECG'] },
      ECG: { exclusive: [{ item: 'ECG-EX' }] },
    });
  });
});
