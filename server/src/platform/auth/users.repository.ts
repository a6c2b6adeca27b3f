import type { Role } from '@daozhen/protocol';
import { sql, type Kysely } from 'kysely';
import type { Db } from '../db/index.ts';
import type { UserRow } from './auth.repository.ts';
import type { UserQuery } from './users.schemas.ts';
import type { AuthTables } from './users.tables.ts';

/** Accounts as lists. */
export class UsersRepository {
  readonly #db: Kysely<AuthTables>;

  constructor(db: Db) {
    this.#db = db.withTables<AuthTables>();
  }

  /**
   * Accounts by user name, one more than asked for where there are more.
   * @param sites only those of one of these campuses; undefined for all
   */
  list(
    { query, role, state, after, limit }: UserQuery,
    now: Date,
    sites: readonly string[] | undefined,
  ): Promise<UserRow[]> {
    const locked = sql<boolean>`coalesce(locked_until > ${now}, false)`;
    let found = this.#db.selectFrom('users').selectAll();
    if (sites) found = found.where(sql<boolean>`sites && ${sql.val([...sites])}::text[]`);
    if (query) {
      const like = `%${query.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      found = found.where((eb) =>
        eb.or([eb('username', 'ilike', like), eb('name', 'ilike', like)]),
      );
    }
    if (role) found = found.where(sql<boolean>`${role} = any(roles)`);
    if (state === 'disabled') found = found.where('disabled_at', 'is not', null);
    if (state === 'locked') found = found.where('disabled_at', 'is', null).where(locked);
    if (state === 'active')
      found = found.where('disabled_at', 'is', null).where(sql<boolean>`not ${locked}`);
    if (after !== undefined) found = found.where('username', '>', after);
    return found
      .orderBy('username')
      .limit(limit + 1)
      .execute();
  }

  /** Whether an account other than this one has a role and can be used. */
  async anotherWith(role: Role, user: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('users')
      .select('id')
      .where(sql<boolean>`${role} = any(roles)`)
      .where('disabled_at', 'is', null)
      .where('id', '!=', user)
      .forUpdate()
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }
}
