import type { CommandOf } from '@daozhen/protocol';
import { roomFacts, visitsFact } from '../calling.ts';
import { roomOf } from '../checks.ts';
import { freezeIfNoneOpen, sendBack } from '../duty.ts';
import { refuse, type Verb } from '../step.ts';

/** The room stops calling for a while; the one being served finishes (rule C9). */
export const pauseRoom: Verb<CommandOf<'pause-room'>> = (step, command) => {
  const { reason, until } = command;
  const seen = roomOf(step, command.room);
  if (seen.state !== 'open') refuse('room.not-open');

  const room = step.room(seen.id);
  const back = sendBack(step, room);
  const return_ = until === undefined ? {} : { until };
  room.state = 'paused';
  room.pause = { reason, at: step.now, ...return_ };
  freezeIfNoneOpen(step, room.station);
  return {
    type: 'room-paused',
    facts: { ...roomFacts(room), ...visitsFact(back), reason, ...return_ },
  };
};
