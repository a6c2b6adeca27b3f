import { ApiError } from '../../platform/http/index.ts';
import { Rounds } from '../../platform/rounds/index.ts';
import type { ChangesRepository } from './changes.repository.ts';
import type { Expectations } from './expectations.ts';
import type { VisitPregnancy } from './visit-pregnancy.ts';
import type { VisitChanges } from './visit-changes.ts';
import type { Visits } from './visits.service.ts';
import type { VisitsRepository } from './visits.repository.ts';

export interface ReconcileOptions {
  visits: Visits;
  changes: { repository: ChangesRepository; visits: VisitChanges };
  expectations: Expectations;
  pregnancy: Pick<VisitPregnancy, 'run'>;
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
  readonly #rounds: Rounds;
  /** The next round leaves younger registrations alone, ms. */
  #olderThanMs = youngMs;

  constructor(options: ReconcileOptions) {
    this.#options = options;
    const { log } = options;
    this.#rounds = new Rounds({
      everyMs,
      round: () => this.#finishAll(),
      onError: (err) => log.warn({ err }, 'registrations could not be reconciled; trying again'),
    });
  }

  /** Finishes everything that is pending now and goes on every minute. */
  async start(): Promise<void> {
    this.#rounds.start();
    await this.#everything();
  }

  /** Finishes everything that is pending now, without waiting for the next minute. */
  soon(): void {
    void this.#everything();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  #everything(): Promise<void> {
    this.#olderThanMs = 0;
    return this.#rounds.now();
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
    return left.length + (await this.#finishChanges(olderThanMs));
  }

  async #finishChanges(olderThanMs: number): Promise<number> {
    const { changes, now, log } = this.#options;
    const left = await changes.repository.pending(new Date(now() - olderThanMs), batch);
    for (const change of left) {
      try {
        await changes.visits.finish(change);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        log.warn({ visit: change.visit, code: error.code }, 'a change was given up');
      }
    }
    return left.length;
  }

  async #finishAll(): Promise<void> {
    const olderThanMs = this.#olderThanMs;
    this.#olderThanMs = youngMs;
    await this.run(olderThanMs);
    await this.#options.expectations.run();
    await this.#options.pregnancy.run();
  }
}
