import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../db/index.ts';
import { Rounds } from '../rounds/index.ts';
import type { AuditTables } from './audit.tables.ts';
import { isSigned, type ChainHead } from './chain.domain.ts';
import { headOf } from './verify.ts';

/** How often the end of the log is noted, ms. */
const everyMs = 15_000;

export interface WitnessOptions {
  db: Db;
  key: string;
  dataDir: string;
  /** The log does not contain the end noted last: entries are missing, or the database is an older one. */
  onShorter(noted: ChainHead, found: ChainHead | undefined): void;
  onError(error: unknown): void;
}

/**
 * Notes the signed end of the audit log in the data folder, outside the database: who can write there
 * alone cannot cut the log off unseen. A log without the end noted is reported, and the note kept.
 */
export class AuditWitness {
  readonly #options: WitnessOptions;
  readonly #rounds: Rounds;

  constructor(options: WitnessOptions) {
    this.#options = options;
    const { onError } = options;
    this.#rounds = new Rounds({ everyMs, round: () => this.note(), onError });
  }

  start(): void {
    this.#rounds.start();
    void this.#rounds.now();
  }

  /** Notes the end once more and stops. */
  async stop(): Promise<void> {
    await this.#rounds.stop();
    await this.#rounds.now();
  }

  async note(): Promise<void> {
    const { db, key, dataDir, onShorter } = this.#options;
    const noted = readWitness(dataDir);
    const found = await headOf(db);
    if (noted && !(await contains(db, noted))) return onShorter(noted, found);
    if (!found || found.seq === noted?.seq || !isSigned(key, found)) return;
    const path = witnessFile(dataDir);
    writeFileSync(`${path}.new`, `${JSON.stringify(found)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
}

/** Whether the log has that entry. */
async function contains(db: Db, { seq, hash }: ChainHead): Promise<boolean> {
  const tables = db.withTables<AuditTables>();
  const entry = tables.selectFrom('audit_entries').select('hash').where('seq', '=', seq);
  return (await entry.executeTakeFirst())?.hash === hash;
}

const witnessFile = (dataDir: string): string => join(dataDir, 'audit-head.json');

/** The end of the log as it was noted last; undefined if it never was. */
export function readWitness(dataDir: string): ChainHead | undefined {
  try {
    return JSON.parse(readFileSync(witnessFile(dataDir), 'utf8')) as ChainHead;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
