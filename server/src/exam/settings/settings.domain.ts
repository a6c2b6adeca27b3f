import type { BrokenReference, Entries, EntryKind } from '../catalogue/index.ts';
import type { Change, Entry } from './settings.schemas.ts';

/** Kinds that belong to one campus. */
const ofOneSite: readonly EntryKind[] = ['room', 'staff', 'schedule', 'day', 'shift'];

/** The campus an entry belongs to; undefined for one of the whole hospital. */
export function siteOf(kind: EntryKind, entry: Entry): string | undefined {
  if (kind === 'site') return entry.id;
  return ofOneSite.includes(kind) ? entry.site : undefined;
}

/** Entries with some put in the place of others, added at the end, or taken away. */
export function withChanges(entries: Entries, changes: readonly Change[]): Entries {
  const after = Object.fromEntries(
    Object.entries(entries).map(([kind, list]) => [kind, [...list]]),
  ) as unknown as Record<EntryKind, Entry[]>;
  for (const { kind, id, entry } of changes) {
    const list = after[kind];
    const at = list.findIndex((each) => each.id === id);
    if (entry && at >= 0) list[at] = entry;
    else if (entry) list.push(entry);
    else if (at >= 0) list.splice(at, 1);
  }
  return after as unknown as Entries;
}

/** Whether the entry's own fields agree with each other and with its id. */
export function idFits({ kind, id, entry }: Change): boolean {
  if (!entry) return true;
  if (entry.id !== id) return false;
  if (kind === 'schedule') return entry.site === id;
  return kind !== 'day' || id === `${entry.site}-${String(entry['date'])}`;
}

/** An entry that names what is to be taken away or is not there. */
export interface Named extends BrokenReference {
  name: string;
}

/** Broken references with the names people know the entries by, apart: the changed entries' own, and others'. */
export function tellBroken(
  broken: readonly BrokenReference[],
  after: Entries,
  changes: readonly Change[],
): { own: Named[]; others: Named[] } {
  const changed = new Set(changes.map(({ kind, id }) => `${kind} ${id}`));
  const named = broken.map((each) => ({ ...each, name: nameOf(after, each) }));
  const isOwn = ({ kind, id }: Named) => changed.has(`${kind} ${id}`);
  return { own: named.filter(isOwn), others: named.filter((each) => !isOwn(each)) };
}

function nameOf(entries: Entries, { kind, id }: { kind: EntryKind; id: string }): string {
  const list: readonly { id: string; name?: string }[] = entries[kind];
  return list.find((each) => each.id === id)?.name ?? id;
}

/** Whether an entry is the same among some entries as among others. */
export function isSame(a: Entries, b: Entries, { kind, id }: Pick<Change, 'kind' | 'id'>): boolean {
  const entryOf = (entries: Entries) => {
    const list: readonly { id: string }[] = entries[kind];
    return JSON.stringify(list.find((each) => each.id === id));
  };
  return entryOf(a) === entryOf(b);
}
