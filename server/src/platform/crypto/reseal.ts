import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { Vault } from './vault.ts';

/** A column that holds sealed texts. */
export interface SealedColumn {
  table: string;
  /** The column whose value is part of the context; unique. */
  id: string;
  column: string;
  context(id: string): string;
}

const batch = 500;

/**
 * Seals again whatever is not sealed with the vault's present key and cipher. It may run while others read
 * and write, and be broken off and begun again.
 * @returns how many texts were sealed again
 */
export async function reseal(
  db: Db,
  vault: Vault,
  columns: readonly SealedColumn[],
  progress: (table: string, done: number) => void = () => undefined,
): Promise<number> {
  let total = 0;
  for (const column of columns) {
    let done = 0;
    let after = '';
    for (;;) {
      const rows = await oldRows(db, vault, column, after);
      for (const row of rows) await resealOne(db, vault, column, row);
      done += rows.length;
      if (rows.length > 0) progress(column.table, done);
      after = rows.at(-1)?.id ?? after;
      if (rows.length < batch) break;
    }
    total += done;
  }
  return total;
}

interface SealedRow {
  id: string;
  sealed: string;
}

async function oldRows(
  db: Db,
  { prefix }: Vault,
  { table, id, column }: SealedColumn,
  after: string,
): Promise<SealedRow[]> {
  const found = await sql<SealedRow>`
    select ${sql.ref(id)} as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and not starts_with(${sql.ref(column)}, ${prefix})
      and ${sql.ref(id)} > ${after}
    order by ${sql.ref(id)} limit ${batch}`.execute(db);
  return found.rows;
}

/** Only if nobody has written it meanwhile. */
async function resealOne(
  db: Db,
  vault: Vault,
  { table, id: idColumn, column, context }: SealedColumn,
  { id, sealed }: SealedRow,
): Promise<void> {
  const next = vault.sealBytes(vault.openBytes(sealed, context(id)), context(id));
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${next}
    where ${sql.ref(idColumn)} = ${id} and ${sql.ref(column)} = ${sealed}`.execute(db);
}
