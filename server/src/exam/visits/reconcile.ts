import { ApiError } from '../../platform/http/index.ts';
import type { Visits } from './visits.service.ts';
import type { VisitsRepository } from './visits.repository.ts';

export interface ReconcileOptions {
  visits: Visits;
  repository: VisitsRepository;
  now: () => number;
  log: { warn(details: object, message: string): void };
}

/** Registrations younger than this are still being worked on by the request itself, ms. */
const youngMs = 10_000;
const everyMs = 60_000;
const batch = 200;

/** Finishes registrations that were left half done by a crash or an outage: at start and every minute. */
export class Reconciler {
  readonly #options: ReconcileOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: ReconcileOptions) {
    this.#options = options;
  }

  /** Finishes everything that is pending now and goes on every minute. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => this.#next(youngMs), everyMs);
    await this.#quietly(0);
  }

  /** Finishes everything that is pending now, without waiting for the next minute. */
  soon(): void {
    this.#next(0);
  }

  #next(olderThanMs: number): void {
    this.#running = this.#running.then(() => this.#quietly(olderThanMs));
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /**
   * One round.
   * @param olderThanMs leaves younger registrations alone
   * @returns how many were finished or given up
   */
  async run(olderThanMs = youngMs): Promise<number> {
    const { repository, visits, now } = this.#options;
    const left = await repository.pending(new Date(now() - olderThanMs), batch);
    for (const record of left) {
      try {
        await visits.finish(record);
      } catch (error) {
        // Refused, or its day is over: that is an end, too.
        if (!(error instanceof ApiError)) throw error;
        this.#options.log.warn(
          { visit: record.id, code: error.code },
          'a registration was given up',
        );
      }
    }
    return left.length;
  }

  async #quietly(olderThanMs: number): Promise<void> {
    try {
      await this.run(olderThanMs);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'registrations could not be reconciled; trying again');
    }
  }
}
