import type { CommandOf } from '@daozhen/protocol';
import { roomFacts, visitsFact } from '../calling.ts';
import { roomOf } from '../checks.ts';
import { freezeIfNoneOpen, sendBack } from '../duty.ts';
import { refuse, type Verb } from '../step.ts';

/** The room's duty ends; nobody may be being served. */
export const closeRoom: Verb<CommandOf<'close-room'>> = (step, command) => {
  const seen = roomOf(step, command.room);
  if (seen.state === 'closed') refuse('room.not-open');
  if (Object.keys(seen.serving).length > 0) refuse('room.serving');

  const room = step.room(seen.id);
  const facts = { ...roomFacts(room), ...visitsFact(sendBack(step, room)) };
  room.state = 'closed';
  delete room.staff;
  delete room.openedAt;
  delete room.pause;
  freezeIfNoneOpen(step, room.station);
  return { type: 'room-closed', facts };
};
