import type { FloorEvent } from '@daozhen/protocol';
import { LineEvents, type Campus, type SiteFacts, type Waits } from '../campus/index.ts';
import type { Outlook } from '../outlook/index.ts';
import type { Lease } from './lease.ts';
import type { ModelStore } from './model-store.ts';
import { openingOf, rehearse } from './opening.ts';
import { PassNotes } from './pass-request.ts';
import type { ForecastStore } from './store.ts';
import type { ForecastThread } from './thread.ts';
import type { Told } from './told.ts';

/** What a keeper forecasts, and with whom. */
export interface KeeperOptions {
  campus: Campus;
  waits: Waits;
  outlook: Outlook;
  facts: SiteFacts;
  /** Names this node in the lease. */
  node: string;
  lease: Lease;
  store: ForecastStore;
  models: ModelStore;
  thread: ForecastThread;
  /** Stores what was told for good. @throws while the database is away */
  keep: (told: readonly Told[]) => Promise<void>;
  /** Other than usual, in tests. */
  pace?: Pace;
  log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
  };
}

/** All ms. */
export interface Pace {
  /** How often the lease is renewed, or asked for. */
  beatMs: number;
  /** A forecast is made at most this often, and at least so often while nothing happens. */
  everyMs: number;
  quietMs: number;
}

const PACE: Pace = { beatMs: 500, everyMs: 1000, quietMs: 3000 };
/** What was learned is kept this often, ms. */
const SAVE_MS = 20_000;
/** Who may have to take over rehearses this often, ms: code that is not used is forgotten again. */
const REHEARSE_MS = 60_000;
/** After a failure nothing is tried for so long, ms. */
const REST_MS = 1000;

/**
 * Forecasts one campus as long as this node has the lease: tells the thread what happens, has it forecast at
 * most once a second, and publishes what comes out. All of it can be taken over by another node at any moment:
 * what was learned and what was told lie in Redis.
 */
export class ForecastKeeper {
  readonly #o: KeeperOptions;
  readonly #pace: Pace;
  readonly #notes = new PassNotes();
  #lines = new LineEvents();
  #beat: NodeJS.Timeout | undefined;
  /** Looks the moment the other's lease would be out. */
  #turn: NodeJS.Timeout | undefined;
  #silence: () => void = () => undefined;
  /** Whether the thread has this campus open, by the lease. */
  #open = false;
  #held = false;
  #renewing: Promise<void> | undefined;
  #isStopped = false;
  #working: Promise<void> = Promise.resolve();
  #isBusy = false;
  #happened = false;
  #passedAt = -Infinity;
  #savedAt = -Infinity;
  #rehearsedAt = -Infinity;
  #restUntil = -Infinity;
  #count = 0;
  #stored: readonly Told[] = [];
  #keeping: Promise<void> | undefined;

  constructor(options: KeeperOptions) {
    this.#o = options;
    this.#pace = options.pace ?? PACE;
  }

  /** Whether this node forecasts the campus now. */
  get holds(): boolean {
    return this.#open;
  }

  start(): void {
    this.#silence = this.#o.campus.listen((events) => this.#take(events));
    this.#beat = setInterval(() => this.#renew(), this.#pace.beatMs).unref();
    this.#renew();
  }

  /** Gives the campus over: what was learned is kept and the lease given back. */
  async stop(): Promise<void> {
    clearInterval(this.#beat);
    this.#silence();
    await this.#renewing;
    this.#isStopped = true;
    clearTimeout(this.#turn);
    await this.#working;
    await this.#keeping;
    if (!this.#open) return;
    await this.#save().catch(() => undefined);
    this.#open = false;
    await this.#o.lease.release().catch(() => undefined);
  }

  #take(events: readonly FloorEvent[]): void {
    const { campus, facts } = this.#o;
    if (!this.#open) return;
    this.#happened = true;
    this.#notes.note(events, (room) => facts.rooms.get(room)?.station);
    // Without events the picture was read anew: what differs from the old one has happened.
    if (events.length === 0) this.#notes.noteAll(Object.keys(campus.state.visits));
    const happened =
      events.length === 0
        ? this.#lines.sync(campus.state)
        : events.flatMap((event) => this.#lines.apply(event, campus.state));
    this.#learn(happened);
    if (performance.now() - this.#passedAt >= this.#pace.everyMs) this.#soon();
  }

  #learn(events: ReturnType<LineEvents['sync']>): void {
    const { thread, campus } = this.#o;
    if (events.length === 0) return;
    thread
      .ask({ type: 'learn', site: campus.site, events })
      .catch((error: unknown) => this.#fail(error, 'the forecaster could not learn'));
  }

  /** Keeps the lease whatever else goes on; while Redis does not answer nobody has it. */
  #renew(): void {
    if (this.#renewing || this.#isStopped) return;
    this.#renewing = this.#o.lease
      .hold()
      .catch(() => Infinity)
      .then((othersMs) => {
        this.#held = othersMs === 0;
        if (this.#held) this.#soon();
        else if (this.#open) this.#drop();
        if (!this.#held && Number.isFinite(othersMs)) this.#standBy(othersMs);
      })
      .finally(() => {
        this.#renewing = undefined;
      });
  }

  /** Another forecasts, for the next `othersMs` at least. */
  #standBy(othersMs: number): void {
    clearTimeout(this.#turn);
    this.#turn = setTimeout(() => this.#renew(), othersMs + 1).unref();
    if (this.#isBusy || performance.now() - this.#rehearsedAt < REHEARSE_MS) return;
    this.#rehearsedAt = performance.now();
    rehearse(this.#o).catch(() => undefined);
  }

  #soon(): void {
    if (!this.#held || this.#isStopped || this.#isBusy || performance.now() < this.#restUntil)
      return;
    this.#isBusy = true;
    this.#working = this.#work()
      .catch((error: unknown) => this.#fail(error, 'the forecast failed'))
      .finally(() => {
        this.#isBusy = false;
      });
  }

  async #work(): Promise<void> {
    if (!this.#open) await this.#begin();
    const since = performance.now() - this.#passedAt;
    const { everyMs, quietMs } = this.#pace;
    if (since >= (this.#happened ? everyMs : quietMs)) await this.#pass();
    if (performance.now() - this.#savedAt >= SAVE_MS) await this.#save();
  }

  async #begin(): Promise<void> {
    const { campus, store, models, thread, log } = this.#o;
    const { site } = campus;
    const [told, published, learned] = await Promise.all([
      store.told(),
      store.newer(undefined),
      models.load(),
    ]);
    this.#lines = new LineEvents();
    const before = { told, published: published?.body, ...learned };
    const opening = openingOf(this.#o, this.#lines, before);
    // From here on events are told to the thread; they come after the opening.
    this.#open = true;
    this.#notes.noteAll([...Object.keys(campus.state.visits), ...told.map(({ visit }) => visit)]);
    const model = await thread.ask({ type: 'open', opening });
    this.#passedAt = -Infinity;
    this.#savedAt = performance.now();
    log.info({ site, model }, 'forecasting the campus');
    if (model.trouble !== undefined) {
      log.warn({ site, model }, 'the learned model cannot be used; catalogue means are');
    }
  }

  async #pass(): Promise<void> {
    const { campus, store, thread, node } = this.#o;
    this.#passedAt = performance.now();
    this.#happened = false;
    this.#learn(this.#lines.wake(campus.state, campus.now()));
    const undoMs = campus.state.settings.policy.undoMs;
    const stored = this.#stored;
    const request = this.#notes.request(this.#o, {
      before: this.#keeping ? undefined : campus.now() - undoMs,
      stored,
    });
    const { body, changed, over } = await thread.ask({ type: 'pass', site: campus.site, request });
    this.#stored = [];
    this.#count += 1;
    const number = `${request.seq}.${this.#count}.${node}`;
    if (!(await store.publish(node, number, Buffer.from(body), [...changed]))) return this.#drop();
    if (over.length > 0 && !this.#keeping) this.#keep(over);
  }

  /** Stores what is over, then forgets it in Redis and in the thread; what fails is tried with the next pass. */
  #keep(over: readonly Told[]): void {
    const { keep, store, campus, log } = this.#o;
    this.#keeping = keep(over)
      .then(() => store.forget(over))
      .then(() => {
        this.#stored = over;
      })
      .catch((error: unknown) =>
        log.warn({ err: error, site: campus.site }, 'predictions wait to be stored'),
      )
      .finally(() => {
        this.#keeping = undefined;
      });
  }

  async #save(): Promise<void> {
    const { campus, models, thread, node } = this.#o;
    this.#savedAt = performance.now();
    const model = await thread.ask({ type: 'save', site: campus.site });
    await models.save(node, model, campus.state.day, campus.now());
  }

  /** Another forecasts now, or nobody can know who does. */
  #drop(): void {
    const { campus, thread, log } = this.#o;
    this.#open = false;
    log.warn({ site: campus.site }, 'not forecasting the campus any more');
    void thread.ask({ type: 'close', site: campus.site }).catch(() => undefined);
  }

  /** Begins anew from what lies in Redis. */
  #fail(error: unknown, what: string): void {
    const { campus, log } = this.#o;
    log.warn({ err: error, site: campus.site }, what);
    if (this.#open) this.#drop();
    this.#restUntil = performance.now() + REST_MS;
  }
}
