import { actorName, ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import { isDatabaseUnavailable, newId } from '../../platform/db/index.ts';
import { Rounds } from '../../platform/rounds/index.ts';
import { JournalGap, type JournalledDay } from '../journal/index.ts';
import type { PolicyFigures } from '../reentry/index.ts';
import { OneByOne } from './one-by-one.ts';
import type { ReviewResults, ReviewTask } from './review-task.ts';
import { inThread } from './review-thread.ts';
import { reviewErrors } from './reviews.errors.ts';
import type { ReviewsRepository, StudyRow } from './reviews.repository.ts';
import type { StudyState } from './reviews.tables.ts';

export interface ReviewsOptions {
  repository: ReviewsRepository;
  /** A campus's day from the journal; undefined when nothing happened. */
  read(site: string, day: string): Promise<JournalledDay | undefined>;
  /** The newest days on which somebody was called, the newest first. */
  days(site: string, limit: number): Promise<string[]>;
  now: () => number;
  log: { warn(details: object, message: string): void };
}

export interface Study {
  id: string;
  site: string;
  day: string;
  figures: PolicyFigures;
  state: StudyState;
  /** From 0 to 1. */
  progress: number;
  result?: NonNullable<StudyRow['result']>;
}

const DAY_MS = 86_400_000;
/** Studies are kept so long. */
const KEPT_MS = 30 * DAY_MS;
/** A study whose node has been silent so long is not going on. */
const SILENT_MS = 60_000;
/** How often it is told how far a study is, ms. */
const TELL_MS = 500;
const DAYS_LISTED = 60;
/** Results kept of the days looked at last. */
const KEPT_RESULTS = 8;

/** Looks at days gone by: who was not there, what VIPs cost, what another policy would have done. */
export class Reviews {
  readonly #o: ReviewsOptions;
  readonly #turns = new OneByOne();
  readonly #known = new Map<string, { events: number; result: unknown }>();

  constructor(options: ReviewsOptions) {
    this.#o = options;
  }

  /** The days that can be looked at, the newest first. */
  async days(site: string, actor: Actor): Promise<string[]> {
    requireSite(actor, site);
    return this.#o.days(site, DAYS_LISTED);
  }

  /** @throws ApiError `review.*` */
  async passes(site: string, day: string, actor: Actor): Promise<ReviewResults['passes']> {
    requireSite(actor, site);
    return this.#look(site, day, { kind: 'passes' });
  }

  /** @throws ApiError `review.*` */
  async vipCost(site: string, day: string, actor: Actor): Promise<ReviewResults['vip-cost']> {
    requireSite(actor, site);
    return this.#look(site, day, { kind: 'vip-cost' });
  }

  /**
   * Begins to try a policy on a day; {@link study} says how far it is.
   * @throws ApiError `review.*`
   */
  async begin(site: string, day: string, figures: PolicyFigures, actor: Actor): Promise<string> {
    requireSite(actor, site);
    const read = await this.#read(site, day);
    if (this.#turns.isFull) throw new ApiError(reviewErrors, 'review.busy');
    const id = newId();
    const { now, repository } = this.#o;
    const asked_at = new Date(now());
    const added = repository
      .add({ id, site, day, figures, asked_by: actorName(actor), asked_at })
      .then(() => repository.forgetBefore(new Date(now() - KEPT_MS)));
    // Its turn is taken at once, or many who ask together would all find room.
    void this.#work(id, added, read, figures);
    await added;
    return id;
  }

  /** @throws ApiError `study.unknown` */
  async study(id: string, actor: Actor): Promise<Study> {
    const row = await this.#o.repository.get(id);
    if (!row) throw new ApiError(reviewErrors, 'study.unknown');
    requireSite(actor, row.site);
    const silent = this.#o.now() - row.touched_at.getTime() > SILENT_MS;
    const { site, day, figures, progress, result } = row;
    const state = row.state === 'running' && silent ? 'failed' : row.state;
    return { id, site, day, figures, state, progress, ...(result && { result }) };
  }

  async #work(
    id: string,
    added: Promise<unknown>,
    day: JournalledDay,
    figures: PolicyFigures,
  ): Promise<void> {
    const { now, repository, log } = this.#o;
    const at = () => new Date(now());
    let share = 0;
    // Told from time to time even while it waits for its turn, so that nobody thinks it dead.
    const telling = new Rounds({
      everyMs: TELL_MS,
      round: () => repository.progressed(id, share, at()),
      onError: () => undefined,
    });
    telling.start();
    try {
      const task = { kind: 'study' as const, figures };
      const result = await this.#turns.run(async () => {
        await added;
        return inThread(day, task, (done) => (share = done));
      });
      await telling.stop();
      await repository.ended(id, result, at());
    } catch (err) {
      await telling.stop();
      log.warn({ err, study: id }, 'a study of the policy for passed people failed');
      await repository.ended(id, null, at()).catch(() => undefined);
    }
  }

  /** A day looked at before is looked at again only when something has happened since. */
  async #look<T extends ReviewTask>(
    site: string,
    day: string,
    task: T,
  ): Promise<ReviewResults[T['kind']]> {
    const read = await this.#read(site, day);
    const key = `${task.kind} ${site} ${day}`;
    const known = this.#known.get(key);
    if (known?.events === read.events) return known.result as ReviewResults[T['kind']];
    if (this.#turns.isFull) throw new ApiError(reviewErrors, 'review.busy');
    const result = await this.#turns
      .run(() => inThread(read, task))
      .catch((cause: unknown) => {
        throw problemOf(cause);
      });
    this.#known.delete(key);
    this.#known.set(key, { events: read.events, result });
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT_RESULTS && oldest !== undefined) this.#known.delete(oldest);
    return result;
  }

  async #read(site: string, day: string): Promise<JournalledDay> {
    try {
      const read = await this.#o.read(site, day);
      if (!read) throw new ApiError(reviewErrors, 'review.no-day');
      return read;
    } catch (error) {
      throw error instanceof JournalGap ? problemOf(error) : error;
    }
  }
}

function problemOf(cause: unknown): unknown {
  if (isDatabaseUnavailable(cause)) return cause;
  const code = cause instanceof JournalGap ? 'review.gap' : 'review.failed';
  return new ApiError(reviewErrors, code, { cause });
}
