import type { Visit } from '@daozhen/protocol';
import { IDLE_SHARE, patienceMs, planNext } from '../guidance/index.ts';
import { hasTimedTask, isReady, roomHasTags, todoItems } from '../rules/index.ts';
import { planWorldOf, type GuidedCampus } from '../steward/index.ts';
import type { Person } from './draw.ts';

type World = ReturnType<typeof planWorldOf>;

/** From one station to the next, and into the room. */
export const WALK_MS = 60_000;

/** Everybody of a campus who is sent somewhere now or later: those who rest, and those who are busy first. */
export function peopleOf(guided: GuidedCampus): Person[] {
  const world = planWorldOf(guided);
  const people: Person[] = [];
  for (const id in world.state.visits) {
    const visit = world.state.visits[id]!;
    if (!isInside(visit)) continue;
    const stations = isResting(visit) ? possible(world, visit) : later(world, visit);
    if (stations.length === 0) continue;
    const at = freeAt(guided, visit);
    // Urgency grows alike for all who rest, so it is told as of now; of the busy, as if they rested from then on.
    const urgency =
      at === 0
        ? patienceMs(world, visit)
        : patienceMs(world, examined(world, visit)) - IDLE_SHARE * at;
    people.push({ visit: id, freeAt: at, urgency, stations });
  }
  return people;
}

/** Whether guidance is to send a visit somewhere. */
export const isResting = ({ state, choice }: Visit): boolean =>
  state === 'free' && choice === undefined;

const isInside = ({ state, station }: Visit): boolean =>
  state === 'free' || (station !== undefined && state !== 'away' && state !== 'finished');

/** Stations that could do something for a visit now (rules G1, G4). */
function possible(world: World, visit: Visit): string[] {
  if (hasTimedTask(visit)) return planNext(world, visit).map(({ station }) => station);
  return open(world, visit, undefined);
}

/** What could be done for somebody once he is through where he is. */
const later = (world: World, visit: Visit): string[] =>
  open(world, visit, visit.station ?? visit.choice);

function open({ now, openRooms }: World, visit: Visit, but: string | undefined): string[] {
  const stations = new Set<string>();
  for (const item of todoItems(visit)) {
    const { station, tags = [] } = item;
    if (station === but || stations.has(station) || !isReady(visit, item, now)) continue;
    if (openRooms(station).some((room) => roomHasTags(room, tags))) stations.add(station);
  }
  return [...stations];
}

/** When somebody can be sent on, ms from now. */
function freeAt({ waits }: GuidedCampus, visit: Visit): number {
  const station = visit.station ?? visit.choice;
  if (station === undefined) return 0;
  const isWaiting = visit.state === 'bound' || visit.state === 'free';
  const wait = isWaiting ? (waits.of(visit.id, station)?.p50 ?? 0) : 0;
  const share = visit.state === 'serving' ? 0.5 : 1;
  return wait + share * waits.serviceMs(station) + WALK_MS;
}

/** A visit as it is once it has been examined where it is. */
function examined({ now }: World, visit: Visit): Visit {
  const items = { ...visit.items };
  for (const item of todoItems(visit, visit.station ?? visit.choice)) {
    items[item.id] = { ...item, state: 'done', doneAt: now };
  }
  return { ...visit, items };
}
