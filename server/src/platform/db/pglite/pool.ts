import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseUnavailable } from '../unavailable.ts';
import { PgliteThread } from './thread.ts';

/** Waiting longer than this for the one connection means that somebody holds it and waits himself. */
const acquireTimeoutMs = 30_000;

/**
 * PGlite has one session: a pool of one connection, handed out in the order it was asked for. A thread
 * that died is started again at the next connect; a transaction it was in fails and is not carried on.
 */
export class PglitePool implements PostgresPool {
  readonly #folder: string;
  #thread: PgliteThread | undefined;
  #last: Promise<void> = Promise.resolve();
  #ended = false;
  readonly options = {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  async connect(): Promise<PostgresPoolClient> {
    const turn = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = before.then(() => turn.promise);
    const given = await inTime(before, acquireTimeoutMs);
    if (!given) {
      turn.resolve();
      throw new DatabaseUnavailable(
        'the one connection of the embedded database was not given back',
      );
    }
    try {
      return this.#client(await this.#running(), turn.resolve);
    } catch (error) {
      turn.resolve();
      throw error;
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#thread?.close();
  }

  /** Ends the thread as a crash would (tests). */
  async crash(): Promise<void> {
    await this.#thread?.kill();
  }

  async #running(): Promise<PgliteThread> {
    if (this.#ended) throw new DatabaseUnavailable('the embedded database is closed');
    if (!this.#thread || this.#thread.dead) this.#thread = new PgliteThread(this.#folder);
    await this.#thread.ready();
    return this.#thread;
  }

  #client(thread: PgliteThread, release: () => void): PostgresPoolClient {
    const query = (sql: string, parameters: readonly unknown[] = []) =>
      thread.query(sql, parameters);
    return { query, release } as unknown as PostgresPoolClient;
  }
}

async function inTime(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const won = await Promise.race([promise.then(() => true as const), late]);
  clearTimeout(timer);
  return won;
}
