import type { FloorEvent, SiteState } from '@daozhen/protocol';
import {
  acceptChanges,
  aheadCounts,
  DayFigures,
  deviationMs,
  dispatch,
  callableInOrder,
  estimateWait,
  itemTimes,
  meanMs,
  openingsOf,
  openRoomsOf,
  reliefs,
  remainingMs,
  capacityOf,
  insideOf,
  roomHasTags,
  standardKey,
  todoItems,
  type Line,
  type DispatchWorld,
  type PlanWorld,
  type Wait,
} from '@daozhen/server/simulation';
import type { CommandBody } from './floor.ts';
import type { Policy, PolicyWorld } from './policy.ts';

const MINUTE = 60_000;

/** The product's own guidance. */
export class Guided implements Policy {
  readonly name: string;
  readonly binding: 'early' | 'late';
  #figures: DayFigures | undefined;

  constructor(binding: 'early' | 'late') {
    this.name = `guided-${binding}`;
    this.binding = binding;
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
    const accept = this.binding === 'late' ? acceptChanges(floor.state, floor.now) : undefined;
    if (accept) return [{ type: 'guide', accept }];
    return dispatch(this.#planWorld(world)).map((sending) => ({ type: 'join', ...sending }));
  }

  #planWorld({ floor, plan }: PolicyWorld): DispatchWorld {
    const { state, now } = floor;
    const nominal = (station: string) => (plan.stations.get(station)?.nominal ?? 1) * MINUTE;
    const seen = (station: string) => this.#figures!.station(station);
    const serviceMs = (station: string) => meanMs(seen(station), nominal(station));
    const itemMs = itemTimes(state, seen, nominal);
    const open = openRoomsOf(state);
    const ahead = new Map<string, Map<string, number>>();
    const aheadAt = (station: string) => {
      const line = floor.lines().get(station);
      let counts = ahead.get(station);
      if (!counts && line) ahead.set(station, (counts = aheadCounts(state, line)));
      return counts ?? new Map<string, number>();
    };
    const world: PlanWorld = {
      state,
      now,
      entrance: plan.scenario.entrance,
      roomSpot: (room) => plan.rooms.get(room)?.spot,
      openRooms: (station) => open.get(station) ?? [],
      serviceMs,
      itemMs,
      serviceP90Ms: (station) =>
        serviceMs(station) + 1.2816 * deviationMs(seen(station), nominal(station)),
      reliefMs: reliefs(state, itemMs),
      wait: (visit, station): Wait | undefined => {
        const tags = todoItems(state.visits[visit]!, station).flatMap((item) => item.tags ?? []);
        const rooms = (open.get(station) ?? []).filter((room) => roomHasTags(room, tags));
        return estimateWait({
          ahead:
            aheadAt(station).get(visit) ?? aheadOfNew(state, now, floor.lines(), visit, station),
          inRooms: insideOf(rooms),
          servers: capacityOf(rooms),
          meanMs: serviceMs(station),
          deviationMs: deviationMs(seen(station), nominal(station)),
        });
      },
    };
    return {
      ...world,
      openings: openingsOf(world),
      remainingMs: (visit) => remainingMs(visit, itemMs),
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
