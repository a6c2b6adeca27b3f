import { setTimeout as delay } from 'node:timers/promises';
import type { FloorEvent } from '@daozhen/protocol';
import type { Engine, Head, Position, RedisEngine } from '../engine/index.ts';
import type { JournalRepository } from './journal.repository.ts';
import { LagMeter } from './lag.ts';
import { contentsOf, turnsDay } from './recollect.ts';
import { markTurn } from './mark-turn.ts';

export interface SiteJournalOptions {
  engine: Engine & Partial<Pick<RedisEngine, 'trim'>>;
  repository: JournalRepository;
  site: string;
  log: {
    warn(details: object, message: string): void;
    info(details: object, message: string): void;
  };
  /** Called when the floor's store knows nothing of the campus: it may be rebuilt. */
  absent?: (site: string) => Promise<void>;
  /** First and longest pause between tries while something is away, ms. */
  retryMs?: { first: number; longest: number };
  /** How often to look how far the floor is, ms. */
  lookMs?: number;
  /** Events a stream keeps at most, beside those not yet stored. */
  keepEvents?: number;
}

/** One insert of more rows would exceed PostgreSQL's number of parameters. */
const batchRows = 2000;
/** The stream is trimmed after so many events stored, and when a day has turned. */
const trimEvery = 1000;

/** The journal of one campus. */
export class SiteJournal {
  readonly lag = new LagMeter();
  readonly #o: SiteJournalOptions;
  readonly #stop = new AbortController();
  /** The epoch being written, with the last event stored. */
  #at: Position | undefined;
  /** Where the present day begins. */
  #dayFrom = 0;
  #trimmedAt = 0;
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: SiteJournalOptions) {
    this.#o = options;
  }

  /** Writes until told to stop. */
  async run(): Promise<void> {
    await Promise.all([this.#write(), this.#look()]);
    await this.#keeping;
  }

  stop(): void {
    this.#stop.abort();
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #write(): Promise<void> {
    while (!this.#stopped) await this.#untilDone(() => this.#follow());
  }

  /** Looks from time to time how far the floor has come, for the figures of the lag. */
  async #look(): Promise<void> {
    const { engine, site, lookMs = 1000 } = this.#o;
    while (!this.#stopped) {
      try {
        const [head, stored] = [await engine.head(site), this.#at];
        if (head && head.epoch === stored?.epoch) {
          const [oldest] =
            head.seq > stored.seq ? await engine.events(site, stored.seq, 1) : [undefined];
          this.lag.see(head, oldest?.at);
        }
      } catch {
        // The floor is away: the figures stay as they were, and it is said elsewhere.
      }
      await delay(lookMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Follows one epoch of the campus until it ends. */
  async #follow(): Promise<void> {
    const { engine, site, absent } = this.#o;
    const head = await engine.head(site);
    if (!head) {
      await absent?.(site);
      throw new Error(`campus ${site} is not configured yet`);
    }
    const { epoch } = head;
    const last = await this.#open(head);
    this.#at = { epoch, seq: last };
    this.lag.restart(last);
    await engine.follow(
      site,
      last,
      (events) => this.#store(epoch, events),
      this.#stop.signal,
      epoch,
    );
  }

  /** Notes the epoch; @returns the last event of it that is stored. */
  async #open({ epoch, since }: Head): Promise<number> {
    const { repository, site } = this.#o;
    if (since) {
      await repository.begin(site, since.epoch, undefined);
      await repository.begin(site, epoch, since);
      await this.#storeRest(since);
    } else await repository.begin(site, epoch, undefined);
    const segments = await repository.lineage(site);
    this.#dayFrom = 0;
    for (const segment of segments) {
      this.#dayFrom = (await repository.turn(site, segment)) ?? this.#dayFrom;
    }
    return Math.max(since?.seq ?? 0, await repository.last(site, epoch));
  }

  /** Stores what the epoch before still owed when this one began: the stream has kept it. */
  async #storeRest(end: Position): Promise<void> {
    const { engine, repository, site } = this.#o;
    const segments = await repository.lineage(site);
    const from = segments.find(({ epoch }) => epoch === end.epoch)?.from ?? 0;
    let last = Math.max(from, await repository.last(site, end.epoch));
    while (last < end.seq) {
      const events = await engine.events(site, last, Math.min(batchRows, end.seq - last));
      const owed = events.filter(({ seq }) => seq <= end.seq);
      if (owed.length === 0) return;
      await repository.add(site, end.epoch, owed);
      last = owed.at(-1)?.seq ?? end.seq;
    }
  }

  async #store(epoch: string, events: readonly FloorEvent[]): Promise<void> {
    const { repository, site } = this.#o;
    this.lag.waits();
    const hole = events[0]?.seq !== (this.#at?.seq ?? 0) + 1;
    for (let from = 0; from < events.length; from += batchRows) {
      const batch = events.slice(from, from + batchRows);
      await this.#untilDone(() => repository.add(site, epoch, batch));
      if (this.#stopped) return;
      this.#at = { epoch, seq: batch.at(-1)?.seq ?? 0 };
      this.lag.note(this.#at.seq, from + batchRows >= events.length);
      const turned = batch.findLast(turnsDay);
      if (turned) this.#turned(epoch, turned.seq);
      await this.#trim(turned !== undefined);
    }
    if (hole) await this.#untilDone(() => this.#markHole(epoch));
  }

  /**
   * The database is older than the stream, or another one: what lay between is in neither. A fold has to
   * begin behind the hole, with the floor as it is.
   */
  async #markHole(epoch: string): Promise<void> {
    const { engine, repository, site, log } = this.#o;
    const state = await engine.state(site);
    if (state?.epoch !== epoch) return;
    log.warn({ site, from: state.seq }, 'the journal has a hole; it can be rebuilt from here on');
    await repository.keepMark(site, epoch, state.seq, contentsOf(state));
  }

  /** Marks what the campus is made of now that the day has turned, beside the writing. */
  #turned(epoch: string, seq: number): void {
    const { repository, site, log } = this.#o;
    this.#dayFrom = seq;
    this.#keeping = this.#keeping
      .then(() => markTurn(repository, site, epoch, seq))
      .catch((error: unknown) =>
        log.warn({ err: error, site, seq }, 'the turn of a day was not marked'),
      );
  }

  /**
   * Takes out of the stream what is stored and of an earlier day, or too much; the last event stored stays
   * in any case, for followers to know their history by.
   */
  async #trim(now: boolean): Promise<void> {
    const { engine, site, log, keepEvents = 200_000 } = this.#o;
    const { epoch, seq } = this.#at ?? { epoch: '', seq: 0 };
    if (!now && seq - this.#trimmedAt < trimEvery) return;
    this.#trimmedAt = seq;
    const keepFrom = Math.min(seq, Math.max(this.#dayFrom, seq - keepEvents));
    try {
      await engine.trim?.(site, epoch, keepFrom);
    } catch (error) {
      log.warn({ err: error, site }, 'the stream was not trimmed');
    }
  }

  /** Does something again, with growing pauses, until it succeeds or the journal is stopped. */
  async #untilDone(work: () => Promise<void>): Promise<void> {
    const { log, site, retryMs = { first: 100, longest: 5_000 } } = this.#o;
    let pause = retryMs.first;
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (this.#stopped) return;
        this.lag.waits();
        log.warn({ err: error, site, pause }, 'the journal waits');
        await delay(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
        if (this.#stopped) return;
        pause = Math.min(pause * 2, retryMs.longest);
      }
    }
  }
}
