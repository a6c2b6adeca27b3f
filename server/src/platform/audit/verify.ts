import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { AuditTables } from './audit.tables.ts';
import { chainStart, entryHash, isSigned, type ChainHead } from './chain.domain.ts';

/**
 * What is wrong with the log:
 * - `changed`: an entry does not say what it said when it was written
 * - `missing`: an entry is not there
 * - `unlinked`: an entry does not follow the one before
 * - `head`: the end of the log is not the one that was signed: entries at the end are missing or added
 * - `unsigned`: the signature of the end is not ours, or missing
 * - `witness`: the log does not contain the end this server has noted outside the database
 */
export type AuditProblemKind = 'changed' | 'missing' | 'unlinked' | 'head' | 'unsigned' | 'witness';

export interface AuditProblem {
  kind: AuditProblemKind;
  seq: number;
}

export interface Verification {
  ok: boolean;
  entries: number;
  /** Hash of the last entry; to be written down outside. */
  head: string;
  /** The first ones. */
  problems: AuditProblem[];
}

const batch = 1_000;
const mostProblems = 20;

/**
 * Reads the whole audit log and holds it against its hashes and its signed end.
 * @param witness the end as it was noted outside the database, if it was
 */
export async function verifyAudit(db: Db, key: string, witness?: ChainHead): Promise<Verification> {
  const problems: AuditProblem[] = [];
  const note = (kind: AuditProblemKind, seq: number) => {
    if (problems.length < mostProblems) problems.push({ kind, seq });
  };
  let seq = 0;
  let previous = chainStart;
  let entries = 0;
  let witnessed = witness === undefined || witness.seq === 0;
  for await (const row of rowsOf(db)) {
    entries += 1;
    if (row.seq !== seq + 1) note('missing', seq + 1);
    else if (row.previous !== previous) note('unlinked', row.seq);
    if (row.odd || entryHash(row.previous, row) !== row.hash) note('changed', row.seq);
    if (row.seq === witness?.seq) witnessed = row.hash === witness.hash;
    ({ seq, hash: previous } = row);
  }
  const head = await headOf(db);
  if (head ? !isSigned(key, head) : entries > 0) note('unsigned', head?.seq ?? seq);
  if (head && (head.seq !== seq || head.hash !== previous)) note('head', head.seq);
  if (!witnessed && witness) note('witness', witness.seq);
  return { ok: problems.length === 0, entries, head: previous, problems };
}

/** The signed end of the log; undefined as long as nothing was written. */
export async function headOf(db: Db): Promise<ChainHead | undefined> {
  const tables = db.withTables<AuditTables>();
  return tables
    .selectFrom('audit_head')
    .select(['seq', 'hash', 'signature'])
    .where('id', '=', 1)
    .executeTakeFirst();
}

async function* rowsOf(db: Db) {
  const tables = db.withTables<AuditTables>();
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await tables
      .selectFrom('audit_entries')
      .select(['seq', 'at', 'actor', 'action', 'record', 'site', 'previous', 'hash'])
      .select(sql<string>`details::text`.as('text'))
      // Finer than we write: it has been changed.
      .select(sql<boolean>`extract(microseconds from at)::bigint % 1000 <> 0`.as('fine'))
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(batch)
      .execute();
    for (const { text, fine, ...row } of rows) {
      const details = JSON.parse(text) as Record<string, unknown>;
      yield { ...row, details, odd: fine || compact(text) !== JSON.stringify(details) };
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < batch) return;
  }
}

/** JSON without the blanks between its parts: it must be spelt as we spell it. */
function compact(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
