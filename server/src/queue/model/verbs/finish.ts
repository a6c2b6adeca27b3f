import type { CommandOf, Item, Room, Visit } from '@daozhen/protocol';
import { itemsInOrder, readyItems, roomHasTags, todoItems } from '../../rules/index.ts';
import { callFirst, mayCallNext, roomFacts, visitFacts } from '../calling.ts';
import { roomOf, theServed, visitOf } from '../checks.ts';
import { copy, same } from '../copy.ts';
import { startTimings } from '../items.ts';
import { enter } from '../moves.ts';
import type { UndoRecord } from '../site.ts';
import { refuse, type Outcome, type Step, type Verb } from '../step.ts';
import { pushUndo } from '../undo-records.ts';

/** The examination is over: items done, and with `next` the next one called in the same step (C2). */
export const finish: Verb<CommandOf<'finish'>> = (step, command) => {
  const room = roomOf(step, command.room);
  const visit = visitOf(step, theServed(room, command.visit));
  if (command.items) checkItems(visit, room, command.items);
  return finishVisit(step, room.id, visit.id, command.items, command.next ?? false);
};

function checkItems(visit: Visit, room: Room, ids: readonly string[]): void {
  if (ids.some((id) => !visit.items[id])) refuse('item.unknown');
  if (ids.some((id) => visit.items[id]?.state !== 'todo')) refuse('item.not-todo');
  if (ids.some((id) => visit.items[id]?.station !== room.station)) refuse('item.wrong-station');
}

/** Finishes a visit served in the room; without named items everything the room may do is done. */
export function finishVisit(
  step: Step,
  roomId: string,
  visitId: string,
  named: readonly string[] | undefined,
  next: boolean,
): Outcome {
  const room = step.room(roomId);
  const visit = step.visit(visitId);
  const before = copy(visit);
  const done = itemsDone(step, visit, room, named);

  delete room.serving[visitId];
  for (const id of done) doItem(step, visit, id, roomId);
  for (const id of done) startTimings(visit, id, step.now);
  delete visit.places[room.station];
  if (visit.choice === room.station) delete visit.choice;
  // The next is called before the one just finished is in any line again.
  const call = next && mayCallNext(step, room) ? callFirst(step, room) : undefined;
  if (todoItems(visit).length > 0) enter(visit, 'free');
  else enter(visit, 'finished', { finishedAt: step.now, outcome: 'done' });
  pushUndo(step, roomId, recordOf(step, before, visit));
  return {
    type: 'finished',
    facts: {
      ...roomFacts(room),
      ...visitFacts(step, visitId),
      ...(done.length > 0 ? { items: done } : {}),
      ...(call ? { call } : {}),
    },
  };
}

function itemsDone(
  step: Step,
  visit: Visit,
  room: Room,
  named: readonly string[] | undefined,
): string[] {
  if (named) {
    return itemsInOrder(visit)
      .map((item) => item.id)
      .filter((id) => named.includes(id));
  }
  return readyItems(visit, room.station, step.now)
    .filter((item) => roomHasTags(room, item.tags ?? []))
    .map((item) => item.id);
}

function doItem(step: Step, visit: Visit, id: string, room: string): void {
  const item = visit.items[id];
  if (!item) return;
  item.state = 'done';
  item.doneAt = step.now;
  item.doneRoom = room;
}

/** What an undo of this finish has to bring back. */
function recordOf(step: Step, before: Visit, after: Visit): UndoRecord {
  const station = before.station ?? '';
  const items: Record<string, Item> = {};
  for (const [id, item] of Object.entries(before.items)) {
    if (!same(item, after.items[id])) items[id] = item;
  }
  const place = before.places[station];
  return {
    what: 'finish',
    visit: after.id,
    at: step.now,
    moves: after.moves,
    station,
    items,
    ...(place ? { place } : {}),
    ...(before.choice !== after.choice && before.choice ? { choice: before.choice } : {}),
    ...(before.calledAt === undefined ? {} : { calledAt: before.calledAt }),
    ...(before.startedAt === undefined ? {} : { startedAt: before.startedAt }),
  };
}
