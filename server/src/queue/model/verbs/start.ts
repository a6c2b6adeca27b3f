import type { CommandOf } from '@daozhen/protocol';
import { roomFacts, visitFacts } from '../calling.ts';
import { roomOf, theCalled } from '../checks.ts';
import { enter } from '../moves.ts';
import type { Outcome, Step, Verb } from '../step.ts';

/** The called visit has come in. */
export const start: Verb<CommandOf<'start'>> = (step, command) =>
  startVisit(step, command.room, theCalled(roomOf(step, command.room), command.visit));

/** Starts serving a visit that is called to the room. */
export function startVisit(step: Step, roomId: string, visitId: string): Outcome {
  const visit = step.visit(visitId);
  const room = step.room(roomId);
  const calledAt = visit.calledAt ?? step.now;
  enter(visit, 'serving', { station: room.station, room: roomId, calledAt, startedAt: step.now });
  delete room.called[visitId];
  room.serving[visitId] = step.seq;
  return { type: 'started', facts: { ...roomFacts(room), ...visitFacts(step, visitId) } };
}
