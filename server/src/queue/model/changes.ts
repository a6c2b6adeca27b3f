import type { Changes, Station, StationPatch, Visit, VisitPatch } from '@daozhen/protocol';
import { compareIds } from '../rules/index.ts';
import { copy, same } from './copy.ts';

type Fields = Record<string, unknown>;

/** Fields of `after` that differ from `before`, null for those gone; undefined when none does. */
function patchOf(before: object, after: object): Fields | undefined {
  const old = before as Fields;
  const now = after as Fields;
  const patch: Fields = {};
  for (const field in old) {
    if (old[field] !== undefined && now[field] === undefined) patch[field] = null;
  }
  for (const field in now) {
    if (now[field] !== undefined && !same(old[field], now[field])) patch[field] = copy(now[field]);
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

const maps = ['items', 'places', 'passes', 'prep'] as const;

function visitPatch(before: Visit, after: Visit): VisitPatch | undefined {
  const patch = patchOf(before, after);
  if (!patch) return undefined;
  for (const map of maps) {
    if (map in patch) patch[map] = patchOf(before[map], after[map]);
  }
  return patch;
}

/**
 * The changes of a set of entities as an event carries them: a new one whole, a changed one by its
 * changed fields, one that is gone as null; undefined when nothing changed.
 * @param before the entities touched, as they were; undefined for one that was not there
 */
export function entityChanges<T extends object>(
  before: ReadonlyMap<string, T | undefined>,
  now: Record<string, T>,
  patch: (before: T, after: T) => object | undefined,
): Record<string, object | null> | undefined {
  const changes: Record<string, object | null> = {};
  for (const [id, old] of before) {
    const current = now[id];
    if (current === undefined) {
      if (old !== undefined) changes[id] = null;
    } else if (old === undefined) changes[id] = copy(current);
    else {
      const part = patch(old, current);
      if (part) changes[id] = part;
    }
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

export const patches = { visits: visitPatch, rooms: patchOf };

/** What a command did to a station's takes, in order. */
export interface TakesNote {
  returned: string[];
  taken: string[];
}

/** A station's changed fields; of its takes, where the command noted any, only those. */
export function stationPatch(
  before: Station,
  after: Station,
  note: TakesNote | undefined,
): StationPatch | undefined {
  if (!note) return patchOf(before, after);
  const { returned, taken } = note;
  return {
    ...patchOf({ ...before, takes: after.takes }, after),
    ...(returned.length > 0 ? { returned: returned.toSorted(compareIds) } : {}),
    ...(taken.length > 0 ? { taken } : {}),
  };
}

/** Leaves out the sections in which nothing changed. */
export function compact(changes: { [K in keyof Changes]: unknown }): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([, section]) => section !== undefined),
  ) as Changes;
}
