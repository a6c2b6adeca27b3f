import type { Item, Visit } from '@daozhen/protocol';
import { hindrances } from '../../queue/rules/index.ts';
import { isAsked, type SiteCatalogue } from '../catalogue/index.ts';
import type { VisitEntry } from './visit-directory.ts';
import type { VisitRecord } from './visit-records.ts';
import type { Barred } from './visits.schemas.ts';

/**
 * What keeps an item that is left from ever being called as things stand: somebody has to replace it, to
 * decline it or to ask (rule G1). Undefined where it only waits for something.
 */
export function barredBy(
  visit: Visit,
  item: Item,
  name: (id: string) => string,
): Barred | undefined {
  const found = hindrances(visit, item, visit.checkedInAt ?? 0);
  const states = found.flatMap((each) => (each.code === 'unless' ? each.flags : []));
  if (states.includes('pregnant')) return { code: 'pregnant' };
  if (states.includes('possibly-pregnant')) return { code: 'possibly-pregnant' };
  const done = found.flatMap((each) =>
    each.code === 'exclusive' && each.at === undefined ? each.items : [],
  );
  if (done.length > 0) return { code: 'exclusive', names: done.map(name) };
  const missing = found.flatMap((each) => (each.code === 'prep' ? each.flags : []));
  return missing.includes('pregnancy-told') ? { code: 'pregnancy-unasked' } : undefined;
}

/** How many items of a visit are kept from being called, whatever she or he waits for. */
export function countBarred(visit: Visit): number {
  return Object.values(visit.items).filter(
    (item) =>
      item.state === 'todo' &&
      (item.unless ?? item.exclusive ?? item.prep) !== undefined &&
      barredBy(visit, item, (id) => id) !== undefined,
  ).length;
}

/** Whether somebody should ask about pregnancy: something is left that it rules out, and nobody has. */
export function asksPregnancy(
  { pregnancy, items }: VisitRecord,
  { sex, age }: VisitEntry,
  visit: Visit | undefined,
  site: SiteCatalogue,
): boolean {
  if (pregnancy !== null || !isAsked({ sex, age })) return false;
  return items.some(({ id }) => {
    const left = visit === undefined || visit.items[id]?.state === 'todo';
    return left && site.items.get(id)?.pregnancy !== undefined;
  });
}
