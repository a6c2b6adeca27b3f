import type { FloorEvent, Room, SiteState } from '@daozhen/protocol';
import {
  acceptChanges,
  aheadCounts,
  DayFigures,
  deviationMs,
  dispatch,
  callableInOrder,
  doorSendings,
  estimateWait,
  itemTimes,
  meanMs,
  openRoomsOf,
  reliefs,
  remainingMs,
  roomHasTags,
  standardKey,
  stationCrowds,
  todoItems,
  type Line,
  type DispatchWorld,
  type Wait,
} from '@daozhen/server/simulation';
import type { CommandBody } from './floor.ts';
import type { Policy, PolicyWorld } from './policy.ts';

const MINUTE = 60_000;
/** A free visit's list is thought over this often, and at once when it has none. */
const REPLAN_MS = 10_000;

export interface GuidedOptions {
  binding: 'early' | 'late';
  deltaMs: number;
  reliefShare?: number;
}

/** The product's own guidance under late binding. */
export class Guided implements Policy {
  readonly name: string;
  readonly binding: 'early' | 'late';
  readonly #options: GuidedOptions;
  #plannedAt = -Infinity;
  #figures: DayFigures | undefined;

  constructor(name: string, options: GuidedOptions) {
    this.name = name;
    this.#options = options;
    this.binding = options.binding;
  }

  heard(event: FloorEvent, { plan }: PolicyWorld): void {
    this.#figures ??= new DayFigures(
      (station) => (plan.stations.get(station)?.nominal ?? 1) * MINUTE,
      (room) => plan.rooms.get(room)?.station,
    );
    this.#figures.apply(event);
  }

  decide(world: PolicyWorld): CommandBody[] {
    const { floor } = world;
    if (this.binding === 'early') {
      return dispatch(this.#planWorld(world)).map(({ firm, ...sending }) =>
        firm ? { type: 'transfer', ...sending, position: 'key' } : { type: 'join', ...sending },
      );
    }
    const unguided = Object.values(floor.state.visits).some(
      (visit) => visit.state === 'free' && visit.accept === undefined,
    );
    if (unguided || floor.now - this.#plannedAt >= REPLAN_MS) {
      this.#plannedAt = floor.now;
      const accept = acceptChanges(this.#planWorld(world), this.#options.deltaMs);
      if (Object.keys(accept).length > 0) return [{ type: 'guide', accept }];
    }
    return doorSendings(floor.state, floor.lines()).map((sending) => ({
      type: 'join',
      ...sending,
    }));
  }

  #planWorld({ floor, plan }: PolicyWorld): DispatchWorld {
    const { state, now } = floor;
    const nominal = (station: string) => (plan.stations.get(station)?.nominal ?? 1) * MINUTE;
    const seen = (station: string) => this.#figures!.station(station);
    const serviceMs = (station: string) => meanMs(seen(station), nominal(station));
    const itemMs = itemTimes(state, seen, nominal);
    const crowds = stationCrowds(state, now);
    const open = openRoomsOf(state);
    const ahead = new Map<string, Map<string, number>>();
    const aheadAt = (station: string) => {
      const line = floor.lines().get(station);
      let counts = ahead.get(station);
      if (!counts && line) ahead.set(station, (counts = aheadCounts(state, line)));
      return counts ?? new Map<string, number>();
    };
    return {
      state,
      now,
      entrance: plan.scenario.entrance,
      roomSpot: (room) => plan.rooms.get(room)?.spot,
      openRooms: (station) => open.get(station) ?? [],
      serviceMs,
      itemMs,
      serviceP90Ms: (station) =>
        serviceMs(station) + 1.2816 * deviationMs(seen(station), nominal(station)),
      reliefMs: reliefs(state, itemMs, this.#options.reliefShare),
      enough: crowds.enough,
      crowds,
      remainingMs: (visit) => remainingMs(visit, itemMs),
      wait: (visit, station): Wait | undefined => {
        const tags = todoItems(state.visits[visit]!, station).flatMap((item) => item.tags ?? []);
        const rooms = (open.get(station) ?? []).filter((room) => roomHasTags(room, tags));
        return estimateWait({
          ahead:
            aheadAt(station).get(visit) ?? aheadOfNew(state, now, floor.lines(), visit, station),
          inRooms: rooms.reduce((sum, room) => sum + inside(room), 0),
          servers: rooms.reduce((sum, room) => sum + room.capacity, 0),
          meanMs: serviceMs(station),
          deviationMs: deviationMs(seen(station), nominal(station)),
        });
      },
    };
  }
}

/** How many would be ahead of somebody who joined a line now (rule O2). */
function aheadOfNew(
  state: SiteState,
  now: number,
  lines: Map<string, Line>,
  id: string,
  station: string,
): number {
  const visit = state.visits[id]!;
  const key = standardKey(state.settings, visit.class, now, visit.since ?? now);
  const line = lines.get(station);
  return line ? callableInOrder(line).filter(({ place }) => place.key <= key).length : 0;
}

function inside(room: Room): number {
  return Object.keys(room.called).length + Object.keys(room.serving).length;
}
