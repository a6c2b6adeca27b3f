import type { CommandOf } from '@daozhen/protocol';
import { roomFacts } from '../calling.ts';
import { roomOf } from '../checks.ts';
import { unfreeze } from '../duty.ts';
import { refuse, type Verb } from '../step.ts';

/** Somebody goes on duty in a room, or takes it over. */
export const openRoom: Verb<CommandOf<'open-room'>> = (step, command) => {
  const seen = roomOf(step, command.room);
  if (seen.state !== 'closed' && seen.staff === command.staff) refuse('room.open');

  const room = step.room(seen.id);
  if (room.state === 'closed') room.openedAt = step.now;
  room.state = 'open';
  room.staff = command.staff;
  delete room.pause;
  unfreeze(step, room.station);
  return { type: 'room-opened', facts: roomFacts(room) };
};
