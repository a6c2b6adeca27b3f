import type { Room } from '@daozhen/protocol';
import { goBack, isAtDoor } from './moves.ts';
import type { Step } from './step.ts';

/** Sends everybody called to a room or waiting at its door back to the line; returns them. */
export function sendBack(step: Step, room: Room): string[] {
  const visits = Object.values(step.state.visits)
    .filter((visit) => visit.room === room.id && (visit.state === 'called' || isAtDoor(visit)))
    .map((visit) => visit.id);
  for (const id of visits) goBack(step, step.visit(id));
  return visits;
}

/** Freezes a station none of whose rooms is open (rule C9). */
export function freezeIfNoneOpen(step: Step, station: string): void {
  const open = Object.values(step.state.rooms).some(
    (room) => room.station === station && room.state === 'open',
  );
  if (open || step.state.stations[station]?.frozenAt !== undefined) return;
  step.station(station).frozenAt = step.now;
}

/** A room of the station is open again. */
export function unfreeze(step: Step, station: string): void {
  if (step.state.stations[station]?.frozenAt !== undefined) delete step.station(station).frozenAt;
}
