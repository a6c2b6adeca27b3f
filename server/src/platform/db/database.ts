import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import { lockFolder } from '../files/index.ts';
import { PglitePool } from './pglite/pool.ts';
import { GuardedPool, type PostgresOptions } from './postgres-pool.ts';

/** Queries of any module; a module sees its own tables through `db.withTables<ItsTables>()`. */
export type Db = Kysely<NoTables>;

type NoTables = { [table in never]: never };

export type DatabaseKind = 'pglite' | 'postgresql';

/** The business database of this process. */
export interface Database {
  readonly kind: DatabaseKind;
  readonly db: Db;
  /** Resolves when the database answers; rejects otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}

function open(kind: DatabaseKind, pool: PostgresPool, closed?: () => void): Database {
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    kind,
    db,
    check: async () => {
      await sql`select 1`.execute(db);
    },
    close: async () => {
      await db.destroy();
      // Kysely ends the pool only if it has used it.
      closed?.();
    },
  };
}

/** A database on another machine or in another process; it may be away now and come later. */
export function openPostgres(options: PostgresOptions): Database {
  return open('postgresql', new GuardedPool(options));
}

/**
 * The embedded database in a folder of its own, created at the first query.
 * @throws FolderInUse when another process has it open
 */
export function openPglite(folder: string): Database & { crash(): Promise<void> } {
  const unlock = lockFolder(folder);
  const pool = new PglitePool(folder);
  return { ...open('pglite', pool, unlock), crash: () => pool.crash() };
}
