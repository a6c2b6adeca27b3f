import type { FloorEvent, Item, Room, SiteState, Visit } from '@daozhen/protocol';
import { MINUTE } from './floor.ts';

/**
 * Who should have been called, by rules O1, O4, G4 and C7 written down a second time and in another way
 * than in rules/: sort everybody, then strike out.
 */

interface Candidate {
  visit: Visit;
  key: number;
  order: number;
  /** The key without the class's credit. */
  plain: number;
  due: number;
}

function readyHere(visit: Visit, station: string, now: number): Item[] {
  return Object.values(visit.items).filter((item) => {
    if (item.station !== station || item.state !== 'todo') return false;
    if (item.timing !== undefined && item.notBefore === undefined) return false;
    if ((item.notBefore ?? 0) > now) return false;
    const lacking = (item.prep ?? []).some((flag) => visit.prep[flag] !== true);
    const waiting = (item.after ?? []).some((id) => visit.items[id]?.state === 'todo');
    const barred =
      (item.unless ?? []).some((flag) => visit.prep[flag]) ||
      (item.exclusive ?? []).some(({ item: id, withinMs = Infinity }) => {
        const done = visit.items[id]?.doneAt;
        return visit.items[id]?.state === 'done' && done !== undefined && now - done < withinMs;
      });
    return !lacking && !waiting && !barred;
  });
}

function mayBeCalled(state: SiteState, visit: Visit, room: Room, now: number): boolean {
  const { binding } = state.settings.policy;
  if (visit.state !== 'free' && visit.state !== 'bound') return false;
  if (visit.state === 'bound' && binding === 'late' && visit.station !== room.station) return false;
  if (visit.choice !== undefined && visit.choice !== room.station) return false;
  const ready = readyHere(visit, room.station, now);
  const timed = Object.values(visit.items).some((i) => i.state === 'todo' && i.due !== undefined);
  const rests = binding === 'early' && timed && visit.station !== room.station;
  if (rests && !ready.some((item) => item.due !== undefined)) return false;
  const most = Math.max(0, ...ready.map((item) => item.tags?.length ?? 0));
  const hardest = ready
    .filter((item) => (item.tags?.length ?? 0) === most)
    .sort((a, b) => a.index - b.index)[0];
  return (
    hardest !== undefined &&
    visit.places[room.station] !== undefined &&
    (hardest.tags ?? []).every((tag) => tag in room.tags)
  );
}

function candidates(state: SiteState, room: Room, now: number): Candidate[] {
  return Object.values(state.visits)
    .filter((visit) => mayBeCalled(state, visit, room, now))
    .map((visit) => {
      const { key, order } = visit.places[room.station] ?? { key: 0, order: 0 };
      const dues = readyHere(visit, room.station, now).flatMap((item) =>
        item.due !== undefined && item.due <= now ? [item.due] : [],
      );
      const credit = state.settings.classes[visit.class]?.creditMs ?? 0;
      return { visit, key, order, plain: key + credit, due: Math.min(Infinity, ...dues) };
    })
    .sort((a, b) => a.key - b.key || a.order - b.order);
}

function chosen(
  state: SiteState,
  room: Room,
  lounge: Candidate[],
  now: number,
): Candidate | undefined {
  const { binding, vipEvery } = state.settings.policy;
  const welcome = lounge.filter(
    ({ visit }) => !visit.accept || visit.accept.includes(room.station),
  );
  const guided = binding === 'late' && now < (state.guidedAt ?? -Infinity) + MINUTE;
  const pool = guided ? welcome : lounge;
  const recent = (state.stations[room.station]?.takes ?? []).slice(-(vipEvery - 1) || Infinity);
  const shareUsed = vipEvery > 1 && recent.some((take) => take.endsWith(':1'));
  const patient = pool.find(({ visit }) => !visit.vip);
  return shareUsed && patient ? patient : pool[0];
}

const isAtDoor = ({ visit }: Candidate): boolean =>
  visit.state === 'bound' && visit.room !== undefined;

/** Says what is wrong with whom a call brought to the door it emptied, if it emptied one (rule P4). */
function refillProblem({ facts, at }: FloorEvent, before: SiteState): string | undefined {
  const { call } = facts;
  const left = before.visits[call?.visit ?? ''];
  const owner = left?.state === 'bound' ? before.rooms[left.room ?? ''] : undefined;
  if (!call || !owner) return undefined;
  const all = candidates(before, owner, at).filter(({ visit }) => visit.id !== call.visit);
  const lounge = all.filter((each) => !isAtDoor(each) && each.due === Infinity);
  const door = Object.values(before.visits).filter(
    ({ state, room }) => state === 'bound' && room === owner.id,
  );
  const mayFill = owner.state === 'open' && door.length <= owner.doorSlots;
  const should = mayFill ? chosen(before, owner, lounge, at)?.visit.id : undefined;
  return should === call.bound?.visit ? undefined : `${should} to the door of ${owner.id}`;
}

/** Says what is wrong with whom a call took, or undefined. */
export function orderProblem(event: FloorEvent, before: SiteState): string | undefined {
  const { call, room: roomId } = event.facts;
  if (event.type !== 'called' || !call) return undefined;
  if (call.from === 'named') return refillProblem(event, before);
  const room = before.rooms[roomId ?? ''];
  if (!room) return 'no room';
  const all = candidates(before, room, event.at);
  const due = all
    .filter((each) => each.due < Infinity)
    .sort((a, b) => a.due - b.due || a.order - b.order)[0];
  const waits = ({ visit: { boundAt = 0, room: at } }: Candidate) =>
    at === room.id ? boundAt - 10 * MINUTE : boundAt;
  const door = all.filter(isAtDoor).sort((a, b) => waits(a) - waits(b) || a.order - b.order)[0];
  const lounge = all.filter((each) => !isAtDoor(each) && each.due === Infinity);
  const should = due ?? door ?? chosen(before, room, lounge, event.at);
  if (should?.visit.id !== call.visit) return `${should?.visit.id} before ${call.visit}`;
  const from = due ? 'due' : door ? 'door' : 'line';
  if (from !== call.from) return `${call.visit} from ${from}, not ${call.from}`;
  return refillProblem(event, before);
}
