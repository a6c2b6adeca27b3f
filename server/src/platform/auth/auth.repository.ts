import type { Role } from '@daozhen/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Db } from '../db/index.ts';
import type { AuthTables } from './users.tables.ts';

export type UserRow = Selectable<AuthTables['users']>;
export type SessionRow = Selectable<AuthTables['sessions']>;

export interface NewUser {
  id: string;
  username: string;
  name: string;
  passwordHash: string;
  roles: Role[];
  sites: string[];
  employers?: string[];
  staff?: string;
  /** The password is known to somebody else. */
  mustChange?: boolean;
  /** When it is made; now, by the database's clock, if left out. */
  at?: Date;
}

export interface NewSession {
  tokenHash: string;
  user: string;
  expiresAt: Date;
  address: string;
  agent: string;
}

/** Users and their sessions in the database. */
export class AuthRepository {
  readonly #db: Kysely<AuthTables>;

  constructor(db: Db) {
    this.#db = db.withTables<AuthTables>();
  }

  /** Runs `change` as one transaction; `tx` is for others' parts of it, e.g. the audit log. */
  transaction<T>(change: (repository: AuthRepository, tx: Db) => Promise<T>): Promise<T> {
    return this.#db
      .transaction()
      .execute((tx) => change(new AuthRepository(tx as unknown as Db), tx as unknown as Db));
  }

  userByName(username: string): Promise<UserRow | undefined> {
    return this.#db
      .selectFrom('users')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
  }

  user(id: string): Promise<UserRow | undefined> {
    return this.#db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The accounts of some staff members that can be used. */
  usersOfStaff(staff: readonly string[]): Promise<Pick<UserRow, 'id' | 'name'>[]> {
    if (staff.length === 0) return Promise.resolve([]);
    return this.#db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('staff', 'in', staff)
      .where('disabled_at', 'is', null)
      .execute();
  }

  /** The same, kept from others' hands until the transaction ends. */
  lockUser(id: string): Promise<UserRow | undefined> {
    return this.#db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
  }

  /** Every role that some account has. */
  async heldRoles(): Promise<Role[]> {
    const rows = await this.#db
      .selectFrom('users')
      .select(sql<Role>`unnest(roles)`.as('role'))
      .distinct()
      .execute();
    return rows.map(({ role }) => role);
  }

  /** Adds users; those whose name is taken stay as they are. @returns how many were added */
  async addUsers(users: readonly NewUser[]): Promise<number> {
    const rows = users.map(({ passwordHash, staff, mustChange, employers, at, ...user }) => ({
      ...user,
      password_hash: passwordHash,
      staff: staff ?? null,
      ...(employers && { employers }),
      ...(mustChange && { must_change: true }),
      ...(at && { created_at: at, password_changed_at: at, used_at: at }),
    }));
    const added = await this.#db
      .insertInto('users')
      .values(rows)
      .onConflict((conflict) => conflict.column('username').doNothing())
      .executeTakeFirst();
    return Number(added.numInsertedOrUpdatedRows ?? 0);
  }

  /** Changes a user; @returns false if he is not there, or not of the given version any more */
  async change(
    id: string,
    change: Partial<Omit<UserRow, 'id' | 'version' | 'created_at'>>,
    version?: number,
  ): Promise<boolean> {
    const query = this.#db
      .updateTable('users')
      .set(change)
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', id);
    const given = version === undefined ? query : query.where('version', '=', version);
    return (await given.executeTakeFirst()).numUpdatedRows > 0n;
  }

  /** The user of a session that has not ended. */
  userBySession(
    tokenHash: string,
    now: Date,
  ): Promise<(UserRow & { session: string; expires_at: Date; seen_at: Date }) | undefined> {
    return this.#db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .selectAll('users')
      .select(['sessions.id as session', 'sessions.expires_at', 'sessions.seen_at'])
      .where('sessions.token_hash', '=', tokenHash)
      .where('sessions.expires_at', '>', now)
      .where('users.disabled_at', 'is', null)
      .executeTakeFirst();
  }

  async addSession(session: NewSession, now: Date): Promise<void> {
    const { tokenHash, user, expiresAt, address, agent } = session;
    await this.#db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    await this.#db
      .insertInto('sessions')
      .values({
        token_hash: tokenHash,
        user_id: user,
        created_at: now,
        seen_at: now,
        expires_at: expiresAt,
        address,
        agent,
      })
      .execute();
    await this.#db
      .updateTable('users')
      .set({ failures: 0, locked_until: null, last_login_at: now, used_at: now })
      .where('id', '=', user)
      .execute();
  }

  async seen(tokenHash: string, now: Date): Promise<void> {
    await this.#db
      .updateTable('sessions')
      .set({ seen_at: now })
      .where('token_hash', '=', tokenHash)
      .execute();
  }

  /** A user's sessions, the latest first. */
  sessionsOf(user: string, now: Date): Promise<SessionRow[]> {
    return this.#db
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', user)
      .where('expires_at', '>', now)
      .orderBy('created_at', 'desc')
      .orderBy('token_hash')
      .execute();
  }

  /** Ends sessions; @returns their token hashes */
  async endSessions(tokenHashes: readonly string[]): Promise<string[]> {
    if (tokenHashes.length === 0) return [];
    const rows = await this.#db
      .deleteFrom('sessions')
      .where('token_hash', 'in', tokenHashes)
      .returning('token_hash')
      .execute();
    return rows.map((row) => row.token_hash);
  }

  /** Notes a wrong password; from the `limit`-th in a row the account is locked until then. */
  async noteFailure(userId: string, limit: number, lockedUntil: Date): Promise<number> {
    const row = await this.#db
      .updateTable('users')
      .set((eb) => ({
        failures: eb('failures', '+', 1),
        locked_until: sql<Date | null>`case when failures + 1 >= ${limit} then ${lockedUntil}::timestamptz else locked_until end`,
      }))
      .where('id', '=', userId)
      .returning('failures')
      .executeTakeFirst();
    return row?.failures ?? 0;
  }

  /** Uses a time step up; @returns false when it, or a later one, was used already */
  async useStep(user: string, step: number): Promise<boolean> {
    const used = await this.#db
      .updateTable('users')
      .set({ factor_step: step })
      .where('id', '=', user)
      .where((eb) => eb.or([eb('factor_step', 'is', null), eb('factor_step', '<', step)]))
      .executeTakeFirst();
    return used.numUpdatedRows > 0n;
  }

  /** Uses a recovery code up; @returns false when there is no such one */
  async useRecovery(user: string, hash: string): Promise<boolean> {
    const used = await this.#db
      .updateTable('users')
      .set({ recovery: sql<string[]>`array_remove(recovery, ${hash})` })
      .where('id', '=', user)
      .where(sql<boolean>`${hash} = any(recovery)`)
      .executeTakeFirst();
    return used.numUpdatedRows > 0n;
  }
}
