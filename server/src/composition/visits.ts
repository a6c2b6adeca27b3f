import { Audit } from '../platform/audit/index.ts';
import type { Seals } from '../platform/crypto/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { Catalogue } from '../exam/catalogue/index.ts';
import { PeopleRepository } from '../exam/people/index.ts';
import {
  noRosters,
  Orders,
  VisitDirectory,
  VisitLinks,
  VisitLists,
  Visits,
  VisitsRepository,
  type CheckInFact,
  type FloorPicture,
  type Rosters,
} from '../exam/visits/index.ts';
import type { Engine } from '../queue/engine/index.ts';
import type { Journal, JournalRepository } from '../queue/journal/index.ts';

export interface VisitParts {
  people: PeopleRepository;
  repository: VisitsRepository;
  directory: VisitDirectory;
  links: VisitLinks;
  visits: Visits;
  lists: VisitLists;
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
  /** Employers' lists, where they are kept. */
  rosters?: Rosters;
  publicUrl: () => string;
}

/** A journal further behind than this cannot say that something did not happen, ms. */
const staleMs = 5_000;

/** Registration, the directory of visits and their links. */
export function visitParts(options: VisitPartsOptions): VisitParts {
  const { database, seals, catalogue, engine, floor, secret, publicUrl } = options;
  const rosters = options.rosters ?? noRosters;
  const { db } = database;
  const people = new PeopleRepository(db, seals);
  const repository = new VisitsRepository({ db, people, seals });
  const directory = new VisitDirectory(catalogue);
  const links = new VisitLinks(repository, secret, Date.now);
  const visits = new Visits({
    repository,
    orders: new Orders({ repository, people, rosters }),
    rosters,
    audit: new Audit(Date.now, secret),
    catalogue,
    directory,
    links,
    engine,
    floor,
    publicUrl,
    journalled: (site, visit) => journalled(options, site, visit),
  });
  const guideUrl = (visit: string) => visits.guideUrl(visit);
  const lists = new VisitLists({ directory, catalogue, floor, guideUrl });
  return { people, repository, directory, links, visits, lists };
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
