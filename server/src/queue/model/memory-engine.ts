import type {
  Accepted,
  Changes,
  Command,
  Current,
  Facts,
  FloorEvent,
  Refused,
  Reply,
  SiteState,
} from '@daozhen/protocol';
import { commandDigest, type Engine, type Head } from '../engine/index.ts';
import { dayOf, emptySite } from '../rules/index.ts';
import { checkCommon } from './checks.ts';
import { canonical, copy } from './copy.ts';
import { ensurePlaces } from './places.ts';
import type { Site } from './site.ts';
import { Refusal, Step, type Outcome } from './step.ts';
import { carryOut } from './verbs/index.ts';

export interface MemoryEngineOptions {
  /** Epoch milliseconds; the site's time never runs backwards whatever this answers (rule E6). */
  now: () => number;
  epoch?: string;
}

/**
 * The reference model: docs/queue-rules.md as plain code, all in this process's memory. Tests compare
 * the Redis functions with it; the simulator runs on it.
 */
export class MemoryEngine implements Engine {
  private readonly now: () => number;
  private readonly epoch: string;
  private readonly sites = new Map<string, Site>();
  private readonly waiting = new Set<() => void>();

  constructor(options: MemoryEngineOptions) {
    this.now = options.now;
    this.epoch = options.epoch ?? 'memory';
  }

  execute(command: Command, by: string): Promise<Reply> {
    return Promise.resolve(this.executeNow(command, by));
  }

  /** Like {@link execute}, at once; for simulations that run a day in seconds. */
  executeNow(command: Command, by: string): Reply {
    const site = this.sites.get(command.site) ?? this.newSite(command);
    if (!site) return { ok: false, code: 'site.unknown' };
    const seen = site.replies.get(command.id);
    const content = canonical(command);
    if (seen) {
      return seen.content === content ? seen.reply : { ok: false, code: 'command.id-reused' };
    }
    const step = new Step(site, command, Math.max(site.state.at, this.now() + site.offset));
    const before = { day: site.state.day, closing: site.state.closing };
    try {
      checkCommon(step);
      const outcome = carryOut(step, command);
      const reply = commit(step, outcome, before, by);
      site.replies.set(command.id, { content, reply });
      this.sites.set(command.site, site);
      this.wakeAll();
      return reply;
    } catch (error) {
      step.rollBack();
      if (error instanceof Refusal) return refused(step, error);
      throw error;
    }
  }

  state(site: string): Promise<SiteState | undefined> {
    const state = this.sites.get(site)?.state;
    return Promise.resolve(state && copy(state));
  }

  head(site: string): Promise<Head | undefined> {
    const state = this.sites.get(site)?.state;
    if (!state) return Promise.resolve(undefined);
    const { epoch, seq, day, at } = state;
    return Promise.resolve({ epoch, seq, day, at, since: undefined });
  }

  /** The live state itself, for simulations: read only. */
  peek(site: string): Readonly<SiteState> | undefined {
    return this.sites.get(site)?.state;
  }

  events(site: string, after: number, limit: number): Promise<FloorEvent[]> {
    return Promise.resolve(this.eventsNow(site, after, limit));
  }

  async follow(
    site: string,
    after: number,
    deliver: (events: FloorEvent[]) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    let last = after;
    while (!signal.aborted) {
      const events = this.eventsNow(site, last, 500);
      if (events.length > 0) {
        await deliver(events);
        last = events.at(-1)?.seq ?? last;
      } else await this.nextEvent(signal);
    }
  }

  close(): Promise<void> {
    this.wakeAll();
    return Promise.resolve();
  }

  private wakeAll(): void {
    const waiting = Array.from(this.waiting);
    for (const wake of waiting) wake();
  }

  private eventsNow(site: string, after: number, limit: number): FloorEvent[] {
    return this.sites.get(site)?.events.slice(after, after + limit) ?? [];
  }

  /** Resolves at the next accepted command of any site, or when the signal aborts. */
  private nextEvent(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  private newSite(command: Command): Site | undefined {
    if (command.type !== 'configure') return undefined;
    const { policy } = command.settings;
    const state = emptySite(command.site, this.epoch);
    state.settings = copy(command.settings);
    state.day = dayOf(policy, this.now());
    return { state, order: 0, numbers: {}, undo: {}, replies: new Map(), events: [], offset: 0 };
  }
}

/** Settles places and versions, appends the event and forms the reply. */
function commit(
  step: Step,
  { type, facts }: Outcome,
  before: { day: string; closing: boolean },
  by: string,
): Accepted {
  const { site, state, command, now } = step;
  for (const visit of step.touchedVisits()) ensurePlaces(step, visit);
  if (type !== 'recalled') step.raiseVersions();
  const event: FloorEvent = {
    seq: step.seq,
    at: now,
    day: before.day,
    type,
    command: command.id,
    digest: commandDigest(command),
    by,
    facts: copy(facts),
    changes: step.changes(siteChanges(step, before)),
  };
  state.seq = event.seq;
  state.at = now;
  site.events.push(event);
  return accepted(step, facts);
}

function siteChanges(step: Step, before: { day: string; closing: boolean }): Changes['site'] {
  const { state, command } = step;
  const changes: NonNullable<Changes['site']> = {
    ...(state.seq === 0 || state.day !== before.day ? { day: state.day } : {}),
    ...(command.type === 'guide' ? { guidedAt: step.now } : {}),
    ...(state.closing === before.closing ? {} : { closing: state.closing || null }),
    ...(command.type === 'configure' ? { settings: copy(state.settings) } : {}),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}

function accepted(step: Step, facts: Facts): Accepted {
  const { state } = step;
  const { visit, ticket, remaining } = facts;
  const room = facts.room === undefined ? undefined : state.rooms[facts.room];
  return {
    ok: true,
    seq: state.seq,
    at: step.now,
    ...(visit === undefined ? {} : { visit }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(room === undefined ? {} : { room: room.id, version: room.version }),
    ...(remaining === undefined ? {} : { remaining }),
  };
}

function refused(step: Step, { code, details }: Refusal): Refused {
  const current = currentOf(step.command, step.state);
  return {
    ok: false,
    code,
    ...(details === undefined ? {} : { details }),
    ...(current === undefined ? {} : { current }),
  };
}

/** The state of the room and visit a refused command named. */
function currentOf(command: Command, state: SiteState): Current | undefined {
  const room =
    'room' in command && command.room !== undefined ? state.rooms[command.room] : undefined;
  const visit =
    'visit' in command && command.visit !== undefined ? state.visits[command.visit] : undefined;
  if (!room && !visit) return undefined;
  const current: Current = {};
  if (room) {
    const { id, station, state: roomState, version, called, serving } = room;
    current.room = copy({ id, station, state: roomState, version, called, serving });
  }
  if (visit) {
    const { id, state: visitState, ticket, station, room: at } = visit;
    current.visit = {
      id,
      state: visitState,
      ...(ticket === undefined ? {} : { ticket }),
      ...(station === undefined ? {} : { station }),
      ...(at === undefined ? {} : { room: at }),
    };
  }
  return current;
}
