import type { FloorEvent } from '@daozhen/protocol';
import { EngineUnavailable } from '../engine/index.ts';
import type { TopicHub } from '../live/index.ts';
import { Steward } from '../steward/index.ts';
import {
  announceChanges,
  announcePhones,
  announceTime,
  defineTopics,
  type DisplayPlace,
  type ViewContext,
} from '../views/index.ts';
import { DayKeeper } from './day-keeper.ts';
import { openContext, type OpenCampusOptions, type SiteToOpen } from './open-campus.ts';

export interface FloorRuntimeOptions extends OpenCampusOptions {
  hub: TopicHub;
  sites: readonly SiteToOpen[];
}

/** What belongs to a campus that is open. */
export type TakeCampus = (context: ViewContext) => Promise<void> | void;

/** Views that change with time alone are looked at again this often, ms. */
const LOOK_AGAIN_MS = 1000;
/** A campus whose store is away is tried again so much later, ms; one with another trouble less often. */
const OPEN_AGAIN_MS = 1000;
const TRY_AGAIN_MS = 10_000;

/**
 * The floor of every campus in this process: a live picture each, the steward that sends people on, and
 * the topics everybody watches. A campus whose store is away at the start is opened when it is there; the
 * others do not wait for it.
 */
export class FloorRuntime {
  readonly #contexts = new Map<string, ViewContext>();
  readonly #hub: TopicHub;
  /** What runs for each campus that is open. */
  readonly #running = new Map<
    string,
    { days: DayKeeper; steward: Steward; stop(): Promise<void> }
  >();
  readonly #displays = new Map<string, DisplayPlace>();
  readonly #callers = new Map<string, string>();
  readonly #listeners = new Set<(events: readonly FloorEvent[], context: ViewContext) => void>();
  readonly #takers: TakeCampus[] = [];
  readonly #again = new Set<NodeJS.Timeout>();
  /** Every campus of the catalogue, open or not yet. */
  readonly #wanted = new Map<string, SiteToOpen>();
  readonly #options: FloorRuntimeOptions;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(options: FloorRuntimeOptions) {
    this.#options = options;
    this.#hub = options.hub;
  }

  /** The campuses that are open. */
  get contexts(): ReadonlyMap<string, ViewContext> {
    return this.#contexts;
  }

  /** Configures campuses that are not yet, opens their pictures and starts guidance. */
  static async start(options: FloorRuntimeOptions): Promise<FloorRuntime> {
    const floor = new FloorRuntime(options);
    defineTopics(options.hub, {
      contexts: floor.#contexts,
      display: (id) => floor.#displays.get(id),
      callerOf: (id) => floor.#callers.get(id),
    });
    await Promise.all(options.sites.map((site) => floor.learn(site)));
    floor.#timer = setInterval(() => floor.#lookAgain(), LOOK_AGAIN_MS);
    return floor;
  }

  /**
   * Learns what the catalogue says of a campus now. One it did not know is opened; of one that is open the
   * names and places change at once, its settings are another's to give to the floor.
   */
  async learn(site: SiteToOpen): Promise<void> {
    const { id } = site.facts;
    const known = this.#wanted.get(id);
    if (!known) {
      this.#wanted.set(id, site);
      return this.#open(id);
    }
    // Everybody holds the one object of the facts.
    Object.assign(known.facts, site.facts);
    known.settings = site.settings;
    this.#hub.changedAll();
  }

  /** Lets every campus go that is not among these. */
  async keepOnly(sites: ReadonlySet<string>): Promise<void> {
    for (const id of this.#wanted.keys()) {
      if (sites.has(id)) continue;
      this.#wanted.delete(id);
      this.#contexts.delete(id);
      await this.#running.get(id)?.stop();
      this.#running.delete(id);
    }
  }

  /** Hands every campus over: those that are open now, the others when they are. */
  async whenOpen(take: TakeCampus): Promise<void> {
    this.#takers.push(take);
    for (const context of this.#contexts.values()) await take(context);
  }

  /** Opens a campus, or tries again later: one that cannot be opened does not keep the others. */
  async #open(id: string): Promise<void> {
    const site = this.#wanted.get(id);
    if (!site) return;
    const { log } = this.#options;
    try {
      await this.#take(await openContext(this.#options, site));
    } catch (error) {
      if (this.#closed) return;
      log.warn({ err: error, site: id }, 'the campus is not open yet');
      const away = error instanceof EngineUnavailable;
      const timer = setTimeout(
        () => {
          this.#again.delete(timer);
          void this.#open(id);
        },
        away ? OPEN_AGAIN_MS : TRY_AGAIN_MS,
      );
      this.#again.add(timer);
    }
  }

  async #take(context: ViewContext): Promise<void> {
    const { campus } = context;
    this.#contexts.set(campus.site, context);
    try {
      for (const take of this.#takers) await take(context);
    } catch (error) {
      this.#contexts.delete(campus.site);
      await campus.close();
      throw error;
    }
    if (this.#closed) return campus.close();
    this.#run(context);
    this.#hub.changedAll();
  }

  #run(context: ViewContext): void {
    const { campus, waits, facts } = context;
    const { engine, log } = this.#options;
    const silence = campus.listen((events) => {
      announceChanges(this.#hub, context, events);
      for (const listener of this.#listeners) listener(events, context);
    });
    const steward = new Steward({ campus, waits, facts, engine, log });
    steward.start();
    const stop = async () => {
      silence();
      await steward.close();
      await campus.close();
    };
    const days = new DayKeeper({ campus, engine, log });
    this.#running.set(campus.site, { days, steward, stop });
  }

  #lookAgain(): void {
    for (const context of this.contexts.values()) announceTime(this.#hub, context);
    announcePhones(this.#hub);
    for (const { days } of this.#running.values()) void days.look();
  }

  /** Lets a campus's guidance decide on the newest picture; @returns false when it could not. */
  async decide(site: string): Promise<boolean> {
    return (await this.#running.get(site)?.steward.decide()) ?? false;
  }

  /** Calls `listener` after every batch of events of any campus; @returns its own clean-up. */
  listen(listener: (events: readonly FloorEvent[], context: ViewContext) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Learns where a display hangs, when it identifies itself. */
  placeDisplay(id: string, place: DisplayPlace): void {
    this.#displays.set(id, place);
  }

  /** Learns which room a caller presses for, when it identifies itself. */
  placeCaller(id: string, room: string): void {
    this.#callers.set(id, room);
  }

  /** The displays known to hang in a zone, by kind. */
  displaysIn(site: string, zone: string): { hall: string[]; door: string[] } {
    const rooms = this.contexts.get(site)?.facts.rooms;
    const found = { hall: [] as string[], door: [] as string[] };
    for (const [id, { site: at, placement }] of this.#displays) {
      const here = placement.kind === 'hall' ? placement.zone : rooms?.get(placement.room)?.zone;
      if (at === site && here === zone) found[placement.kind].push(id);
    }
    return found;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    for (const timer of this.#again) clearTimeout(timer);
    await Promise.all([...this.#running.values()].map(({ stop }) => stop()));
  }
}
