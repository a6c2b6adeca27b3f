import type { CommandOf } from '@daozhen/protocol';
import { compareIds, dayOf } from '../../rules/index.ts';
import { visitsFact } from '../calling.ts';
import { refuse, type Step, type Verb } from '../step.ts';
import { clearUndo } from '../undo-records.ts';

const DEFAULT_LIMIT = 500;

/** Closes the day in two moves: nothing new, then at the cut-off what is left goes (rule E5). */
export const closeDay: Verb<CommandOf<'close-day'>> = (step, command) => {
  if (command.cutOff) return cutOff(step, command.limit ?? DEFAULT_LIMIT);
  if (step.state.closing) refuse('site.closing');
  step.state.closing = true;
  return { type: 'day-closing', facts: {} };
};

function cutOff(step: Step, limit: number): ReturnType<Verb> {
  const { state } = step;
  if (!state.closing) refuse('site.not-closing');
  const leaving = Object.keys(state.visits).sort(compareIds).slice(0, limit);
  for (const id of leaving) removeFromFloor(step, id);
  const remaining = Object.keys(state.visits).length;
  if (remaining === 0) turnDay(step);
  return { type: 'day-closed', facts: { ...visitsFact(leaving), remaining } };
}

function removeFromFloor(step: Step, id: string): void {
  const { room, state } = step.visit(id);
  if (room !== undefined && (state === 'called' || state === 'serving')) {
    delete step.room(room)[state][id];
  }
  step.removeVisit(id);
}

function turnDay(step: Step): void {
  const { site, state } = step;
  for (const id of Object.keys(state.rooms)) {
    const room = step.room(id);
    room.state = 'closed';
    delete room.staff;
    delete room.openedAt;
    delete room.pause;
    delete room.lastCallAt;
    delete room.lastRecallAt;
    clearUndo(step, id);
  }
  for (const id of Object.keys(state.stations)) {
    const station = step.station(id);
    station.takes = [];
    delete station.frozenAt;
  }
  const day = dayOf(state.settings.policy, step.now);
  if (day !== state.day) site.numbers = {};
  state.day = day;
  state.closing = false;
  site.order = 0;
  site.replies.clear();
}
