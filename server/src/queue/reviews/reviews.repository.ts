import type { Selectable } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import type { ReviewTables } from './reviews.tables.ts';

export type StudyRow = Selectable<ReviewTables['reentry_studies']>;

/** Studies in the database, where every node finds them. */
export class ReviewsRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<ReviewTables>();
  }

  async add(row: Omit<StudyRow, 'state' | 'progress' | 'result' | 'touched_at'>): Promise<void> {
    await this.#db
      .insertInto('reentry_studies')
      .values({
        ...row,
        figures: json(row.figures),
        state: 'running',
        progress: 0,
        touched_at: row.asked_at,
      })
      .execute();
  }

  get(id: string): Promise<StudyRow | undefined> {
    return this.#db
      .selectFrom('reentry_studies')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async progressed(id: string, progress: number, at: Date): Promise<void> {
    await this.#db
      .updateTable('reentry_studies')
      .set({ progress, touched_at: at })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  }

  async ended(id: string, result: StudyRow['result'], at: Date): Promise<void> {
    await this.#db
      .updateTable('reentry_studies')
      .set({
        state: result ? 'done' : 'failed',
        progress: result ? 1 : 0,
        result: result && json(result),
        touched_at: at,
      })
      .where('id', '=', id)
      .execute();
  }

  async forgetBefore(at: Date): Promise<void> {
    await this.#db.deleteFrom('reentry_studies').where('asked_at', '<', at).execute();
  }
}
