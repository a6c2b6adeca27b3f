import type { Room, SiteState, Visit } from '@daozhen/protocol';
import { entriesOfVisit, roomHasTags, todoItems, type Entry } from '../rules/index.ts';
import type { Wait } from '../forecast/index.ts';
import { rankStations, withinTimedTasks, type Candidate, type TimedTask } from './next-station.ts';
import { walkMs, type Spot } from './walk.ts';

/** So much longer a wait is worth it for who has prepared, as with a full bladder. */
const PREPARED_MS = 40 * 60_000;
/** The same where a first sample is taken, from which on the time of the second runs. */
const STARTS_MS = 15 * 60_000;

/** What planning needs beside the campus's state. */
export interface PlanWorld {
  state: SiteState;
  now: number;
  entrance: Spot;
  roomSpot: (room: string) => Spot | undefined;
  /** The open rooms of a station. */
  openRooms: (station: string) => readonly Room[];
  /** Expected wait of a visit at a station; without a place, of the end of its line. */
  wait: (visit: string, station: string) => Wait | undefined;
  serviceMs: (station: string) => number;
  serviceP90Ms: (station: string) => number;
  /** Mean time of one item there; a service may be of several. */
  itemMs: (station: string) => number;
  /** How much sooner a station is worth going to because much is left to be done there, ms (rule G2). */
  reliefMs: (station: string) => number;
}

/** Where a visit is now: the room it was last examined in, or the entrance. */
export function spotOf(world: PlanWorld, visit: Visit): Spot {
  let last: { at: number; room: string } | undefined;
  for (const item of Object.values(visit.items)) {
    if (item.doneAt !== undefined && item.doneRoom && item.doneAt > (last?.at ?? 0)) {
      last = { at: item.doneAt, room: item.doneRoom };
    }
  }
  return (last && world.roomSpot(last.room)) ?? world.entrance;
}

/** The way from a spot to the nearest open room that could do what is ready at a station, ms. */
function walkTo(
  world: PlanWorld,
  from: Spot,
  station: string,
  tags: readonly string[],
): number | undefined {
  let least: number | undefined;
  for (const room of world.openRooms(station)) {
    if (!roomHasTags(room, tags)) continue;
    const spot = world.roomSpot(room.id);
    const way = spot ? walkMs(from, spot) : 0;
    if (way < (least ?? Infinity)) least = way;
  }
  return least;
}

/** The ready stations of a visit: those with a place, and under early binding those without one too. */
function readyStations(world: PlanWorld, visit: Visit): Map<string, Entry> {
  const placed: Visit = { ...visit, places: { ...visit.places } };
  for (const item of todoItems(visit)) placed.places[item.station] ??= { key: 0, order: 0 };
  const entries = entriesOfVisit(world.state, placed, world.now);
  return new Map([...entries].filter(([, entry]) => entry.ready.length > 0));
}

/** The timed tasks of a visit that are running. */
export function timedTasks(world: PlanWorld, visit: Visit): TimedTask[] {
  const tasks: TimedTask[] = [];
  for (const item of todoItems(visit)) {
    if (item.due === undefined) continue;
    const spot = (station: string) => nearestSpot(world, station) ?? world.entrance;
    const walkFromMs = (station: string) => walkMs(spot(station), spot(item.station));
    const { due, latest = due } = item;
    tasks.push({ station: item.station, due, latest, walkFromMs });
  }
  return tasks;
}

function nearestSpot(world: PlanWorld, station: string): Spot | undefined {
  const room = Object.values(world.state.rooms).find((each) => each.station === station);
  return room && world.roomSpot(room.id);
}

/** What is expected at a station for so many items: never less than of anybody there. */
function serviceAt(world: PlanWorld, station: string, items: number) {
  const usual = world.serviceMs(station);
  const serviceMs = Math.max(usual, items * world.itemMs(station));
  return { serviceMs, serviceP90Ms: (world.serviceP90Ms(station) * serviceMs) / usual };
}

/** What speaks for doing these items now: a preparation that does not last, and time that begins to run. */
function readinessMs(visit: Visit, ready: readonly string[]): number {
  let isPrepared = false;
  let starts = false;
  for (const id in visit.items) {
    const { state, prep, timing } = visit.items[id]!;
    isPrepared ||= ready.includes(id) && (prep?.length ?? 0) > 0;
    starts ||= state === 'todo' && timing !== undefined && ready.includes(timing.from);
  }
  return (isPrepared ? PREPARED_MS : 0) + (starts ? STARTS_MS : 0);
}

/**
 * The stations a visit could go to now, best first (rules G1, G2); timed tasks are not thought of.
 * @param wanted whether to look at a station, whose rooms need these tags
 */
export function candidatesOf(
  world: PlanWorld,
  visit: Visit,
  wanted: (station: string, tags: readonly string[]) => boolean = () => true,
): Candidate[] {
  const from = spotOf(world, visit);
  const candidates: Candidate[] = [];
  for (const [station, entry] of readyStations(world, visit)) {
    if (!wanted(station, entry.tags)) continue;
    const walk = walkTo(world, from, station, entry.tags);
    const wait = world.wait(visit.id, station);
    if (walk === undefined || !wait) continue;
    candidates.push({
      station,
      wait,
      walkMs: walk,
      ...serviceAt(world, station, entry.ready.length),
      reliefMs: world.reliefMs(station),
      readinessMs: readinessMs(visit, entry.ready),
    });
  }
  return rankStations(candidates);
}

/**
 * The stations a visit could go to now, best first (rules G1, G2, G4): something is ready there, a room
 * that may do it is open, and every running timed task can still be kept.
 */
export function planNext(world: PlanWorld, visit: Visit): Candidate[] {
  return withinTimedTasks(candidatesOf(world, visit), timedTasks(world, visit), world.now);
}
