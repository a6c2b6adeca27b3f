import type { Item, NewItem, Visit } from '@daozhen/protocol';
import { copy } from './copy.ts';

const lists = ['tags', 'prep', 'after', 'unless', 'exclusive'] as const;

/** Puts new items behind those a visit has; empty lists are left out. */
export function addItems(visit: Visit, items: readonly NewItem[]): void {
  let index = Object.values(visit.items).reduce((next, item) => Math.max(next, item.index + 1), 0);
  for (const given of items) {
    const item: Item = { ...copy(given), index, state: 'todo' };
    for (const list of lists) if (item[list]?.length === 0) delete item[list];
    if (item.timing) forgetTimes(item);
    visit.items[item.id] = item;
    index += 1;
  }
  for (const { id } of items) {
    const item = visit.items[id];
    const from = item?.timing && visit.items[item.timing.from];
    if (item && from?.doneAt !== undefined) startTiming(item, from.doneAt);
  }
  dropIdleTimings(visit);
}

function startTiming(item: Item, at: number): void {
  if (!item.timing) return;
  item.notBefore = at + item.timing.notBefore;
  item.due = at + item.timing.due;
  item.latest = at + item.timing.latest;
}

/** Starts the times of the items that run from `from` (rule G4). */
export function startTimings(visit: Visit, from: string, at: number): void {
  for (const item of Object.values(visit.items)) {
    if (item.state === 'todo' && item.timing?.from === from) startTiming(item, at);
  }
}

/** A timing whose first item will never be done is dropped, and with it the item's times. */
export function dropIdleTimings(visit: Visit): void {
  for (const item of Object.values(visit.items)) {
    if (item.state !== 'todo' || !item.timing) continue;
    const from = visit.items[item.timing.from]?.state;
    if (from === 'todo' || from === 'done') continue;
    delete item.timing;
    forgetTimes(item);
  }
}

function forgetTimes(item: Item): void {
  delete item.notBefore;
  delete item.due;
  delete item.latest;
}
