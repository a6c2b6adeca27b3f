import type { Room } from '@daozhen/protocol';
import type { UndoRecord } from './site.ts';
import type { Step } from './step.ts';

const RECORDS_KEPT = 20;

function show(step: Step, room: Room): void {
  const newest = step.site.undo[room.id]?.at(-1);
  if (newest) room.undo = { what: newest.what, visit: newest.visit, at: newest.at };
  else delete room.undo;
}

/** Puts a record on a room's stack (rule C8). */
export function pushUndo(step: Step, roomId: string, record: UndoRecord): void {
  step.site.undo[roomId] = [...(step.site.undo[roomId] ?? []), record].slice(-RECORDS_KEPT);
  show(step, step.room(roomId));
}

/** Takes the newest record off. */
export function popUndo(step: Step, roomId: string): void {
  step.site.undo[roomId] = (step.site.undo[roomId] ?? []).slice(0, -1);
  show(step, step.room(roomId));
}

/** Undo records end with the day. */
export function clearUndo(step: Step, roomId: string): void {
  delete step.site.undo[roomId];
  show(step, step.room(roomId));
}
