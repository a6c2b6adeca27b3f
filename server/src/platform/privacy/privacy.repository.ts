import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { Db } from '../db/index.ts';
import type { AccessQuery } from './privacy.schemas.ts';
import type { PrivacyTables } from './privacy.tables.ts';

export type AccessRow = Selectable<PrivacyTables['vvip_access']>;

/** Who may see which VVIP, in the database. */
export class PrivacyRepository {
  readonly #db: Kysely<PrivacyTables>;

  constructor(db: Db) {
    this.#db = db.withTables<PrivacyTables>();
  }

  /** The VVIPs a user may see now. */
  async personsFor(user: string, now: Date): Promise<string[]> {
    const rows = await this.#open(now)
      .select('person_id')
      .distinct()
      .where('user_id', '=', user)
      .execute();
    return rows.map((row) => row.person_id);
  }

  async add(row: Insertable<PrivacyTables['vvip_access']>): Promise<void> {
    await this.#db.insertInto('vvip_access').values(row).execute();
  }

  get(id: string): Promise<AccessRow | undefined> {
    return this.#db.selectFrom('vvip_access').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** Ends what still holds; @returns false when it has ended already */
  async end(id: string, by: string, at: Date): Promise<boolean> {
    const ended = await this.#db
      .updateTable('vvip_access')
      .set({ ended_at: at, ended_by: by })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return ended.numUpdatedRows > 0n;
  }

  /** Notes who looked at a break-glass first; @returns false when somebody had already */
  async see(id: string, by: string, at: Date): Promise<boolean> {
    const seen = await this.#db
      .updateTable('vvip_access')
      .set({ seen_by: by, seen_at: at })
      .where('id', '=', id)
      .where('kind', '=', 'break-glass')
      .where('seen_at', 'is', null)
      .executeTakeFirst();
    return seen.numUpdatedRows > 0n;
  }

  /** The latest first, one more than asked for where there are more. */
  list({ kind, user, person, open, before, limit }: AccessQuery, now: Date): Promise<AccessRow[]> {
    let found = this.#db.selectFrom('vvip_access').selectAll();
    if (kind) found = found.where('kind', '=', kind);
    if (user) found = found.where('user_id', '=', user);
    if (person) found = found.where('person_id', '=', person);
    if (open && kind === 'break-glass') found = found.where('seen_at', 'is', null);
    else if (open) found = found.where('ended_at', 'is', null).where(notOver(now));
    if (before !== undefined) found = found.where('no', '<', before);
    return found
      .orderBy('no', 'desc')
      .limit(limit + 1)
      .execute();
  }

  #open(now: Date) {
    return this.#db.selectFrom('vvip_access').where('ended_at', 'is', null).where(notOver(now));
  }
}

const notOver = (now: Date) => sql<boolean>`(until_at is null or until_at > ${now})`;
