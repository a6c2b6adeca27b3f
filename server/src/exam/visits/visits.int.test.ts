import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command, Reply } from '@daozhen/protocol';
import { temporaryPglite } from '../../../test-support/pglite.ts';
import { testSeals } from '../../../test-support/seals.ts';
import { Audit, auditMigrations } from '../../platform/audit/index.ts';
import { DatabaseUnavailable, migrate, type Database } from '../../platform/db/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { EngineUnavailable } from '../../queue/engine/index.ts';
import { MemoryEngine } from '../../queue/model/index.ts';
import { Catalogue, seed } from '../catalogue/index.ts';
import { checkDigit, peopleMigrations, PeopleRepository } from '../people/index.ts';
import {
  noRosters,
  Orders,
  Reconciler,
  VisitDirectory,
  VisitLinks,
  visitMigrations,
  Visits,
  VisitsRepository,
  type CheckInFact,
  type NewExaminee,
  type Registration,
} from './index.ts';

const catalogue = new Catalogue(seed);
const secret = 's'.repeat(43);
const actor: Actor = { kind: 'user', id: 'desk', name: '', roles: ['desk'], sites: ['east'] };
const start = Date.parse('2026-11-23T00:00:00Z');

/** An engine that can break off before or after a command took effect. */
class BreakingEngine extends MemoryEngine {
  breakNext: 'before' | 'after' | undefined;

  override async execute(command: Command, by: string): Promise<Reply> {
    const how = this.breakNext;
    this.breakNext = undefined;
    if (how === 'before') throw new EngineUnavailable('gone');
    const reply = await super.execute(command, by);
    if (how === 'after') throw new EngineUnavailable('gone');
    return reply;
  }
}

/** A repository whose next confirmation is lost. */
class BreakingRepository extends VisitsRepository {
  breakNext = false;

  override async confirm(...given: Parameters<VisitsRepository['confirm']>): Promise<void> {
    const fail = this.breakNext;
    this.breakNext = false;
    if (fail) throw new DatabaseUnavailable('gone');
    await super.confirm(...given);
  }
}

let database: Database;
let remove: () => Promise<void>;
let engine: BreakingEngine;
let repository: BreakingRepository;
let visits: Visits;
let day: string;
let journal: Map<string, CheckInFact>;
let links: VisitLinks;
let now: number;
let registered = 0;

beforeAll(async () => {
  ({ database, remove } = await temporaryPglite());
  await migrate(database, {
    audit: auditMigrations,
    people: peopleMigrations(testSeals),
    visits: visitMigrations,
  });
});
afterAll(() => remove?.());

beforeEach(async () => {
  day = '2026-11-23';
  now = start;
  journal = new Map();
  engine = new BreakingEngine({ now: () => now });
  await engine.execute(
    {
      v: 1,
      id: 'configure-1',
      site: 'east',
      type: 'configure',
      settings: catalogue.siteSettings('east')!,
    },
    'system:test',
  );
  const { db } = database;
  const people = new PeopleRepository(db, testSeals);
  repository = new BreakingRepository({ db, people, seals: testSeals });
  links = new VisitLinks(repository, secret, () => now);
  visits = new Visits({
    repository,
    orders: new Orders({ repository, people, rosters: noRosters }),
    rosters: noRosters,
    audit: new Audit(() => now, secret),
    catalogue,
    directory: new VisitDirectory(catalogue),
    links,
    engine,
    floor: { day: () => day, visit: () => undefined, reached: () => Promise.resolve() },
    publicUrl: () => 'https://guide.example',
    journalled: (_site, visit) => Promise.resolve(journal.get(visit)),
  });
});

type Typed = Registration & { examinee: NewExaminee };

function registration(more: Partial<Typed> = {}): Typed {
  registered += 1;
  const birthDate = new Date(Date.UTC(1970, 0, registered)).toISOString().slice(0, 10);
  return {
    site: 'east',
    examinee: { name: '卢一鸣', sex: 'M', birthDate },
    class: 'normal',
    packageId: 'basic',
    ...more,
  };
}

const register = (given: Registration, key: string) => visits.register(given, key, actor);
const onFloor = async () => Object.keys((await engine.state('east'))?.visits ?? {});
const reconcile = () =>
  new Reconciler({
    visits,
    repository,
    log: { warn: () => undefined },
    now: () => Date.now() + 60_000,
  }).run();

describe('a registration that breaks off is finished by the same request again', () => {
  it.each(['before', 'after'] as const)(
    'E3: when the floor is lost %s the check-in',
    async (when) => {
      const [given, key] = [registration(), randomUUID()];
      engine.breakNext = when;
      await expect(register(given, key)).rejects.toThrow(EngineUnavailable);
      const answer = await register(given, key);
      expect(answer.ticket).toBe('A001');
      expect(await onFloor()).toEqual([answer.visit]);
      expect(await register(given, key)).toEqual(answer);
    },
  );

  it('E3: when the database is lost after the check-in', async () => {
    const [given, key] = [registration(), randomUUID()];
    repository.breakNext = true;
    await expect(register(given, key)).rejects.toThrow(DatabaseUnavailable);
    const answer = await register(given, key);
    expect(await onFloor()).toEqual([answer.visit]);
    expect((await repository.get(answer.visit))?.state).toBe('checked-in');
  });
});

describe('a registration nobody asks for again', () => {
  it('is finished by the reconciler, without a second effect', async () => {
    engine.breakNext = 'after';
    await register(registration(), randomUUID()).catch(() => undefined);
    repository.breakNext = true;
    await register(registration(), randomUUID()).catch(() => undefined);
    expect(await reconcile()).toBe(2);
    expect(await reconcile()).toBe(0);
    expect(await onFloor()).toHaveLength(2);
  });

  it('tells a second desk about itself while it is pending', async () => {
    const given = registration();
    engine.breakNext = 'before';
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
    engine.breakNext = 'before';
    await register(lost, lostKey).catch(() => undefined);
    engine.breakNext = 'after';
    await register(known, randomUUID()).catch(() => undefined);
    const [visit] = await onFloor();
    journal.set(visit!, { ticket: 'A001', day, at: start });
    day = '2026-11-24';
    expect(await reconcile()).toBe(2);
    expect((await repository.get(visit!))?.ticket).toBe('A001');
    expect(await onFloor()).toEqual([visit]);
    // The one that never was may come again, under the same key or another.
    expect((await register(lost, lostKey)).ticket).toBe('A002');
  });
});

describe('a registration the floor refuses', () => {
  it('leaves nothing behind and may be tried again', async () => {
    await engine.execute(
      { v: 1, id: 'close-day-1', site: 'east', type: 'close-day', cutOff: false },
      'system:test',
    );
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
      code: 'item.excluded',
      details: { items: ['CXR'] },
    });
    const answer = await register({ ...given, removeItems: ['CXR'] }, randomUUID());
    expect(answer.guideSheet.items.map(({ id }) => id)).not.toContain('CXR');
  });
});

describe('the phone’s link', () => {
  it('ends with the day after the visit, and only its hash is stored', async () => {
    const { visit, token } = await register(registration(), randomUUID());
    expect(JSON.stringify(await repository.get(visit))).not.toContain(token);
    expect(await links.find(token)).toEqual({ kind: 'found', visit, site: 'east' });
    now = Date.parse('2026-11-24T15:59:59Z');
    expect((await links.find(token)).kind).toBe('found');
    now = Date.parse('2026-11-24T16:00:00Z');
    expect((await links.find(token)).kind).toBe('expired');
    expect((await links.find('A'.repeat(22))).kind).toBe('unknown');
  });
});

function withCheckDigit(number: string): string {
  const first17 = number.slice(0, 17);
  return first17 + checkDigit(first17);
}
