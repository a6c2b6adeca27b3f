import { randomUUID } from 'node:crypto';
import { may, type Role } from '@daozhen/protocol';
import type { Audit } from '../audit/index.ts';
import type { Db } from '../db/index.ts';
import { actorName, ApiError, Attempts, type Actor } from '../http/index.ts';
import { privacyErrors } from './privacy.errors.ts';
import { PrivacyRepository, type AccessRow } from './privacy.repository.ts';
import type {
  AccessQuery,
  BreakGlassBody,
  GrantBody,
  ShownAccess,
  VvipKey,
} from './privacy.schemas.ts';

/** What this module has to know of people and accounts. */
export interface PrivacyPorts {
  /** The person behind a key, if he is a VVIP. */
  vvip(key: VvipKey): Promise<string | undefined>;
  /** The number of a person's record, as people say it. */
  recordNo(person: string): Promise<number | undefined>;
  user(id: string): Promise<{ name: string; roles: readonly Role[] } | undefined>;
  /** What a user may see has changed. */
  changed(user: string): Promise<void>;
}

export interface PrivacyOptions {
  db: Db;
  audit: Audit;
  ports: PrivacyPorts;
  now: () => number;
  /** Told of every break-glass and of everyone looked at. */
  onAlarm(): void;
}

/** How long a broken glass lets somebody see. */
export const glassMs = 30 * 60_000;

/** Tries of one person an hour: each tells whether somebody is a VVIP. */
const tries = { points: 20, windowSec: 3600 };

/** Who may see VVIPs: grants, and break-glass in need. */
export class Privacy {
  readonly #options: PrivacyOptions;
  readonly #repository: PrivacyRepository;
  readonly #tries = new Attempts(tries);

  constructor(options: PrivacyOptions) {
    this.#options = options;
    this.#repository = new PrivacyRepository(options.db);
  }

  /** The VVIPs a user may see now, by person. */
  personsFor(user: string): Promise<string[]> {
    return this.#repository.personsFor(user, this.#now());
  }

  /**
   * Lets somebody see a VVIP.
   * @throws ApiError `vvip.*`
   */
  async grant(body: GrantBody, actor: Actor): Promise<ShownAccess> {
    const { user, person: given, reason, until } = body;
    const end = until === undefined ? null : new Date(until);
    if (end && end <= this.#now()) throw new ApiError(privacyErrors, 'vvip.until-past');
    const account = await this.#options.ports.user(user);
    if (!account) throw new ApiError(privacyErrors, 'vvip.user-unknown');
    const holder = { roles: account.roles, sites: [] };
    if (!may(holder, 'person.read')) throw new ApiError(privacyErrors, 'vvip.user-unfit');
    const person = await this.#options.ports.vvip({ person: given });
    if (person === undefined) throw new ApiError(privacyErrors, 'vvip.unknown');
    const row = this.#row('grant', user, person, reason, actor, end);
    await this.#add(this.#options.db, row, actor);
    await this.#options.ports.changed(user);
    return this.#shown({ ...row, no: 0 });
  }

  /**
   * Lets whoever makes somebody a VVIP go on seeing him; part of that transaction, before its own entry in
   * the audit log. Call `changed` of the ports after it.
   */
  async grantMaker(tx: Db, person: string, actor: Actor): Promise<void> {
    const row = this.#row('grant', actor.id, person, 'registered', actor, null);
    await new PrivacyRepository(tx).add(row);
    await this.#options.audit.append(tx, actor, entryOf(row));
  }

  /**
   * Takes a grant back, or ends a broken glass before its time.
   * @throws ApiError `vvip.access-unknown`
   */
  async end(id: string, actor: Actor): Promise<ShownAccess> {
    const row = await this.#get(id);
    const { db, audit, ports } = this.#options;
    await db.transaction().execute(async (tx) => {
      const ended = await new PrivacyRepository(tx).end(id, actorName(actor), this.#now());
      if (!ended) return;
      const details = { access: id, user: row.user_id };
      await audit.append(tx, actor, {
        action: 'vvip.end',
        record: `person:${row.person_id}`,
        details,
      });
    });
    await ports.changed(row.user_id);
    return this.#shown(await this.#get(id));
  }

  /**
   * Lets somebody see one VVIP for half an hour; everybody who watches over it is told.
   * @throws ApiError `vvip.unknown`, and the try is written down as well
   */
  async breakGlass({ key, reason }: BreakGlassBody, actor: Actor): Promise<ShownAccess> {
    await this.#tries.count(actor.id);
    const { db, audit, ports, onAlarm } = this.#options;
    const person = await ports.vvip(key);
    if (person === undefined) {
      const by = Object.keys(key).join();
      await db.transaction().execute((tx) =>
        audit.append(tx, actor, {
          action: 'vvip.break-glass',
          record: 'person:unknown',
          details: { by, found: false },
        }),
      );
      throw new ApiError(privacyErrors, 'vvip.unknown');
    }
    const until = new Date(this.#options.now() + glassMs);
    const row = this.#row('break-glass', actor.id, person, reason, actor, until);
    await this.#add(db, row, actor);
    await ports.changed(actor.id);
    onAlarm();
    return this.#shown({ ...row, no: 0 });
  }

  /** Notes that somebody has looked at a break-glass. @throws ApiError `vvip.access-unknown` */
  async see(id: string, actor: Actor): Promise<ShownAccess> {
    const row = await this.#get(id);
    const { db, audit, onAlarm } = this.#options;
    await db.transaction().execute(async (tx) => {
      if (!(await new PrivacyRepository(tx).see(id, actorName(actor), this.#now()))) return;
      const details = { access: id, user: row.user_id };
      await audit.append(tx, actor, {
        action: 'vvip.see-alarm',
        record: `person:${row.person_id}`,
        details,
      });
    });
    onAlarm();
    return this.#shown(await this.#get(id));
  }

  /** Grants and broken glasses, the latest first. */
  async list(query: AccessQuery): Promise<{ access: ShownAccess[]; next?: number }> {
    const rows = await this.#repository.list(query, this.#now());
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const access = await Promise.all(shown.map((row) => this.#shown(row)));
    return { access, ...(rows.length > query.limit && last && { next: last.no }) };
  }

  async #add(db: Db, row: NewRow, actor: Actor): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await new PrivacyRepository(tx).add(row);
      await this.#options.audit.append(tx, actor, entryOf(row));
    });
  }

  async #get(id: string): Promise<AccessRow> {
    const row = await this.#repository.get(id);
    if (!row) throw new ApiError(privacyErrors, 'vvip.access-unknown');
    return row;
  }

  #row(
    kind: AccessRow['kind'],
    user: string,
    person: string,
    reason: string,
    actor: Actor,
    until: Date | null,
  ): NewRow {
    const common = { id: randomUUID(), kind, user_id: user, person_id: person, reason };
    const open = { ended_at: null, ended_by: null, seen_by: null, seen_at: null };
    return {
      ...common,
      given_by: actorName(actor),
      given_at: this.#now(),
      until_at: until,
      ...open,
    };
  }

  async #shown(row: AccessRow): Promise<ShownAccess> {
    const { id, kind, user_id: user, person_id: person, reason, given_by: by } = row;
    const { ports } = this.#options;
    const [account, no] = await Promise.all([ports.user(user), ports.recordNo(person)]);
    const over = row.until_at !== null && row.until_at <= this.#now();
    return {
      id,
      kind,
      user,
      userName: account?.name ?? user,
      person,
      ...(no !== undefined && { personNo: no }),
      reason,
      by: await this.#name(by),
      at: row.given_at.toISOString(),
      ...(row.until_at && { until: row.until_at.toISOString() }),
      ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
      open: row.ended_at === null && !over,
      ...(row.seen_by !== null && { seenBy: await this.#name(row.seen_by) }),
      ...(row.seen_at && { seenAt: row.seen_at.toISOString() }),
    };
  }

  /** An actor by the name of his account. */
  async #name(actor: string): Promise<string> {
    const [kind, id = ''] = actor.split(':');
    const account = kind === 'user' ? await this.#options.ports.user(id) : undefined;
    return account?.name ?? actor;
  }

  #now(): Date {
    return new Date(this.#options.now());
  }
}

type NewRow = Omit<AccessRow, 'no'>;

/** The reason stays in the table: it may name somebody. */
const entryOf = ({ id, kind, user_id: user, person_id: person, until_at: until }: NewRow) => ({
  action: kind === 'grant' ? 'vvip.grant' : 'vvip.break-glass',
  record: `person:${person}`,
  details: { access: id, user, ...(until && { until: until.toISOString() }) },
});
