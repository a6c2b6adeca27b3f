import type { CalledFact, Facts, Room } from '@daozhen/protocol';
import { pick } from '../rules/index.ts';
import { isFull } from './checks.ts';
import { addTake, enter, isAtDoor, refill } from './moves.ts';
import { takePlace } from './places.ts';
import type { Step } from './step.ts';

/** The facts every room verb's event names. */
export function roomFacts(room: Room): Facts {
  const { id, station, staff } = room;
  return { room: id, station, ...(staff === undefined ? {} : { staff }) };
}

/** The facts that name one visit. */
export function visitFacts(step: Step, visit: string): Facts {
  const ticket = step.state.visits[visit]?.ticket;
  return { visit, ...(ticket === undefined ? {} : { ticket }) };
}

/** Leaves an empty list out of the facts. */
export function visitsFact(visits: readonly string[]): Facts {
  return visits.length === 0 ? {} : { visits: [...visits].sort() };
}

/** Calls a visit into a room and refills the door slot it leaves. */
export function callVisit(
  step: Step,
  roomId: string,
  visitId: string,
  from: CalledFact['from'],
  spent: boolean,
): CalledFact {
  const visit = step.visit(visitId);
  const room = step.room(roomId);
  const door = isAtDoor(visit) ? visit.room : undefined;
  if (door === undefined) addTake(step, room.station, visitId, spent);
  enter(visit, 'called', { station: room.station, room: roomId, calledAt: step.now, calls: 1 });
  takePlace(step, visit, room.station);
  visit.moves += 1;
  room.called[visitId] = step.seq;
  room.lastCallAt = step.now;
  const bound = door === undefined ? undefined : refill(step, door);
  return {
    visit: visitId,
    ticket: visit.ticket ?? '',
    from,
    spent,
    ...(bound === undefined ? {} : { bound }),
  };
}

/** Calls the first the room may call (rule O1), or nobody. */
export function callFirst(step: Step, room: Room): CalledFact | undefined {
  const picked = pick(step.state, room, step.now);
  return picked && callVisit(step, room.id, picked.entry.visit, picked.from, picked.spent);
}

/** Whether a finish with next goes on to call. */
export function mayCallNext(step: Step, room: Room): boolean {
  return room.state === 'open' && !step.state.closing && !isFull(room);
}
