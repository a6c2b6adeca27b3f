import type { CommandOf, Room, Visit } from '@daozhen/protocol';
import { readyItems, requiredTags, roomHasTags, todoItems } from '../../rules/index.ts';
import { callVisit } from '../calling.ts';
import { checkMayCall, checkStateIsNot, roomOf, visitOf } from '../checks.ts';
import { refuse, type Step, type Verb } from '../step.ts';
import { called } from './call-next.ts';

/** Calls one visit by name, wherever it stands in the line. */
export const callOne: Verb<CommandOf<'call-one'>> = (step, command) => {
  const room = roomOf(step, command.room);
  const visit = visitOf(step, command.visit);
  checkMayCall(step, room);
  checkMayBeCalled(step, room, visit);
  return called(step, room.id, callVisit(step, room.id, visit.id, 'named', false));
};

function checkMayBeCalled(step: Step, room: Room, visit: Visit): void {
  const { station } = room;
  checkStateIsNot(visit, ['expected', 'finished', 'serving', 'called', 'away']);
  if (step.late && visit.state === 'bound' && visit.station !== station) refuse('visit.elsewhere');
  if (visit.choice !== undefined && visit.choice !== station) refuse('visit.chosen');
  if (todoItems(visit, station).length === 0) refuse('join.no-items');
  const ready = readyItems(visit, station, step.now);
  if (ready.length === 0) refuse('visit.not-ready');
  if (!roomHasTags(room, requiredTags(ready))) refuse('room.not-allowed');
}
