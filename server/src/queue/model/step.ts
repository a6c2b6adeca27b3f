import type {
  Changes,
  Command,
  EventType,
  Facts,
  RefusalCode,
  Room,
  SiteState,
  Station,
  Visit,
} from '@daozhen/protocol';
import { copy } from './copy.ts';
import { compact, entityChanges, patches, stationPatch, type TakesNote } from './changes.ts';
import type { Site } from './site.ts';

/** Thrown by a check; carries the refusal's code and the figures that belong to it. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Record<string, number> | undefined;

  constructor(code: RefusalCode, details?: Record<string, number>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Refuses the command. */
export function refuse(code: RefusalCode, details?: Record<string, number>): never {
  throw new Refusal(code, details);
}

/** What a verb reports when it has done its work. */
export interface Outcome {
  type: EventType;
  facts: Facts;
}

/** One verb: checks, then changes the state through the step. */
export type Verb<C extends Command = Command> = (step: Step, command: C) => Outcome;

/**
 * One command at work on one site. Verbs read the state freely but change an entity only after asking
 * for it here, so that the step knows what was touched: it can undo everything on a refusal and tell
 * afterwards what changed.
 */
export class Step {
  readonly site: Site;
  readonly command: Command;
  /** The site's time, fixed for the whole command. */
  readonly now: number;
  private readonly visits = new Map<string, Visit | undefined>();
  private readonly rooms = new Map<string, Room | undefined>();
  private readonly stations = new Map<string, Station | undefined>();
  private readonly takes = new Map<string, TakesNote>();
  private readonly orders = new Map<string, number>();

  constructor(site: Site, command: Command, now: number) {
    this.site = site;
    this.command = command;
    this.now = now;
  }

  get state(): SiteState {
    return this.site.state;
  }

  get late(): boolean {
    return this.state.settings.policy.binding === 'late';
  }

  /** The sequence number this command's event will have. */
  get seq(): number {
    return this.state.seq + 1;
  }

  /** A visit about to be changed. It must exist. */
  visit(id: string): Visit {
    return this.touch(this.visits, this.state.visits, id);
  }

  /** A room about to be changed. It must exist. */
  room(id: string): Room {
    return this.touch(this.rooms, this.state.rooms, id);
  }

  /** A station about to be changed. It must exist. */
  station(id: string): Station {
    return this.touch(this.stations, this.state.stations, id);
  }

  putVisit(visit: Visit): Visit {
    return this.put(this.visits, this.state.visits, visit);
  }

  putRoom(room: Room): Room {
    return this.put(this.rooms, this.state.rooms, room);
  }

  putStation(station: Station): Station {
    return this.put(this.stations, this.state.stations, station);
  }

  removeVisit(id: string): void {
    this.visit(id);
    delete this.state.visits[id];
  }

  removeRoom(id: string): void {
    this.room(id);
    delete this.state.rooms[id];
  }

  removeStation(id: string): void {
    this.station(id);
    delete this.state.stations[id];
  }

  /** The order number for every place this command makes for the visit (rule O2). */
  orderFor(visit: string): number {
    let order = this.orders.get(visit);
    if (order === undefined) {
      order = this.site.order += 1;
      this.orders.set(visit, order);
    }
    return order;
  }

  /** What the command adds to and takes off a station's takes, as its event will say it. */
  noteTakes(station: string): TakesNote {
    const note = this.takes.get(station) ?? { returned: [], taken: [] };
    this.takes.set(station, note);
    return note;
  }

  /** The visits touched that are still on the floor. */
  touchedVisits(): Visit[] {
    return [...this.visits.keys()].flatMap((id) => this.state.visits[id] ?? []);
  }

  /** A visit as it was before the command, if it was touched. */
  visitBefore(id: string): Visit | undefined {
    return this.visits.get(id);
  }

  /** Raises the version of every room that changed. */
  raiseVersions(): void {
    const changed = entityChanges(this.rooms, this.state.rooms, patches.rooms) ?? {};
    for (const [id, change] of Object.entries(changed)) {
      const room = this.state.rooms[id];
      if (room && change && this.rooms.get(id)) room.version += 1;
    }
  }

  /** What this command changed, in the form of an event. */
  changes(site: Changes['site']): Changes {
    return compact({
      visits: entityChanges(this.visits, this.state.visits, patches.visits),
      rooms: entityChanges(this.rooms, this.state.rooms, patches.rooms),
      stations: entityChanges(this.stations, this.state.stations, (before, after) =>
        stationPatch(before, after, this.takes.get(after.id)),
      ),
      site,
    });
  }

  /** Puts back everything touched. */
  rollBack(): void {
    restore(this.visits, this.state.visits);
    restore(this.rooms, this.state.rooms);
    restore(this.stations, this.state.stations);
  }

  private touch<T>(before: Map<string, T | undefined>, now: Record<string, T>, id: string): T {
    const current = now[id];
    if (current === undefined) throw new Error(`${id} is not on the floor`);
    if (!before.has(id)) before.set(id, copy(current));
    return current;
  }

  private put<T extends { id: string }>(
    before: Map<string, T | undefined>,
    now: Record<string, T>,
    entity: T,
  ): T {
    if (!before.has(entity.id)) before.set(entity.id, copy(now[entity.id]));
    now[entity.id] = entity;
    return entity;
  }
}

function restore<T>(before: ReadonlyMap<string, T | undefined>, now: Record<string, T>): void {
  for (const [id, old] of before) {
    if (old === undefined) delete now[id];
    else now[id] = old;
  }
}
