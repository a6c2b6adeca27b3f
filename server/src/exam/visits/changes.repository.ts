import { sql } from 'kysely';
import type { NewItem } from '@daozhen/protocol';
import { isUniqueViolation, json, type Db } from '../../platform/db/index.ts';
import type { LineChanges, Reassignment, StandingLine } from './change.domain.ts';
import { addLines } from './visits.repository.ts';
import {
  rowNow,
  type ChangeKind,
  type VisitReason,
  type VisitRecordState,
  type VisitTables,
} from './visits.tables.ts';

/** What becomes of a visit once the floor has done its part. */
export interface Outcome {
  state: VisitRecordState;
  packageId: string | null;
  items: NewItem[];
  lines: LineChanges;
  reasons: VisitReason[];
  /** Written to the audit log. */
  details: Record<string, unknown>;
}

/** Somebody as far as it is stored with his change. */
export interface StoredActor {
  kind: 'user';
  id: string;
}

export interface Change {
  id: string;
  visit: string;
  kind: ChangeKind;
  command: Reassignment | undefined;
  outcome: Outcome;
  actor: StoredActor;
}

/** Changes of visits under way between the database and the floor. */
export class ChangesRepository {
  readonly #plain: Db;

  constructor(db: Db) {
    this.#plain = db;
  }

  get #db() {
    return this.#plain.withTables<VisitTables>();
  }

  /**
   * Notes a change that is to be made.
   * @param seen the version the visit was seen with, and the state the change was made for
   * @returns whether it may be made: nobody else changes the visit, and nobody has since
   */
  async begin(
    change: Change,
    seen: { version: number; state: VisitRecordState },
  ): Promise<boolean> {
    try {
      return await this.#plain.transaction().execute(async (tx) => {
        const db = tx.withTables<VisitTables>();
        const visit = await db
          .selectFrom('visits')
          .select(['version', 'state'])
          .where('id', '=', change.visit)
          .forUpdate()
          .executeTakeFirst();
        if (visit?.version !== seen.version || visit.state !== seen.state) return false;
        await db
          .insertInto('visit_changes')
          .values({
            id: change.id,
            visit_id: change.visit,
            kind: change.kind,
            command: change.command ? json({ ...change.command }) : null,
            outcome: json({ ...change.outcome }),
            state: 'pending',
            refusal: null,
            actor: json({ ...change.actor }),
          })
          .execute();
        return true;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'visit_changes_pending')) return false;
      throw error;
    }
  }

  async get(id: string): Promise<Change | undefined> {
    const row = await this.#db
      .selectFrom('visit_changes')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    return row && read(row);
  }

  /** Changes left half done, oldest first. */
  async pending(before: Date, limit: number): Promise<Change[]> {
    const rows = await this.#db
      .selectFrom('visit_changes')
      .selectAll()
      .where('state', '=', 'pending')
      .where('created_at', '<=', before)
      .orderBy('created_at')
      .limit(limit)
      .execute();
    return rows.map(read);
  }

  async refused(id: string, code: string): Promise<void> {
    await this.#db
      .updateTable('visit_changes')
      .set({ state: 'refused', refusal: code })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .execute();
  }

  /**
   * Makes the change in the database, once only.
   * @param within what else belongs to it: done last, in the same transaction
   */
  async apply(change: Change, within: (tx: Db) => Promise<void>): Promise<void> {
    const { outcome } = change;
    const by = `${change.actor.kind}:${change.actor.id}`;
    await this.#plain.transaction().execute(async (tx) => {
      const db = tx.withTables<VisitTables>();
      const done = await db
        .updateTable('visit_changes')
        .set({ state: 'done' })
        .where('id', '=', change.id)
        .where('state', '=', 'pending')
        .returning('id')
        .executeTakeFirst();
      if (!done) return;
      await db
        .updateTable('visits')
        .set({
          state: outcome.state,
          package_id: outcome.packageId,
          items: json(outcome.items),
          reasons: sql`reasons || ${JSON.stringify(outcome.reasons)}::jsonb`,
          version: sql`version + 1`,
          changed_at: rowNow,
        })
        .where('id', '=', change.visit)
        .execute();
      await settle(tx, change.visit, outcome.lines, by);
      await within(tx);
    });
  }

  /** The lines of a visit that stand, in their order. */
  async lines(visit: string): Promise<StandingLine[]> {
    const rows = await this.#db
      .selectFrom('visit_lines')
      .selectAll()
      .where('visit_id', '=', visit)
      .where('removed_at', 'is', null)
      .orderBy('position')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      ref: row.ref,
      name: row.name,
      nameEn: row.name_en,
      items: row.items,
      listFen: row.list_fen,
      discountFen: row.discount_fen,
      payer: row.payer,
    }));
  }

  /** The last cancellation of a visit: what it was before. */
  async lastCancel(visit: string): Promise<Outcome | undefined> {
    const row = await this.#db
      .selectFrom('visit_changes')
      .select('outcome')
      .where('visit_id', '=', visit)
      .where('kind', '=', 'cancel')
      .where('state', '=', 'done')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.outcome as unknown as Outcome | undefined;
  }
}

function read(row: {
  id: string;
  visit_id: string;
  kind: ChangeKind;
  command: Record<string, unknown> | null;
  outcome: Record<string, unknown>;
  actor: Record<string, unknown>;
}): Change {
  return {
    id: row.id,
    visit: row.visit_id,
    kind: row.kind,
    command: row.command ?? undefined,
    outcome: row.outcome as unknown as Outcome,
    actor: row.actor as unknown as StoredActor,
  };
}

async function settle(
  tx: Db,
  visit: string,
  { remove, add, settle: settled }: LineChanges,
  by: string,
): Promise<void> {
  const db = tx.withTables<VisitTables>();
  if (remove.length > 0) {
    await db
      .updateTable('visit_lines')
      .set({ removed_by: by, removed_at: sql`now()` })
      .where('id', 'in', remove)
      .execute();
  }
  for (const { id, line } of settled) {
    await db
      .updateTable('visit_lines')
      .set({ discount_fen: line.discountFen, payer: line.payer, items: json(line.items) })
      .where('id', '=', id)
      .execute();
  }
  if (add.length === 0) return;
  const last = await db
    .selectFrom('visit_lines')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('visit_id', '=', visit)
    .executeTakeFirst();
  await addLines(tx, visit, add, by, (last?.position ?? -1) + 1);
}
