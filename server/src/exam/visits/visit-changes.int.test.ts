import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDesk } from '../../../test-support/opened-desk.ts';
import { deskActor, somebody, type RegistrationDesk } from '../../../test-support/registration.ts';
import { EngineUnavailable } from '../../queue/engine/index.ts';
import type { Registration } from './index.ts';

const actor = deskActor();
const manager = deskActor({ id: 'manager', roles: ['manager'] });
const openDesk = useDesk();
let desk: RegistrationDesk;

beforeEach(async () => {
  desk = await openDesk();
});

const register = (given: Registration, by = actor) => desk.visits.register(given, randomUUID(), by);
const details = (visit: string, by = actor) => desk.lists.details(visit, by);
const floorItems = async (visit: string) => {
  const found = (await desk.engine.state('east'))?.visits[visit];
  const items = Object.values(found?.items ?? {}).filter(({ state }) => state === 'todo');
  return items.map(({ id }) => id);
};
const women = (more: Partial<Registration> = {}) => somebody(more as never, { sex: 'F' });

describe('a changed order', () => {
  it('A11: adds and takes off with its lines, and the floor follows', async () => {
    const { visit } = await register(somebody());
    const order = { packageId: 'basic', addItems: ['US-THY'], removeItems: ['CXR'] };
    await desk.changes.order(visit, { version: 1, ...order }, actor);
    const changed = await details(visit);
    expect(changed).toMatchObject({ version: 2, totals: { dueFen: 49_800 + 10_000 } });
    expect(changed.lines.map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
      'package basic',
      'item US-THY',
    ]);
    expect(await floorItems(visit)).toContain('US-THY');
    expect(await floorItems(visit)).not.toContain('CXR');
    // The guide sheet says what is to be done now.
    const printed = changed.guideSheet.items.map(({ id }) => id);
    expect(printed).toContain('US-THY');
    expect(printed).not.toContain('CXR');
    await desk.changes.order(visit, { version: 2, packageId: 'basic' }, actor);
    expect(await floorItems(visit)).toContain('CXR');
    expect((await details(visit)).totals.dueFen).toBe(49_800);
  });

  it('of one who has seen an older one is refused with the present version', async () => {
    const { visit } = await register(somebody());
    const order = { version: 1, packageId: 'basic', addItems: ['US-THY'] };
    const both = await Promise.allSettled([
      desk.changes.order(visit, order, actor),
      desk.changes.order(visit, { ...order, addItems: ['US-CAR'] }, actor),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const again = desk.changes.order(visit, order, actor);
    await expect(again).rejects.toMatchObject({ code: 'visit.changed', current: { version: 2 } });
  });

  it('E3: broken off between floor and database is finished once', async () => {
    const { visit } = await register(somebody());
    desk.engine.breakNext = 'after';
    const order = { version: 1, packageId: 'basic', addItems: ['US-THY'] };
    await expect(desk.changes.order(visit, order, actor)).rejects.toThrow(EngineUnavailable);
    expect((await details(visit)).totals.dueFen).toBe(49_800);
    expect(await desk.reconcile()).toBe(1);
    expect(await desk.reconcile()).toBe(0);
    expect((await details(visit)).totals.dueFen).toBe(59_800);
  });

  it('needs a reason where somebody else has to answer for it', async () => {
    const { visit } = await register(women());
    await desk.pregnancy.tell(visit, 'pregnant', actor);
    const pregnant = { version: 1, packageId: 'basic', addItems: ['LDCT'] };
    await expect(desk.changes.order(visit, pregnant, actor)).rejects.toMatchObject({
      code: 'item.pregnancy',
      details: { override: true, items: ['CXR', 'LDCT'] },
    });
    const override = { warnings: ['item.pregnancy', 'item.contraindicated'], reason: '本人要求' };
    await desk.changes.order(visit, { ...pregnant, override: override as never }, actor);
    expect((await details(visit)).reasons).toMatchObject([
      { kind: 'override', reason: '本人要求' },
    ]);
  });
});

describe('a cancelled visit', () => {
  it('leaves every line and comes back with its ticket and its time', async () => {
    const { visit, ticket } = await register(somebody());
    await desk.changes.cancel(visit, 1, '改期', actor);
    expect(await floorItems(visit)).toEqual([]);
    expect((await details(visit)).state).toBe('cancelled');
    await desk.changes.restore(visit, 2, actor);
    expect(await details(visit)).toMatchObject({ ticket, state: 'free' });
    expect((await floorItems(visit)).length).toBeGreaterThan(5);
  });

  it('lets the person register anew, and then does not come back beside him', async () => {
    const given = somebody();
    const { visit } = await register(given);
    await desk.changes.cancel(visit, 1, '登错', actor);
    await register(given);
    await expect(desk.changes.restore(visit, 2, actor)).rejects.toMatchObject({
      code: 'visit.duplicate',
    });
  });

  it('is not cancelled once something is done', async () => {
    const { visit } = await register(somebody());
    const room = 'east-general-1';
    await desk.send('open-room', { room, staff: 'bao-qinghe' });
    expect(await desk.send('call-one', { room, visit })).toBe('ok');
    await desk.send('start', { room, visit });
    await desk.send('finish', { room, visit });
    await expect(desk.changes.cancel(visit, 1, '改期', actor)).rejects.toMatchObject({
      code: 'visit.begun',
    });
  });
});

describe('somebody expected', () => {
  const hour = 3_600_000;

  it('P1: a VIP is announced on the day, checked in when he comes, with his own time', async () => {
    const given = somebody({
      class: 'vip',
      appointment: desk.time.now + hour,
      plates: ['桂b·12345'],
    });
    const { visit, ticket } = await register(given);
    expect(ticket).toBe('');
    expect((await desk.engine.state('east'))?.visits[visit]).toMatchObject({ state: 'expected' });
    expect(await details(visit)).toMatchObject({ state: 'expected', plates: ['桂B12345'] });
    const record = (await desk.repository.get(visit))!;
    const [one, two] = await Promise.all([desk.visits.arrive(record), desk.visits.arrive(record)]);
    expect(one.ticket).toMatch(/^V/);
    expect(two.ticket).toBe(one.ticket);
    const bytes = await desk.plates.workbook('east', '2026-11-23', '2026-11-23', actor);
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  });

  it('for another day comes to the floor that day, and lapses when he does not come', async () => {
    const day = 24 * hour;
    const { visit } = await register(somebody({ class: 'vip', appointment: desk.time.now + day }));
    const { visit: other } = await register(somebody({ appointment: desk.time.now + day }));
    expect(await desk.onFloor()).toEqual([]);
    await expect(desk.visits.arrive((await desk.repository.get(other))!)).rejects.toMatchObject({
      code: 'visit.other-day',
    });
    const { visits } = await desk.lists.search('east', { day: '2026-11-24', limit: 50 }, actor);
    expect(visits.map((row) => row.visit).toSorted()).toEqual([visit, other].toSorted());
    desk.time.day = '2026-11-24';
    await desk.expectations.run();
    expect(await desk.onFloor()).toEqual([visit]);
    desk.time.day = '2026-11-25';
    await desk.expectations.run();
    expect((await desk.repository.get(other))?.state).toBe('lapsed');
  });
});

describe('money', () => {
  it('A14: an employer pays by its rule up to its limit; cancelling frees the place on the list', async () => {
    const given = somebody({ addItems: ['US-THY', 'US-CAR'] });
    const person = await desk.records.add({ ...given.examinee, phone: '13900008888' }, actor);
    desk.rosters.members.set('m1', {
      id: 'm1',
      person: person.id,
      employer: 'e1',
      employerName: '柳江机械厂',
      batch: 'b1',
      batchName: '2026 年度',
      packageId: 'basic',
      examType: 'health',
      payer: { package: 'employer', added: 'employer', limitFen: 60_000 },
    });
    const { packageId: _package, ...rest } = given;
    const ordered = { ...rest, packageId: 'basic', examinee: { person: person.id }, member: 'm1' };
    const quote = await desk.visits.quote(ordered, actor);
    expect(quote.lines.map(({ payer }) => payer)).toEqual(['employer', 'employer', 'self']);
    const { visit } = await register(ordered);
    expect(desk.rosters.members.get('m1')?.visit).toBe(visit);
    await expect(register(ordered)).rejects.toMatchObject({ code: 'member.registered' });
    await desk.changes.cancel(visit, 1, '改期', actor);
    expect(desk.rosters.members.get('m1')?.visit).toBeUndefined();
  });

  it('a large discount needs somebody who may give it, and every one a reason', async () => {
    const terms = (discountFen: number) => [
      { kind: 'package' as const, ref: 'basic', discountFen },
    ];
    const small = somebody({ terms: terms(4_000) });
    await expect(register(small)).rejects.toMatchObject({ code: 'visit.discount-reason' });
    const { visit } = await register({ ...small, discountReason: '老客户' });
    expect((await details(visit)).totals).toMatchObject({ dueFen: 45_800, discountFen: 4_000 });
    const large = somebody({ terms: terms(20_000), discountReason: '活动' });
    expect((await desk.visits.quote(large, actor)).discountTooLarge).toBe(true);
    await expect(register(large)).rejects.toMatchObject({ code: 'visit.discount' });
    await register(large, manager);
  });
});

describe('A2: what is warned of', () => {
  it('hepatitis B tests are refused for employment, whoever orders them', async () => {
    const given = somebody({ examType: 'employment', addItems: ['HBV'] });
    const override = { warnings: ['item.blocked' as const], reason: '本人要求' };
    await expect(register({ ...given, override }, manager)).rejects.toMatchObject({
      code: 'item.blocked',
      details: { override: false },
    });
  });

  it('a VVIP is neither listed nor counted nor opened without a grant', async () => {
    const before = await desk.lists.search('east', { limit: 50 }, actor);
    const { visit } = await register(somebody({}, { vvip: true, name: '区不凡' }));
    expect(await desk.lists.search('east', { limit: 50 }, actor)).toEqual(before);
    await expect(details(visit)).rejects.toMatchObject({ code: 'visit.unknown' });
    const gone = desk.changes.cancel(visit, 1, '改期', actor);
    await expect(gone).rejects.toMatchObject({ code: 'visit.unknown' });
    const granted = deskActor({ vvips: desk.vvipsMade });
    const list = await desk.lists.search('east', { limit: 50 }, granted);
    expect(list.visits).toMatchObject([{ visit, name: '区不凡', vvip: true }]);
  });
});

describe('what other processes change', () => {
  it('is taken over: a corrected name, a cancelled visit', async () => {
    const { visit } = await register(somebody());
    const { person } = await details(visit);
    const other = await openDesk();
    await other.records.change(person, { version: 1, name: '卢一铭' }, manager);
    await desk.refresh.now();
    const { visits } = await desk.lists.search('east', { query: '卢一铭', limit: 5 }, actor);
    expect(visits).toMatchObject([{ visit }]);
  });
});
