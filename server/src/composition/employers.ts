import type { FastifyBaseLogger } from 'fastify';
import type { Catalogue } from '../exam/catalogue/index.ts';
import {
  Batches,
  BatchesRepository,
  batchRoutes,
  employerRoutes,
  Employers,
  EmployersRepository,
  ImportsRepository,
  Members,
  MembersRepository,
  RosterImports,
  rosterRoutes,
  RosterSheets,
  RosterStore,
  type Registrar,
  type RosterParts,
} from '../exam/employers/index.ts';
import { viewerOf } from '../exam/people/index.ts';
import type { Audit } from '../platform/audit/index.ts';
import { Liaisons, type Sessions } from '../platform/auth/index.ts';
import type { Seals } from '../platform/crypto/index.ts';
import type { Database, Db } from '../platform/db/index.ts';
import type { App } from '../platform/http/index.ts';
import type { Closers } from './closers.ts';
import type { VisitParts } from './visits.ts';

export interface EmployerParts extends RosterParts {
  employers: Employers;
  batches: Batches;
}

export interface EmployerOptions {
  database: Database;
  seals: Seals;
  catalogue: Catalogue;
  audit: Audit;
  sessions: Sessions;
  visits: VisitParts;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** Employers, their lists of people, and the import and registration of these. */
export function openEmployers(options: EmployerOptions): EmployerParts {
  const { database, seals, catalogue, audit, sessions, visits, closers, log } = options;
  const { db } = database;
  const now = Date.now;
  const transaction = <T>(run: (tx: Db) => Promise<T>) => db.transaction().execute(run);
  const repository = new EmployersRepository(db, seals);
  const batchRows = new BatchesRepository(db);
  const memberRows = new MembersRepository(db);
  const importRows = new ImportsRepository(db, seals, now);
  const bindings = new Liaisons({ db, changed: (user) => sessions.refresh(user) });
  const batches = new Batches({
    repository: batchRows,
    employers: repository,
    catalogue,
    audit,
    hidden: (actor, tx) => visits.people.hiddenFrom(viewerOf(actor).vvips, tx),
  });
  const store = new RosterStore({
    imports: importRows,
    members: memberRows,
    batches: batchRows,
    employers: repository,
    people: visits.people,
    index: seals.index,
    transaction,
  });
  const parts = { repository: importRows, batches, store, audit, transaction, now, log };
  const imports = new RosterImports(parts);
  closers.add('imports', () => imports.close());
  const members = new Members({
    repository: memberRows,
    batches,
    employers: repository,
    people: visits.people,
    index: seals.index,
    audit,
    register: registrar(visits, catalogue),
  });
  return {
    employers: new Employers({ repository, audit, bindings }),
    batches,
    imports,
    members,
    sheets: new RosterSheets({ batches, imports, members, audit, transaction }),
  };
}

/** All their routes. */
export async function addEmployers(app: App, parts: EmployerParts): Promise<void> {
  employerRoutes(app, parts.employers);
  batchRoutes(app, parts.batches);
  await rosterRoutes(app, parts);
}

/** Registers somebody as his list says, in the campus's ordinary class. */
function registrar({ visits }: VisitParts, catalogue: Catalogue): Registrar {
  return async ({ id, person, site, version }, actor) => {
    const classes = [...(catalogue.site(site)?.classes.values() ?? [])];
    const ordinary = classes.toSorted((a, b) => a.creditMs - b.creditMs)[0]?.id ?? '';
    const given = { site, examinee: { person }, class: ordinary, member: id };
    const { visit, ticket } = await visits.register(given, `member:${id}:${version}`, actor);
    return { visit, ...(ticket !== undefined && { ticket }) };
  };
}
