import type { NewItem } from '@daozhen/protocol';
import type { Exclusion, ItemEntry } from './offer.schemas.ts';

/** Two items that keep apart, and how; of `before`, `a` comes first. */
export interface Apart {
  a: string;
  b: string;
  relation: Exclusion;
}

const minute = 60_000;

/** Every pair that some item says keeps apart. */
function pairsOf(items: Iterable<ItemEntry>): Apart[] {
  return [...items].flatMap(({ id, exclusive = [] }) =>
    exclusive.map((relation) => ({ a: id, b: relation.item, relation })),
  );
}

/**
 * The pairs among some items that keep apart.
 * @param ids ordered together
 * @param items all that are offered
 */
export function apartAmong(ids: readonly string[], items: Iterable<ItemEntry>): Apart[] {
  const together = new Set(ids);
  return pairsOf(items).filter(({ a, b }) => together.has(a) && together.has(b));
}

/** The pairs among some items that must not both be done on one day. */
export function dayConflicts(ids: readonly string[], items: Iterable<ItemEntry>): Apart[] {
  return apartAmong(ids, items).filter(({ relation }) => relation.rule === 'day');
}

/** What each item waits for, by `after` and by what must come before it. */
function prerequisites(items: Iterable<ItemEntry>): Map<string, Set<string>> {
  const list = [...items];
  const first = new Map(list.map(({ id, after = [] }) => [id, new Set(after)]));
  for (const { a, b, relation } of pairsOf(list)) {
    if (relation.rule === 'before') first.get(b)?.add(a);
  }
  return first;
}

/** Whether one item waits for another, directly or through others. */
function waitsFor(first: ReadonlyMap<string, ReadonlySet<string>>, id: string, other: string) {
  const seen = new Set<string>();
  const open = [...(first.get(id) ?? [])];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each === other) return true;
    if (seen.has(each)) continue;
    seen.add(each);
    open.push(...(first.get(each) ?? []));
  }
  return false;
}

/** Items that would have to wait for themselves, or keep apart from themselves. */
export function brokenOrders(items: readonly ItemEntry[]): { id: string; names: string }[] {
  const first = prerequisites(items);
  return items.flatMap(({ id, exclusive = [] }) => {
    const itself = exclusive.some(({ item }) => item === id);
    if (itself || waitsFor(first, id, id)) return [{ id, names: `item ${id} before itself` }];
    return [];
  });
}

/** What the floor is told of one side of a pair: after which other item this one is not done. */
function exclusiveOf(id: string, pairs: readonly Apart[]): NonNullable<NewItem['exclusive']> {
  return pairs.flatMap(({ a, b, relation }) => {
    if (id !== a && (id !== b || relation.rule === 'before')) return [];
    const item = id === a ? b : a;
    return relation.rule === 'apart' ? [{ item, withinMs: relation.minutes * minute }] : [{ item }];
  });
}

/**
 * How ordered items keep apart, as the floor takes it (rule G1). An item knows whatever it keeps apart from,
 * ordered or not: it may be added later. Of a pair at one station that are both ordered the second waits for
 * the first, so that one call never covers both.
 * @param ordered the items of a visit
 * @param offered all items of the campus
 * @returns `after` and `exclusive` of each ordered item that has any
 */
export function keptApart(
  ordered: readonly ItemEntry[],
  offered: Iterable<ItemEntry>,
): Map<string, Pick<NewItem, 'after' | 'exclusive'>> {
  const all = [...offered];
  const pairs = pairsOf(all);
  const first = prerequisites(all);
  const stations = new Map(ordered.map(({ id, station }) => [id, station]));
  for (const { a, b, relation } of pairs) {
    const here = stations.get(a);
    if (relation.rule === 'before' || here === undefined || here !== stations.get(b)) continue;
    if (waitsFor(first, a, b) || waitsFor(first, b, a)) continue;
    first.get(b)?.add(a);
  }
  return new Map(
    ordered.map(({ id }) => {
      const after = [...(first.get(id) ?? [])];
      const exclusive = exclusiveOf(id, pairs);
      return [
        id,
        { ...(after.length > 0 && { after }), ...(exclusive.length > 0 && { exclusive }) },
      ];
    }),
  );
}
