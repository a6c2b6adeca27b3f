import { sql } from 'kysely';
import type { Command, Reply, SiteState } from '@daozhen/protocol';
import { Audit, auditMigrations } from '../src/platform/audit/index.ts';
import { DatabaseUnavailable, migrate, type Database } from '../src/platform/db/index.ts';
import type { Actor } from '../src/platform/http/index.ts';
import { EngineUnavailable } from '../src/queue/engine/index.ts';
import { MemoryEngine } from '../src/queue/model/index.ts';
import { Catalogue, seed } from '../src/exam/catalogue/index.ts';
import {
  People,
  peopleMigrations,
  PeopleRepository,
  PeopleSearch,
} from '../src/exam/people/index.ts';
import {
  ChangesRepository,
  Expectations,
  Orders,
  Plates,
  Reconciler,
  VisitChanges,
  VisitDirectory,
  VisitLinks,
  VisitLists,
  visitMigrations,
  VisitPregnancy,
  VisitQueries,
  VisitRefresh,
  Visits,
  VisitsRepository,
  type CheckInFact,
  type NewExaminee,
  type Registration,
  type RosterMember,
  type Rosters,
} from '../src/exam/visits/index.ts';
import { testSeals } from './seals.ts';

export const catalogue = new Catalogue(seed);
export const secret = 's'.repeat(43);
export const start = Date.parse('2026-11-23T00:00:00Z');
/** A room may call again so soon after it called. */
const AFTER_THE_LAST_CALL_MS = 3_000;

/** Somebody at the desk of the campus `east`, or with other rights. */
export function deskActor(more: Partial<Extract<Actor, { kind: 'user' }>> = {}): Actor {
  return { kind: 'user', id: 'desk', name: '', roles: ['desk'], sites: ['east'], ...more };
}

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

  override async confirm(...given: Parameters<VisitsRepository['confirm']>) {
    const fail = this.breakNext;
    this.breakNext = false;
    if (fail) throw new DatabaseUnavailable('gone');
    return super.confirm(...given);
  }
}

/** Employers' lists in memory. */
class FakeRosters implements Rosters {
  readonly members = new Map<string, RosterMember>();

  member(id: string): Promise<RosterMember | undefined> {
    return Promise.resolve(this.members.get(id));
  }

  openFor(person: string): Promise<RosterMember[]> {
    const all = [...this.members.values()];
    return Promise.resolve(all.filter((each) => each.person === person && !each.visit));
  }

  registered(_tx: unknown, id: string, visit: string): Promise<void> {
    this.members.get(id)!.visit = visit;
    return Promise.resolve();
  }

  released(_tx: unknown, id: string): Promise<void> {
    delete this.members.get(id)!.visit;
    return Promise.resolve();
  }
}

/** The tables of people and visits, in an empty database. */
export function migrateRegistration(database: Database): Promise<string[]> {
  return migrate(database, {
    audit: auditMigrations,
    people: peopleMigrations(testSeals),
    visits: visitMigrations,
  });
}

export type RegistrationDesk = Awaited<ReturnType<typeof openDesk>>;

/** A floor in memory, and its picture as registration sees it. */
async function openFloor(time: { now: number; day: string }) {
  const engine = new BreakingEngine({ now: () => time.now });
  let state: SiteState | undefined;
  const look = async () => void (state = await engine.state('east'));
  let sent = 0;
  const send = async (type: Command['type'], fields: object): Promise<string> => {
    time.now += AFTER_THE_LAST_CALL_MS;
    const command = { v: 1, id: `sent-${(sent += 1)}`, site: 'east', type, ...fields } as Command;
    const reply = await engine.execute(command, 'user:dr');
    await look();
    return reply.ok ? 'ok' : reply.code;
  };
  await send('configure', { settings: catalogue.siteSettings('east')! });
  const floor = {
    day: () => time.day,
    visit: (_site: string, id: string) => state?.visits[id],
    reached: look,
  };
  return { engine, floor, send };
}

/** Registration on a floor in memory, whose clock and day the test sets. */
export async function openDesk({ db }: Database) {
  const time = { now: start, day: '2026-11-23' };
  const journal = new Map<string, CheckInFact>();
  const { engine, floor, send } = await openFloor(time);
  const people = new PeopleRepository(db, testSeals);
  const stores = { db, people, seals: testSeals };
  const repository = new BreakingRepository(stores);
  const queries = new VisitQueries(stores);
  const changesRows = new ChangesRepository(db);
  const rosters = new FakeRosters();
  const audit = new Audit(() => time.now, secret);
  const links = new VisitLinks(repository, secret, () => time.now);
  const directory = new VisitDirectory(catalogue);
  const log = { warn: () => undefined };
  const shared = { repository, queries, catalogue, engine, floor, rosters, audit };
  const orders = new Orders({ queries, people, rosters });
  const expectations = new Expectations({ ...shared, log });
  const vvipsMade: string[] = [];
  const vvipMade = async (_tx: unknown, person: string) => void vvipsMade.push(person);
  const visits = new Visits({
    ...shared,
    orders,
    expectations,
    directory,
    links,
    publicUrl: () => 'https://guide.example',
    journalled: (_site, visit) => Promise.resolve(journal.get(visit)),
    vvipMade,
    vvipsChanged: () => Promise.resolve(),
  });
  const changed = visits.remember.bind(visits);
  const now = () => time.now;
  const changes = new VisitChanges({ ...shared, orders, changes: changesRows, changed, now });
  const pregnancy = new VisitPregnancy({ ...shared, db, changes, changed });
  const guideUrl = (visit: string) => visits.guideUrl(visit);
  const lists = new VisitLists({ ...shared, directory, changes: changesRows, guideUrl });
  const refresh = new VisitRefresh(
    { queries, firstDay: () => time.day, changed, log },
    Date.now() - 1_000,
  );
  const records = new People({
    db,
    seals: testSeals,
    repository: people,
    search: new PeopleSearch(db, testSeals, people),
    audit,
    today: () => time.day,
    bothHere: (tx, one, other) => queries.bothHere(tx, one, other),
    vvipMade,
    changed: () => refresh.now(),
  });
  const pending = { repository: changesRows, visits: changes };
  const later = () => Date.now() + 60_000;
  const finishing = { visits, changes: pending, expectations, pregnancy, repository, log };
  const reconciler = new Reconciler({ ...finishing, now: later });
  return {
    time,
    journal,
    engine,
    people,
    repository,
    queries,
    rosters,
    directory,
    links,
    visits,
    changes,
    lists,
    pregnancy,
    refresh,
    records,
    expectations,
    vvipsMade,
    plates: new Plates({ db, queries, catalogue, audit }),
    /** Sends the floor a command of another hand: 'ok', or the code of its refusal. */
    send,
    /** What the audit log says of an action on a record, oldest first. */
    audited: (action: string, record: string) => auditedOf(db, action, record),
    /** Ids of the visits on the floor. */
    onFloor: async () => Object.keys((await engine.state('east'))?.visits ?? {}),
    reconcile: () => reconciler.run(),
  };
}

async function auditedOf(db: Database['db'], action: string, record: string) {
  const { rows } = await sql<{ details: unknown }>`
    select details from audit_entries
    where action = ${action} and record = ${record} order by seq`.execute(db);
  return rows.map(({ details }) => details);
}

export type Typed = Registration & { examinee: NewExaminee };
let registered = 0;

/** A person nobody has registered yet, for the basic package. */
export function somebody(more: Partial<Typed> = {}, examinee: Partial<NewExaminee> = {}): Typed {
  registered += 1;
  const birthDate = new Date(Date.UTC(1970, 0, registered)).toISOString().slice(0, 10);
  return {
    site: 'east',
    examinee: { name: '卢一鸣', sex: 'M', birthDate, ...examinee },
    class: 'normal',
    packageId: 'basic',
    ...more,
  };
}
