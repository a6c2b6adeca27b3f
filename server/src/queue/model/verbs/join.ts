import type { CommandOf, Room, Visit } from '@daozhen/protocol';
import {
  compareIds,
  doorCount,
  joinSpendsShare,
  readyItems,
  requiredTags,
  roomHasTags,
  todoItems,
  entryAt,
} from '../../rules/index.ts';
import { checkNotClosing, checkStateIsNot, visitOf } from '../checks.ts';
import { visitFacts } from '../calling.ts';
import { bindEarly, bindToDoor, leave } from '../moves.ts';
import { dropOtherPlaces } from '../places.ts';
import { refuse, type Step, type Verb } from '../step.ts';

/** Takes a real place: in a station's line (early binding) or at a room's door (late binding, P4). */
export const join: Verb<CommandOf<'join'>> = (step, command) => {
  const { station } = command;
  checkNotClosing(step);
  const seen = visitOf(step, command.visit);
  checkMayJoin(step, seen, station);

  if (!step.late) {
    const visit = step.visit(seen.id);
    bindEarly(step, visit, station);
    dropOtherPlaces(step, visit, station);
    return { type: 'joined', facts: { ...visitFacts(step, visit.id), station } };
  }
  const room = doorFor(step, seen, station, command.room);
  const entry = entryAt(step.state, seen, station, step.now);
  const spent = entry !== undefined && joinSpendsShare(step.state, room, entry, step.now);
  const visit = step.visit(seen.id);
  leave(step, visit);
  bindToDoor(step, visit, room.id, spent);
  return { type: 'joined', facts: { ...visitFacts(step, visit.id), station, room: room.id } };
};

function checkMayJoin(step: Step, visit: Visit, station: string): void {
  checkStateIsNot(visit, ['expected', 'finished', 'serving', 'called', 'away']);
  const target = step.state.stations[station] ?? refuse('station.unknown');
  if (todoItems(visit, station).length === 0) refuse('join.no-items');
  if (target.frozenAt !== undefined) refuse('station.frozen');
  if (visit.choice !== undefined && visit.choice !== station) refuse('visit.chosen');
  if (visit.state === 'bound' && visit.station === station) refuse('join.already');
  if (readyItems(visit, station, step.now).length === 0) refuse('visit.not-ready');
}

/** The room whose door slot the visit takes: the one named, or the first by id with a free slot. */
function doorFor(step: Step, visit: Visit, station: string, named: string | undefined): Room {
  const { rooms } = step.state;
  const tags = requiredTags(readyItems(visit, station, step.now));
  const hasSlot = (room: Room): boolean => doorCount(step.state, room.id) < room.doorSlots;
  if (named !== undefined) {
    const room = rooms[named] ?? refuse('room.unknown');
    if (room.station !== station) refuse('room.wrong-station');
    if (room.state !== 'open') refuse('room.not-open');
    if (!roomHasTags(room, tags)) refuse('room.not-allowed');
    return hasSlot(room) ? room : refuse('door.full');
  }
  const able = Object.values(rooms)
    .filter((room) => room.station === station && room.state === 'open' && roomHasTags(room, tags))
    .sort((a, b) => compareIds(a.id, b.id));
  if (able.length === 0) refuse('room.not-allowed');
  return able.find(hasSlot) ?? refuse('door.full');
}
