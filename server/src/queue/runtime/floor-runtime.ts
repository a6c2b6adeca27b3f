import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION, type FloorEvent, type SiteSettings } from '@daozhen/protocol';
import { Campus, Waits, type PersonLookup, type SiteFacts } from '../campus/index.ts';
import { EngineUnavailable, type Engine } from '../engine/index.ts';
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
import type { FloorLog } from './floor-log.ts';

interface SiteToOpen {
  facts: SiteFacts;
  settings: SiteSettings;
}

export interface FloorRuntimeOptions {
  engine: Engine;
  hub: TopicHub;
  sites: readonly SiteToOpen[];
  person: PersonLookup;
  log: FloorLog;
  /** Called for a campus the floor's store knows nothing of, before it is founded. */
  absent?: (site: string) => Promise<void>;
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
  readonly #stewards: Steward[] = [];
  readonly #days: DayKeeper[] = [];
  readonly #displays = new Map<string, DisplayPlace>();
  readonly #callers = new Map<string, string>();
  readonly #silence: (() => void)[] = [];
  readonly #listeners = new Set<(events: readonly FloorEvent[], context: ViewContext) => void>();
  readonly #takers: TakeCampus[] = [];
  readonly #again = new Set<NodeJS.Timeout>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(hub: TopicHub) {
    this.#hub = hub;
  }

  /** The campuses that are open. */
  get contexts(): ReadonlyMap<string, ViewContext> {
    return this.#contexts;
  }

  /** Configures campuses that are not yet, opens their pictures and starts guidance. */
  static async start(options: FloorRuntimeOptions): Promise<FloorRuntime> {
    const floor = new FloorRuntime(options.hub);
    defineTopics(options.hub, {
      contexts: floor.#contexts,
      display: (id) => floor.#displays.get(id),
      callerOf: (id) => floor.#callers.get(id),
    });
    await Promise.all(options.sites.map((site) => floor.#open(options, site)));
    floor.#timer = setInterval(() => floor.#lookAgain(), LOOK_AGAIN_MS);
    return floor;
  }

  /** Hands every campus over: those that are open now, the others when they are. */
  async whenOpen(take: TakeCampus): Promise<void> {
    this.#takers.push(take);
    for (const context of this.#contexts.values()) await take(context);
  }

  /** Opens a campus, or tries again later: one that cannot be opened does not keep the others. */
  async #open(options: FloorRuntimeOptions, site: SiteToOpen): Promise<void> {
    try {
      await this.#take(options, await openContext(options, site));
    } catch (error) {
      if (this.#closed) return;
      options.log.warn({ err: error, site: site.facts.id }, 'the campus is not open yet');
      const away = error instanceof EngineUnavailable;
      const timer = setTimeout(
        () => {
          this.#again.delete(timer);
          void this.#open(options, site);
        },
        away ? OPEN_AGAIN_MS : TRY_AGAIN_MS,
      );
      this.#again.add(timer);
    }
  }

  async #take(options: FloorRuntimeOptions, context: ViewContext): Promise<void> {
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
    this.#run(options, context);
    this.#hub.changedAll();
  }

  #run(options: FloorRuntimeOptions, context: ViewContext): void {
    const { campus, waits, facts } = context;
    this.#silence.push(
      campus.listen((events) => {
        announceChanges(this.#hub, context, events);
        for (const listener of this.#listeners) listener(events, context);
      }),
    );
    const steward = new Steward({ campus, waits, facts, engine: options.engine, log: options.log });
    steward.start();
    this.#stewards.push(steward);
    this.#days.push(new DayKeeper({ campus, engine: options.engine, log: options.log }));
  }

  #lookAgain(): void {
    for (const context of this.contexts.values()) announceTime(this.#hub, context);
    announcePhones(this.#hub);
    for (const day of this.#days) void day.look();
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
    for (const silence of this.#silence) silence();
    await Promise.all(this.#stewards.map((steward) => steward.close()));
    await Promise.all([...this.contexts.values()].map(({ campus }) => campus.close()));
  }
}

async function openContext(
  options: FloorRuntimeOptions,
  { facts, settings }: SiteToOpen,
): Promise<ViewContext> {
  const { engine, log, absent } = options;
  if (!(await engine.head(facts.id))) await absent?.(facts.id);
  await configure(engine, facts.id, settings, log);
  const nominalMs = (station: string) =>
    (facts.stations.get(station)?.nominalMinutes ?? 4) * 60_000;
  const stationOf = (room: string) => facts.rooms.get(room)?.station;
  const campus = await Campus.open(engine, facts.id, { nominalMs, stationOf });
  return { campus, waits: new Waits(campus, nominalMs), facts, person: options.person };
}

/** Gives a campus its settings when it has none or others. */
async function configure(
  engine: Engine,
  site: string,
  settings: SiteSettings,
  log: FloorLog,
): Promise<void> {
  const present = await engine.state(site);
  if (present && sameSettings(present.settings, settings)) return;
  const reply = await engine.execute(
    { v: PROTOCOL_VERSION, id: `configure:${randomUUID()}`, site, type: 'configure', settings },
    'system:start',
  );
  if (reply.ok) log.info({ site }, 'campus configured');
  else
    log.warn(
      { site, code: reply.code },
      'the new settings do not fit what is going on; the old ones stay',
    );
}

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function sameSettings(a: SiteSettings, b: SiteSettings): boolean {
  return JSON.stringify(a, sortKeys) === JSON.stringify(b, sortKeys);
}
