import { sql, type Kysely } from 'kysely';
import type { Db } from '../db/index.ts';
import type { AuthTables } from './users.tables.ts';

/** An account that looks after employers. */
export interface Liaison {
  id: string;
  name: string;
  /** Employers it is bound to. */
  employers: string[];
}

export interface LiaisonsOptions {
  db: Db;
  /** Sessions of an account have to learn its rights anew. */
  changed(user: string): Promise<void>;
}

/** Which accounts look after which employers. */
export class Liaisons {
  readonly #db: Kysely<AuthTables>;
  readonly #changed: LiaisonsOptions['changed'];

  constructor({ db, changed }: LiaisonsOptions) {
    this.#db = db.withTables<AuthTables>();
    this.#changed = changed;
  }

  /** Every account in use that may be bound, by name. */
  async all(tx?: Db): Promise<Liaison[]> {
    return this.#on(tx)
      .selectFrom('users')
      .select(['id', 'name', 'employers'])
      .where(sql<boolean>`'liaison' = any(roles)`)
      .where('disabled_at', 'is', null)
      .orderBy('name')
      .execute();
  }

  /** Binds an account to an employer, or takes the binding away, within a transaction. */
  async bind(tx: Db, user: string, employer: string, bound = true): Promise<void> {
    const rest = sql<string[]>`array_remove(employers, ${employer})`;
    await this.#on(tx)
      .updateTable('users')
      .set({
        employers: bound ? sql<string[]>`array_append(${rest}, ${employer})` : rest,
        version: sql`version + 1`,
      })
      .where('id', '=', user)
      .execute();
  }

  /** Lets bindings take effect, once their transaction is over. */
  async learn(users: readonly string[]): Promise<void> {
    for (const user of users) await this.#changed(user);
  }

  #on(tx?: Db): Kysely<AuthTables> {
    return tx ? tx.withTables<AuthTables>() : this.#db;
  }
}
