import type { FastifyBaseLogger } from 'fastify';
import type { Audit } from '../platform/audit/index.ts';
import type { Seals } from '../platform/crypto/index.ts';
import type { Database, Db } from '../platform/db/index.ts';
import type { Actor } from '../platform/http/index.ts';
import { settingsDay, type Catalogue } from '../exam/catalogue/index.ts';
import { People, PeopleRepository, PeopleSearch } from '../exam/people/index.ts';
import {
  ChangesRepository,
  Expectations,
  noRosters,
  Orders,
  Plates,
  VisitChanges,
  VisitDirectory,
  VisitLinks,
  VisitLists,
  VisitPregnancy,
  VisitQueries,
  VisitRefresh,
  Visits,
  VisitsRepository,
  type CheckInFact,
  type FloorPicture,
  type ReconcileOptions,
  type Rosters,
  type VisitRecord,
} from '../exam/visits/index.ts';
import type { Engine } from '../queue/engine/index.ts';
import type { Journal, JournalRepository } from '../queue/journal/index.ts';

export interface VisitParts {
  people: PeopleRepository;
  records: People;
  repository: VisitsRepository;
  queries: VisitQueries;
  directory: VisitDirectory;
  links: VisitLinks;
  visits: Visits;
  changes: VisitChanges;
  lists: VisitLists;
  pregnancy: VisitPregnancy;
  plates: Plates;
  refresh: VisitRefresh;
  /** What the reconciler finishes beside registrations. */
  reconciled: Pick<ReconcileOptions, 'changes' | 'expectations' | 'pregnancy'>;
}

export interface VisitPartsOptions {
  database: Database;
  catalogue: Catalogue;
  engine: Engine;
  floor: FloorPicture;
  journal: Journal;
  events: JournalRepository;
  secret: string;
  seals: Seals;
  audit: Audit;
  log: FastifyBaseLogger;
  /** Lets whoever makes somebody a VVIP go on seeing him; in that transaction. */
  vvipMade(tx: Db, person: string, actor: Actor): Promise<void>;
  /** What somebody may see has changed. */
  vvipsChanged(actor: Actor): Promise<void>;
  /** Employers' lists, where they are kept. */
  rosters?: Rosters;
  publicUrl: () => string;
}

/** A journal further behind than this cannot say that something did not happen, ms. */
const staleMs = 5_000;

/** People's records, registration, the directory of visits and their links. */
export function visitParts(options: VisitPartsOptions): VisitParts {
  const { database, seals, catalogue, engine, floor, secret, audit, publicUrl, log } = options;
  const rosters = options.rosters ?? noRosters;
  const { db } = database;
  const people = new PeopleRepository(db, seals);
  const repository = new VisitsRepository({ db, people, seals });
  const queries = new VisitQueries({ db, people, seals });
  const changesRows = new ChangesRepository(db);
  const directory = new VisitDirectory(catalogue);
  const links = new VisitLinks(repository, secret, Date.now);
  const shared = { repository, queries, catalogue, engine, floor, rosters, audit };
  const orders = new Orders({ queries, people, rosters });
  const expectations = new Expectations({ ...shared, log });
  const { vvipMade, vvipsChanged } = options;
  const visits = new Visits({
    ...shared,
    orders,
    expectations,
    directory,
    links,
    publicUrl,
    vvipMade,
    vvipsChanged,
    journalled: (site, visit) => journalled(options, site, visit),
  });
  const changed = (record: VisitRecord) => visits.remember(record);
  const changes = new VisitChanges({
    ...shared,
    orders,
    changes: changesRows,
    changed,
    now: Date.now,
  });
  const guideUrl = (visit: string) => visits.guideUrl(visit);
  const lists = new VisitLists({ ...shared, directory, changes: changesRows, guideUrl });
  const refresh = new VisitRefresh(
    { queries, firstDay: firstDay(options), changed, log },
    Date.now(),
  );
  const records = new People({
    db,
    seals,
    repository: people,
    search: new PeopleSearch(db, seals, people),
    audit,
    today: () => settingsDay(Date.now()),
    bothHere: (tx, one, other) => queries.bothHere(tx, one, other),
    vvipMade,
    changed: async (_people, actor) => {
      await vvipsChanged(actor);
      await refresh.now();
    },
  });
  const plates = new Plates({ db, queries, catalogue, audit });
  const pregnancy = new VisitPregnancy({ ...shared, db, changes, changed });
  const reconciled = {
    changes: { repository: changesRows, visits: changes },
    expectations,
    pregnancy,
  };
  return {
    people,
    records,
    repository,
    queries,
    directory,
    links,
    visits,
    changes,
    lists,
    pregnancy,
    plates,
    refresh,
    reconciled,
  };
}

/** The earliest day any campus is on. */
function firstDay({ catalogue, floor }: VisitPartsOptions): () => string {
  return () =>
    catalogue
      .sites()
      .map(({ id }) => floor.day(id))
      .toSorted()[0] ?? settingsDay(Date.now());
}

async function journalled(
  { journal, events }: VisitPartsOptions,
  site: string,
  visit: string,
): Promise<CheckInFact | undefined> {
  const { stored, waitingMs } = journal.lag(site);
  if (stored === undefined || waitingMs > staleMs) throw new Error('the journal is behind');
  const event = await events.checkIn(site, visit);
  return event && { ticket: event.facts.ticket ?? null, day: event.day, at: event.at };
}
