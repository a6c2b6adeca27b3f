import type { CommandOf } from '@daozhen/protocol';
import { callFirst } from '../calling.ts';
import { checkMayCall, checkNotTooSoon, roomOf, theCalled, theServed } from '../checks.ts';
import { refuse, type Verb } from '../step.ts';
import { called } from './call-next.ts';
import { finishVisit } from './finish.ts';
import { startVisit } from './start.ts';

/** The one button: idle → call, called → start, serving → finish and call next (rule C2). */
export const press: Verb<CommandOf<'press'>> = (step, command) => {
  const room = roomOf(step, command.room);
  if (room.capacity > 1) refuse('press.capacity');
  if (Object.keys(room.called).length > 0) {
    checkNotTooSoon(step, room);
    return startVisit(step, room.id, theCalled(room, undefined));
  }
  if (Object.keys(room.serving).length > 0) {
    checkNotTooSoon(step, room);
    return finishVisit(step, room.id, theServed(room, undefined), undefined, true);
  }
  checkMayCall(step, room);
  return called(step, room.id, callFirst(step, room) ?? refuse('call.nobody'));
};
