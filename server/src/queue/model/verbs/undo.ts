import type { CommandOf, Room, Visit } from '@daozhen/protocol';
import { roomFacts, visitFacts, visitsFact } from '../calling.ts';
import { isFull, isWithin, roomOf } from '../checks.ts';
import { copy } from '../copy.ts';
import { enter, goBack, leave } from '../moves.ts';
import { dropOtherPlaces } from '../places.ts';
import type { UndoRecord } from '../site.ts';
import { refuse, type Step, type Verb } from '../step.ts';
import { popUndo } from '../undo-records.ts';

/** Takes back the room's last call, finish or pass (rule C8). */
export const undo: Verb<CommandOf<'undo'>> = (step, command) => {
  const seen = roomOf(step, command.room);
  const record = step.site.undo[seen.id]?.at(-1);
  if (!record || !isWithin(step, record.at, step.state.settings.policy.undoMs)) {
    refuse('undo.nothing');
  }
  const back = record.what === 'call' ? undoCall(step, seen, record) : restore(step, seen, record);
  popUndo(step, seen.id);
  return {
    type: 'undone',
    facts: {
      ...roomFacts(seen),
      ...visitFacts(step, record.visit),
      undone: record.what,
      ...visitsFact(back),
    },
  };
};

function undoCall(step: Step, room: Room, record: UndoRecord): string[] {
  const visit = step.state.visits[record.visit];
  if (visit?.state !== 'called' || visit.room !== room.id) refuse('undo.moved');
  goBack(step, step.visit(visit.id));
  return [];
}

/** Brings back the visit of a finish or pass; returns who had to make room. */
function restore(step: Step, seen: Room, record: UndoRecord): string[] {
  const visit = step.state.visits[record.visit];
  if (!visit || hasMoved(visit, record)) refuse('undo.moved');
  const back = isFull(seen) ? [latestCalled(seen) ?? refuse('undo.room-full')] : [];
  if (seen.state !== 'open') refuse('room.not-open');

  for (const id of back) goBack(step, step.visit(id));
  restoreVisit(step, step.visit(visit.id), seen.id, record);
  const room = step.room(seen.id);
  if (record.what === 'finish') room.serving[visit.id] = step.seq;
  else room.called[visit.id] = step.seq;
  return back;
}

function hasMoved(visit: Visit, record: UndoRecord): boolean {
  const waiting = ['free', 'bound', 'away', 'finished'].includes(visit.state);
  return !waiting || visit.moves !== record.moves;
}

function latestCalled(room: Room): string | undefined {
  return Object.keys(room.called).sort((a, b) => (room.called[b] ?? 0) - (room.called[a] ?? 0))[0];
}

function restoreVisit(step: Step, visit: Visit, room: string, record: UndoRecord): void {
  const { station, place, calledAt, calls, startedAt } = record;
  leave(step, visit);
  const called = { station, room, ...(calledAt === undefined ? {} : { calledAt }) };
  if (record.what === 'finish') {
    enter(visit, 'serving', { ...called, ...(startedAt === undefined ? {} : { startedAt }) });
  } else {
    enter(visit, 'called', { ...called, ...(calls === undefined ? {} : { calls }) });
    if (record.passes === undefined) delete visit.passes[station];
    else visit.passes[station] = record.passes;
  }
  for (const [id, item] of Object.entries(record.items)) visit.items[id] = copy(item);
  if (record.choice !== undefined) visit.choice = record.choice;
  if (place) visit.places[station] = { ...place };
  else delete visit.places[station];
  dropOtherPlaces(step, visit, station);
}
