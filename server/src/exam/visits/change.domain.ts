import type { NewItem, Visit } from '@daozhen/protocol';
import type { OrderLine } from './lines.domain.ts';

/** A line as it stands in the database. */
export interface StandingLine extends OrderLine {
  id: string;
}

/** What has to be done to the lines of a visit. */
export interface LineChanges {
  /** Ids of lines that are ordered no more. */
  remove: string[];
  add: OrderLine[];
  /** Lines whose price, payer or items are others now. */
  settle: { id: string; line: OrderLine }[];
}

/** How the lines that stand become those that are wanted. */
export function lineChanges(
  standing: readonly StandingLine[],
  wanted: readonly OrderLine[],
): LineChanges {
  const key = ({ kind, ref }: OrderLine): string => `${kind} ${ref}`;
  const there = new Map(standing.map((line) => [key(line), line]));
  const changes: LineChanges = { remove: [], add: [], settle: [] };
  for (const line of wanted) {
    const old = there.get(key(line));
    there.delete(key(line));
    if (!old) changes.add.push(line);
    else if (differs(old, line)) changes.settle.push({ id: old.id, line });
  }
  changes.remove = [...there.values()].map(({ id }) => id);
  return changes;
}

function differs(old: OrderLine, line: OrderLine): boolean {
  return (
    old.discountFen !== line.discountFen ||
    old.payer !== line.payer ||
    old.items.join() !== line.items.join()
  );
}

/** What the floor is told of a visit's new items; undefined where nothing changes for it. */
export interface Reassignment {
  add?: NewItem[];
  remove?: string[];
}

/**
 * Compares what is wanted with what the floor has. Items done or declined there stay, whatever is wanted.
 * @param present the visit on the floor
 */
export function reassignment(present: Visit, wanted: readonly NewItem[]): Reassignment | undefined {
  const ids = new Set(wanted.map(({ id }) => id));
  const items = Object.values(present.items);
  const remove = items.filter(({ id, state }) => state === 'todo' && !ids.has(id));
  const add = wanted.filter(({ id }) => {
    const state = present.items[id]?.state;
    return state === undefined || state === 'removed';
  });
  if (remove.length + add.length === 0) return undefined;
  return {
    ...(add.length > 0 && { add }),
    ...(remove.length > 0 && { remove: remove.map(({ id }) => id) }),
  };
}

/** Items of a visit that were begun: done, or being done right now. */
export function begun(present: Visit | undefined): string[] {
  if (!present) return [];
  const done = Object.values(present.items).filter(({ state }) => state === 'done');
  return done.map(({ id }) => id);
}
