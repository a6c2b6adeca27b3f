import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { demoUsers, type Catalogue } from '../exam/catalogue/index.ts';
import { idTypes, PeopleRepository } from '../exam/people/index.ts';
import { Audit, AuditWitness, readWitness, verifyAudit } from '../platform/audit/index.ts';
import {
  Account,
  addDemoUsers,
  addFirstAdministrators,
  AuthRepository,
  Sessions,
  Users,
  type FirstAccount,
} from '../platform/auth/index.ts';
import type { Seals } from '../platform/crypto/index.ts';
import type { Database, Db } from '../platform/db/index.ts';
import { Privacy, type VvipKey } from '../platform/privacy/index.ts';
import type { Closers } from './closers.ts';

export interface IdentityOptions {
  config: Config;
  database: Database;
  catalogue: Catalogue;
  secret: string;
  seals: Seals;
  closers: Closers;
  log: FastifyBaseLogger;
}

export interface Identity {
  audit: Audit;
  /** Reads the whole audit log and holds it against its hashes. */
  verifyLog: () => ReturnType<typeof verifyAudit>;
  sessions: Sessions;
  account: Account;
  users: Users;
  privacy: Privacy;
  /** Calls `listener` at every break-glass here. */
  onAlarm(listener: () => void): void;
  /** The administrators made at this start, with their first passwords. */
  firstAccounts: FirstAccount[];
}

/** Accounts, sessions, who may see VVIPs, and the log of what everybody did. */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { config, database, catalogue, secret, seals } = options;
  const { db } = database;
  const now = Date.now;
  const audit = new Audit(now, secret);
  const repository = new AuthRepository(db);
  const alarms = new Set<() => void>();
  const privacy = new Privacy({
    db,
    audit,
    now,
    ports: {
      vvip: (key) => findVvip(options, key),
      recordNo: (id) => recordNo(db, id),
      user: (id) => repository.user(id),
      changed: (user) => sessions.refresh(user),
    },
    onAlarm: () => alarms.forEach((listener) => listener()),
  });
  const { sessionMs, sessionIdleMs: idleMs, sessionLimit, demo } = config;
  const policy = { sessionMs, idleMs, sessionLimit: demo ? Infinity : sessionLimit, demo };
  const parts = { repository, audit, vault: seals.vault, policy, now };
  const vvips = (user: string) => privacy.personsFor(user);
  const sessions: Sessions = new Sessions({ ...parts, vvips });
  const choices = () => choicesOf(catalogue);
  watchLog(options);
  return {
    audit,
    verifyLog: () => verifyAudit(db, secret, readWitness(config.dataDir)),
    sessions,
    account: new Account(parts, sessions),
    users: new Users({ ...parts, db, sessions, choices }),
    privacy,
    onAlarm: (listener) => void alarms.add(listener),
    firstAccounts: await addAccounts(options, repository, audit),
  };
}

/** What accounts can be given; campuses come while the server runs. */
function choicesOf(catalogue: Catalogue) {
  const sites = catalogue.sites();
  return {
    sites: sites.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    staff: sites.flatMap(({ id: site, staff }) =>
      [...staff.values()].map(({ id, name, title }) => ({ id, name, title, site })),
    ),
  };
}

async function addAccounts(
  { config, catalogue }: IdentityOptions,
  repository: AuthRepository,
  audit: Audit,
): Promise<FirstAccount[]> {
  const sites = catalogue.sites().map((site) => site.id);
  if (!config.demo) return addFirstAdministrators(repository, audit, sites);
  await addDemoUsers(
    repository,
    demoUsers.map((user) => ({ ...user, id: user.username })),
  );
  return [];
}

/** The person behind a key, if he is a VVIP. */
async function findVvip(
  { database: { db }, seals }: IdentityOptions,
  key: VvipKey,
): Promise<string | undefined> {
  const people = new PeopleRepository(db, seals);
  if ('idNumber' in key) return byIdNumber(people, key.idNumber);
  const id = 'person' in key ? await byRecord(db, key.person) : await personOf(db, key.visit);
  const person = id === undefined ? undefined : await people.standing(id);
  return person?.vvip ? person.id : undefined;
}

/** Whatever kind of document the number is on. */
async function byIdNumber(people: PeopleRepository, idNumber: string): Promise<string | undefined> {
  // With a number nothing else counts.
  const rest = { name: '', sex: 'M', birthDate: '' } as const;
  for (const idType of idTypes) {
    const person = await people.find({ ...rest, idType, idNumber });
    if (person?.vvip) return person.id;
  }
  return undefined;
}

const peopleOf = (db: Db) =>
  db.withTables<{ people: { id: string; no: number } }>().selectFrom('people');

/** A person's id, given as it is or as the number of his record. */
async function byRecord(db: Db, given: string): Promise<string | undefined> {
  if (!/^\d{1,15}$/.test(given)) return given;
  const found = peopleOf(db).select('id').where('no', '=', Number(given));
  return (await found.executeTakeFirst())?.id;
}

async function recordNo(db: Db, id: string): Promise<number | undefined> {
  return (await peopleOf(db).select('no').where('id', '=', id).executeTakeFirst())?.no;
}

async function personOf(db: Db, visit: string): Promise<string | undefined> {
  const visits = db.withTables<{ visits: { id: string; person_id: string } }>();
  const found = visits.selectFrom('visits').select('person_id').where('id', '=', visit);
  return (await found.executeTakeFirst())?.person_id;
}

/** Notes the end of the log outside the database while the server runs. */
function watchLog({ config, database, secret, closers, log }: IdentityOptions): void {
  const witness = new AuditWitness({
    db: database.db,
    key: secret,
    dataDir: config.dataDir,
    onShorter: (noted, found) =>
      log.error({ noted: noted.seq, found: found?.seq ?? 0 }, 'the audit log has lost its end'),
    onError: (err) => log.warn({ err }, 'the end of the audit log could not be noted'),
  });
  witness.start();
  closers.add('audit', () => witness.stop());
}
