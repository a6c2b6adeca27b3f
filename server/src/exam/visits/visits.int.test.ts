import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useDesk } from '../../../test-support/opened-desk.ts';
import {
  deskActor,
  somebody as registration,
  start,
  type RegistrationDesk,
  type Typed,
} from '../../../test-support/registration.ts';
import { DatabaseUnavailable } from '../../platform/db/index.ts';
import { EngineUnavailable } from '../../queue/engine/index.ts';
import { checkDigit } from '../people/index.ts';
import type { NewExaminee, Registration } from './index.ts';

const actor = deskActor();
const openDesk = useDesk();
let desk: RegistrationDesk;

beforeEach(async () => {
  desk = await openDesk();
});

const register = (given: Registration, key: string) => desk.visits.register(given, key, actor);
const onFloor = () => desk.onFloor();
const reconcile = () => desk.reconcile();

describe('a registration that breaks off is finished by the same request again', () => {
  it.each(['before', 'after'] as const)(
    'E3: when the floor is lost %s the check-in',
    async (when) => {
      const [given, key] = [registration(), randomUUID()];
      desk.engine.breakNext = when;
      await expect(register(given, key)).rejects.toThrow(EngineUnavailable);
      const answer = await register(given, key);
      expect(answer.ticket).toBe('A001');
      expect(await onFloor()).toEqual([answer.visit]);
      expect(await register(given, key)).toEqual(answer);
    },
  );

  it('E3: when the database is lost after the check-in', async () => {
    const [given, key] = [registration(), randomUUID()];
    desk.repository.breakNext = true;
    await expect(register(given, key)).rejects.toThrow(DatabaseUnavailable);
    const answer = await register(given, key);
    expect(await onFloor()).toEqual([answer.visit]);
    expect((await desk.repository.get(answer.visit))?.state).toBe('checked-in');
  });
});

describe('what this process remembers of a visit', () => {
  it('is not taken back by what was read before the check-in', async () => {
    const [given, key] = [registration(), randomUUID()];
    desk.engine.breakNext = 'before';
    await register(given, key).catch(() => undefined);
    let pending: number | undefined;
    const read = desk.queries.changedSince.bind(desk.queries);
    const during = vi
      .spyOn(desk.queries, 'changedSince')
      .mockImplementationOnce(async (...asked) => {
        const found = await read(...asked);
        pending = found.visits.filter(({ state }) => state === 'pending').length;
        await register(given, key);
        return found;
      });
    await desk.refresh.now();
    expect(pending).toBe(1);
    const [visit = ''] = await onFloor();
    expect(desk.directory.get(visit)).toMatchObject({ state: 'checked-in', ticket: 'A001' });
    during.mockRestore();
  });
});

describe('a registration nobody asks for again', () => {
  it('is finished by the reconciler, without a second effect', async () => {
    desk.engine.breakNext = 'after';
    await register(registration(), randomUUID()).catch(() => undefined);
    desk.repository.breakNext = true;
    await register(registration(), randomUUID()).catch(() => undefined);
    expect(await reconcile()).toBe(2);
    expect(await reconcile()).toBe(0);
    expect(await onFloor()).toHaveLength(2);
  });

  it('tells a second desk about itself while it is pending', async () => {
    const given = registration();
    desk.engine.breakNext = 'before';
    await register(given, randomUUID()).catch(() => undefined);
    const again = register(given, randomUUID());
    await expect(again).rejects.toMatchObject({
      code: 'visit.duplicate',
      details: { state: 'pending' },
    });
    await reconcile();
    await expect(register(given, randomUUID())).rejects.toMatchObject({
      details: { state: 'checked-in', ticket: 'A001' },
    });
  });

  it('E5: is never checked in on a later day; the journal says whether it had been', async () => {
    const [lost, known] = [registration(), registration()];
    const lostKey = randomUUID();
    desk.engine.breakNext = 'before';
    await register(lost, lostKey).catch(() => undefined);
    desk.engine.breakNext = 'after';
    await register(known, randomUUID()).catch(() => undefined);
    const [visit] = await onFloor();
    desk.journal.set(visit!, { ticket: 'A001', day: '2026-11-23', at: start });
    desk.time.day = '2026-11-24';
    expect(await reconcile()).toBe(2);
    expect((await desk.repository.get(visit!))?.ticket).toBe('A001');
    expect(await onFloor()).toEqual([visit]);
    // The one that never was may come again, under the same key or another.
    expect((await register(lost, lostKey)).ticket).toBe('A002');
  });
});

describe('a registration the floor refuses', () => {
  it('leaves nothing behind and may be tried again', async () => {
    await desk.send('close-day', { cutOff: false });
    const [given, key] = [registration(), randomUUID()];
    await expect(register(given, key)).rejects.toMatchObject({ code: 'site.closing' });
    await expect(register(given, key)).rejects.toMatchObject({ code: 'site.closing' });
    expect(await onFloor()).toEqual([]);
  });
});

describe('what is checked', () => {
  const failing: [string, string, Partial<NewExaminee>, Partial<Typed>][] = [
    ['a wrong check digit', 'examinee.id-number', { idNumber: '990001198502141230' }, {}],
    ['another birth date', 'examinee.id-mismatch', { idNumber: '99000119850214123X' }, {}],
    ['a date that is none', 'examinee.birth-date', { birthDate: '1985-02-30' }, {}],
    ['a package of the other sex', 'package.sex', {}, { packageId: 'standard-f' }],
    ['an item of the other sex', 'item.sex', {}, { addItems: ['US-BRE'] }],
    ['an item the campus cannot do', 'item.unknown', {}, { addItems: ['MRI'] }],
    ['an elder who is none', 'class.unfit', {}, { class: 'elder' }],
    ['a man who is pregnant', 'class.unfit', {}, { class: 'pregnant' }],
  ];

  it.each(failing)('%s → %s', async (_what, code, examinee, more) => {
    const given = registration(more);
    const changed = { ...given, examinee: { ...given.examinee, ...examinee } };
    const idNumber = changed.examinee.idNumber;
    // A right check digit for the case that is about the birth date.
    if (code === 'examinee.id-mismatch' && idNumber) {
      changed.examinee.idNumber = withCheckDigit(idNumber);
    }
    await expect(register(changed, randomUUID())).rejects.toMatchObject({ code });
  });

  it('X-rays of somebody pregnant, until they are removed', async () => {
    const given = registration({ class: 'pregnant' });
    given.examinee.sex = 'F';
    await expect(register(given, randomUUID())).rejects.toMatchObject({
      code: 'item.pregnancy',
      details: { items: ['CXR'] },
    });
    const answer = await register({ ...given, removeItems: ['CXR'] }, randomUUID());
    expect(answer.guideSheet.items.map(({ id }) => id)).not.toContain('CXR');
  });
});

describe('the phone’s link', () => {
  it('ends with the day after the visit, and only its hash is stored', async () => {
    const { visit, token } = await register(registration(), randomUUID());
    expect(JSON.stringify(await desk.repository.get(visit))).not.toContain(token);
    expect(await desk.links.find(token)).toEqual({ kind: 'found', visit, site: 'east' });
    desk.time.now = Date.parse('2026-11-24T15:59:59Z');
    expect((await desk.links.find(token)).kind).toBe('found');
    desk.time.now = Date.parse('2026-11-24T16:00:00Z');
    expect((await desk.links.find(token)).kind).toBe('expired');
    expect((await desk.links.find('A'.repeat(22))).kind).toBe('unknown');
  });
});

function withCheckDigit(number: string): string {
  const first17 = number.slice(0, 17);
  return first17 + checkDigit(first17);
}
