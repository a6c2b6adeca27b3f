import type { Room, Visit } from '@daozhen/protocol';
import { doorCounts, roomHasTags } from '../rules/index.ts';
import { neededTags } from './needed-tags.ts';
import type { Candidate } from './next-station.ts';
import type { Offer, Openings } from './openings.ts';
import { spotOf, type PlanWorld } from './plan.ts';
import { walkMs, type Spot } from './walk.ts';

/**
 * Somebody is sent to a door once its room is expected to call him within this time, ms. Found on virtual
 * days: later, rooms wait for people who are walking; sooner, people wait who are of use elsewhere.
 */
const AHEAD_MS = 120_000;
/** However long a service has lasted, this share of its mean is still to come. */
const LEAST_LEFT = 0.15;

interface Door {
  room: Room;
  spot: Spot | undefined;
  /** Taken slots. */
  slots: number;
  /** Until the room could call one more from its door, ms. */
  waitMs: number;
}

/** The door slots that are open now under late binding (rule P4): of rooms that will soon take one more. */
export function openDoors(world: PlanWorld): Openings {
  const { state, now } = world;
  const atDoors = doorCounts(state);
  const stations = new Map<string, Door[]>();
  const doorsOf = (station: string): Door[] => {
    let doors = stations.get(station);
    if (!doors) {
      doors = world
        .openRooms(station)
        .map((room) => doorOf(world, room, atDoors.get(room.id) ?? 0))
        .filter(isOpen);
      stations.set(station, doors);
    }
    return doors;
  };
  const able = (station: string, tags: readonly string[]) =>
    doorsOf(station).filter(({ room }) => roomHasTags(room, tags));
  const isFull = (station: string, tags: readonly string[]) => able(station, tags).length === 0;
  return {
    isFull,
    enough: (visit, station) =>
      !(visit.state === 'bound' && visit.station === station) &&
      isFull(station, neededTags(visit, station, now)),
    offer: (visit, candidate) =>
      best(
        world,
        visit,
        candidate,
        able(candidate.station, neededTags(visit, candidate.station, now)),
      ),
    squeeze: () => undefined,
    take: (_visit, { station, room }) => {
      const doors = doorsOf(station).map((door) =>
        door.room.id === room ? doorOf(world, door.room, door.slots + 1) : door,
      );
      stations.set(station, doors.filter(isOpen));
    },
  };
}

const isOpen = ({ room, slots, waitMs }: Door) => slots < room.doorSlots && waitMs <= AHEAD_MS;

function doorOf(world: PlanWorld, room: Room, slots: number): Door {
  return { room, spot: world.roomSpot(room.id), slots, waitMs: waitAtDoor(world, room, slots) };
}

/** Until a room could call one more, with so many at its door, ms. */
function waitAtDoor({ state, now, serviceMs }: PlanWorld, room: Room, slots: number): number {
  const inside = [...Object.keys(room.called), ...Object.keys(room.serving)];
  const places = room.capacity - inside.length;
  if (slots < places) return 0;
  const mean = serviceMs(room.station);
  const left = inside.map((id) => {
    const lasted = now - (state.visits[id]?.startedAt ?? now);
    return Math.max(LEAST_LEFT * mean, mean - lasted);
  });
  const oneLeft = left.length > 0 ? left.reduce((sum, ms) => sum + ms, 0) / left.length : mean;
  return (oneLeft + (slots - places) * mean) / room.capacity;
}

/** The door at which a visit would be called soonest, walking included. */
function best(
  world: PlanWorld,
  visit: Visit,
  candidate: Candidate,
  doors: readonly Door[],
): Offer | undefined {
  const from = spotOf(world, visit);
  let found: Offer | undefined;
  let least = Infinity;
  for (const { room, spot, slots, waitMs } of doors) {
    const walk = spot ? walkMs(from, spot) : 0;
    const callMs = Math.max(waitMs, walk);
    if (callMs >= least) continue;
    least = callMs;
    const spread = (candidate.serviceP90Ms - candidate.serviceMs) * Math.sqrt(slots + 1);
    const wait = { p50: waitMs, p90: waitMs === 0 ? 0 : waitMs + spread / room.capacity };
    found = { ...candidate, room: room.id, walkMs: walk, wait };
  }
  return found;
}
