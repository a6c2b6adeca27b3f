import { sql, type Kysely } from 'kysely';
import { json, type Db } from '../db/index.ts';
import { actorName, type Actor } from '../http/index.ts';
import { listEntries } from './audit.repository.ts';
import type { AuditList, AuditQuery } from './audit.schemas.ts';
import type { AuditTables } from './audit.tables.ts';
import { chainStart, entryHash, isSigned, signHead } from './chain.domain.ts';

/** Something somebody did. */
export interface AuditEntry {
  /** As a permission names it: `visit.cancel`, `settings.write`. */
  action: string;
  /** To what: `visit:<id>`, `room:<id>`. */
  record: string;
  site?: string;
  /** Figures, ids, what changed; never a name, telephone or identity number. */
  details?: Record<string, unknown>;
}

/** Any number; the same in every process. */
const chainLock = 7_105_301;

/** The audit log: every entry is chained to the one before by its hash. */
export class Audit {
  readonly #now: () => number;
  readonly #key: string;

  /** @param key the server's secret; the chain's head is signed with it */
  constructor(now: () => number, key: string) {
    this.#now = now;
    this.#key = key;
  }

  /**
   * Appends entries as part of a transaction. To be its last statement: from here to the commit every
   * other transaction that writes an entry waits, so that the chain has one order.
   */
  async append(tx: Db, actor: Actor, ...entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const db = tx.withTables<AuditTables>();
    await sql`select pg_advisory_xact_lock(${chainLock})`.execute(db);
    let { seq, hash } = await this.#end(db);
    const at = new Date(this.#now());
    const rows = entries.map(({ action, record, site = null, details = {} }) => {
      seq += 1;
      const entry = { seq, at, actor: actorName(actor), action, record, site, details };
      const previous = hash;
      hash = entryHash(previous, entry);
      return { ...entry, details: json(details), previous, hash };
    });
    await db.insertInto('audit_entries').values(rows).execute();
    const head = { id: 1, ...signHead(this.#key, seq, hash) };
    await db
      .insertInto('audit_head')
      .values(head)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(head))
      .execute();
  }

  /** Entries, the latest first. */
  list(db: Db, query: AuditQuery): Promise<AuditList> {
    return listEntries(db, query);
  }

  /**
   * What the next entry follows: the end as it was signed, whatever stands in the table. Where that is not
   * to be had a number is left out, so that the gap shows for good.
   */
  async #end(db: Kysely<AuditTables>): Promise<{ seq: number; hash: string }> {
    const head = await db
      .selectFrom('audit_head')
      .select(['seq', 'hash', 'signature'])
      .executeTakeFirst();
    if (head && isSigned(this.#key, head)) return head;
    const last = await db
      .selectFrom('audit_entries')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last ? { ...last, seq: last.seq + 1 } : { seq: head ? 1 : 0, hash: chainStart };
  }
}
