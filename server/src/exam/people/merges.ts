import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import { ApiError } from '../../platform/http/index.ts';
import { peopleErrors } from './people.errors.ts';
import type { PeopleTables } from './people.tables.ts';

const refuse = (code: keyof typeof peopleErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(peopleErrors, code, details && { details });

/**
 * Merges one record into another inside the caller's transaction: it stays as it is, with its visits, and
 * points to the one kept. Nothing is copied or lost, so the merge can be taken back.
 * @returns the merge's id
 */
export async function merge(tx: Db, kept: string, merged: string, by: string): Promise<string> {
  const db = tx.withTables<PeopleTables>();
  const both = await lock(tx, kept, merged);
  const [keeper, other] = [both.get(kept), both.get(merged)];
  if (!keeper || !other) throw refuse('person.unknown');
  if (keeper.merged_into !== null || other.merged_into !== null) throw refuse('person.merged');
  if (keeper.sex !== other.sex || keeper.birth_date !== other.birth_date) {
    throw refuse('merge.unlike');
  }
  const moved = await db
    .updateTable('people')
    .set({ merged_into: kept, changed_at: sql`now()` })
    .where('merged_into', '=', merged)
    .returning('id')
    .execute();
  await db
    .updateTable('people')
    .set({ merged_into: kept, version: sql`version + 1`, changed_at: sql`now()` })
    .where('id', '=', merged)
    .execute();
  await db
    .updateTable('people')
    .set({
      vvip: keeper.vvip || other.vvip,
      version: sql`version + 1`,
      changed_at: sql`now()`,
    })
    .where('id', '=', kept)
    .execute();
  const id = randomUUID();
  await db
    .insertInto('person_merges')
    .values({
      id,
      kept,
      merged,
      moved: json(moved.map((row) => row.id)),
      vvip_before: keeper.vvip,
      by,
      undone_by: null,
      undone_at: null,
    })
    .execute();
  return id;
}

/**
 * Takes a merge back: both records are as they were, with what happened to either since.
 * @returns the two records
 */
export async function unmerge(tx: Db, kept: string, id: string, by: string): Promise<string> {
  const db = tx.withTables<PeopleTables>();
  const found = await db
    .selectFrom('person_merges')
    .selectAll()
    .where('id', '=', id)
    .where('kept', '=', kept)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw refuse('merge.unknown');
  const both = await lock(tx, kept, found.merged);
  if (both.get(kept)?.merged_into !== null) throw refuse('merge.later');
  await db
    .updateTable('people')
    .set({ merged_into: null, version: sql`version + 1`, changed_at: sql`now()` })
    .where('id', '=', found.merged)
    .execute();
  if (found.moved.length > 0) {
    await db
      .updateTable('people')
      .set({ merged_into: found.merged, changed_at: sql`now()` })
      .where('id', 'in', found.moved)
      .where('merged_into', '=', kept)
      .execute();
  }
  await db
    .updateTable('people')
    .set({ vvip: found.vvip_before, version: sql`version + 1`, changed_at: sql`now()` })
    .where('id', '=', kept)
    .execute();
  await db
    .updateTable('person_merges')
    .set({ undone_by: by, undone_at: sql`now()` })
    .where('id', '=', id)
    .execute();
  return found.merged;
}

/** Both rows, in one order for everybody, so that two merges the other way round wait for each other. */
async function lock(tx: Db, ...ids: string[]) {
  const rows = await tx
    .withTables<PeopleTables>()
    .selectFrom('people')
    .select(['id', 'sex', 'birth_date', 'vvip', 'merged_into'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
