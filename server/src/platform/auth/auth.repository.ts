import { sql, type Selectable } from 'kysely';
import type { Db } from '../db/index.ts';
import type { Role } from '@daozhen/protocol';
import type { AuthTables } from './users.tables.ts';

export type UserRow = Selectable<AuthTables['users']>;

export interface NewUser {
  id: string;
  username: string;
  name: string;
  passwordHash: string;
  roles: Role[];
  sites: string[];
  staff?: string;
}

/** Users and their sessions in the database. */
export class AuthRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<AuthTables>();
  }

  userByName(username: string): Promise<UserRow | undefined> {
    return this.#db
      .selectFrom('users')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
  }

  /** The user of a session that has not ended, and when it ends. */
  userBySession(
    tokenHash: string,
    now: Date,
  ): Promise<(UserRow & { expires_at: Date }) | undefined> {
    return this.#db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .selectAll('users')
      .select('sessions.expires_at')
      .where('sessions.token_hash', '=', tokenHash)
      .where('sessions.expires_at', '>', now)
      .where('users.disabled_at', 'is', null)
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

  /** Adds users; those whose name is taken stay as they are. */
  async addUsers(users: readonly NewUser[]): Promise<void> {
    const rows = users.map(({ passwordHash, staff, ...user }) => ({
      ...user,
      password_hash: passwordHash,
      staff: staff ?? null,
    }));
    await this.#db
      .insertInto('users')
      .values(rows)
      .onConflict((conflict) => conflict.column('username').doNothing())
      .execute();
  }

  async addSession(tokenHash: string, userId: string, now: Date, expiresAt: Date): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('sessions').where('expires_at', '<=', now).execute();
      await tx
        .insertInto('sessions')
        .values({ token_hash: tokenHash, user_id: userId, expires_at: expiresAt })
        .execute();
      await tx
        .updateTable('users')
        .set({ failures: 0, locked_until: null })
        .where('id', '=', userId)
        .execute();
    });
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.#db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  }

  /** Notes a wrong password; from the `limit`-th in a row the account is locked until then. */
  async noteFailure(userId: string, limit: number, lockedUntil: Date): Promise<void> {
    await this.#db
      .updateTable('users')
      .set((eb) => ({
        failures: eb('failures', '+', 1),
        locked_until: sql<Date | null>`case when failures + 1 >= ${limit} then ${lockedUntil}::timestamptz else locked_until end`,
      }))
      .where('id', '=', userId)
      .execute();
  }
}
