import type { CommandOf, Item, Visit } from '@daozhen/protocol';
import { todoItems } from '../../rules/index.ts';
import { visitFacts } from '../calling.ts';
import { checkIdsAreNew, checkSomeRoomCan, checkStations, visitOf } from '../checks.ts';
import { addItems, dropIdleTimings } from '../items.ts';
import { enter, leave } from '../moves.ts';
import { refuse, type Step, type Verb } from '../step.ts';

/** Items taken off or added to a visit during the day. */
export const reassign: Verb<CommandOf<'reassign'>> = (step, command) => {
  const { add = [], remove = [] } = command;
  const seen = visitOf(step, command.visit);
  checkStillOpen(step, seen);
  checkRemovable(seen, remove);
  checkIdsAreNew(add, withoutRemoved(seen));
  checkStations(step, add);
  checkSomeRoomCan(step, add);
  if (add.length + remove.length === 0) refuse('items.none');

  const visit = step.visit(seen.id);
  strike(visit, remove, 'removed');
  addItems(visit, add);
  settle(step, visit);
  const items = [...remove, ...add.map((item) => item.id)];
  return { type: 'reassigned', facts: { ...visitFacts(step, visit.id), items } };
};

/** What was removed may be added again, behind the others. */
function withoutRemoved({ items }: Visit): Visit['items'] {
  return Object.fromEntries(Object.entries(items).filter(([, { state }]) => state !== 'removed'));
}

/** A visit that left the floor unfinished, or on an earlier day, is not reopened. */
export function checkStillOpen(step: Step, visit: Visit): void {
  const reopenable = visit.outcome === 'done' && visit.day === step.state.day;
  if (visit.state === 'finished' && !reopenable) refuse('visit.finished');
}

/** Whether the items are there, still to be done and not being done right now. */
export function checkRemovable(visit: Visit, ids: readonly string[]): void {
  if (ids.some((id) => !visit.items[id])) refuse('item.unknown');
  if (ids.some((id) => visit.items[id]?.state !== 'todo')) refuse('item.not-todo');
  const servedAt = visit.state === 'serving' ? visit.station : undefined;
  if (servedAt !== undefined && ids.some((id) => visit.items[id]?.station === servedAt)) {
    refuse('item.serving');
  }
}

/** Takes items out of what is to be done. */
export function strike(visit: Visit, ids: readonly string[], state: Item['state']): void {
  for (const id of ids) {
    const item = visit.items[id];
    if (item) item.state = state;
  }
  dropIdleTimings(visit);
}

/** Brings the visit's state in line with its changed items. */
export function settle(step: Step, visit: Visit): void {
  visit.moves += 1;
  if (todoItems(visit).length === 0) {
    leave(step, visit);
    if (visit.state !== 'finished') {
      enter(visit, 'finished', { finishedAt: step.now, outcome: 'done' });
    }
    return;
  }
  const { station } = visit;
  const stranded = station !== undefined && todoItems(visit, station).length === 0;
  if (visit.state === 'finished') enter(visit, visit.checkedInAt ? 'free' : 'expected');
  else if (stranded && (visit.state === 'bound' || visit.state === 'called')) {
    leave(step, visit);
    enter(visit, 'free');
  }
}
