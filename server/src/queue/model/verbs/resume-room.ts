import type { CommandOf } from '@daozhen/protocol';
import { roomFacts } from '../calling.ts';
import { roomOf } from '../checks.ts';
import { unfreeze } from '../duty.ts';
import { refuse, type Verb } from '../step.ts';

/** A paused room calls again. */
export const resumeRoom: Verb<CommandOf<'resume-room'>> = (step, command) => {
  if (roomOf(step, command.room).state !== 'paused') refuse('room.not-paused');

  const room = step.room(command.room);
  room.state = 'open';
  delete room.pause;
  unfreeze(step, room.station);
  return { type: 'room-resumed', facts: roomFacts(room) };
};
