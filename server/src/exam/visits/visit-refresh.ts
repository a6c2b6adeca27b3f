import { Rounds } from '../../platform/rounds/index.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitQueries } from './visit-queries.ts';

export interface VisitRefreshOptions {
  queries: VisitQueries;
  /** The earliest day the floor of any campus is on. */
  firstDay(): string;
  changed(record: VisitRecord): void;
  log: { warn(details: object, message: string): void };
}

const everyMs = 5_000;
/** Transactions last this long at most: what one of them changed shows that much after its time, ms. */
const overlapMs = 15_000;
const batch = 500;

/**
 * Keeps what this process remembers of visits in step with what other processes change of them and of the
 * people they are of: a name corrected, records merged, a visit cancelled.
 */
export class VisitRefresh {
  readonly #options: VisitRefreshOptions;
  #since: Date;
  #seen = new Map<string, string>();
  readonly #rounds: Rounds;

  constructor(options: VisitRefreshOptions, now: number) {
    this.#options = options;
    this.#since = new Date(now - overlapMs);
    const { log } = options;
    const onError = (err: unknown) => log.warn({ err }, 'changes of visits could not be read');
    this.#rounds = new Rounds({ everyMs, round: () => this.#look(), onError });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Looks now. */
  now(): Promise<void> {
    return this.#rounds.now();
  }

  async #look(): Promise<void> {
    const { queries, firstDay, changed } = this.#options;
    const { visits, latest } = await queries.changedSince(this.#since, firstDay(), batch);
    const seen = new Map<string, string>();
    for (const record of visits) {
      const state = [record.changed_at.getTime(), record.state, record.person, record.name].join();
      const mark = `${state} ${record.vvip} ${record.birth_date} ${record.sex}`;
      seen.set(record.id, mark);
      if (this.#seen.get(record.id) !== mark) changed(record);
    }
    this.#seen = seen;
    if (latest) this.#since = new Date(latest.getTime() - overlapMs);
  }
}
