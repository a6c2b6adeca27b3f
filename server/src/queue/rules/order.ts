import type { Place, SiteSettings, VisitClass } from '@daozhen/protocol';

/** A visit's class with its credit; a class the settings no longer know has no credit and is no VIP class. */
export function classOf(settings: SiteSettings, id: string): VisitClass {
  return settings.classes[id] ?? { creditMs: 0, vip: false, prefix: 'X' };
}

/**
 * The standard key of rule O2: `floor(join − credit − γ·(join − since))`.
 * @param join when the place is taken, epoch ms; for a placeholder the same as `since`
 * @param since the check-in the place is credited from, epoch ms
 */
export function standardKey(
  settings: SiteSettings,
  visitClass: string,
  join: number,
  since: number,
): number {
  const { creditMs } = classOf(settings, visitClass);
  return Math.floor(join - creditMs - settings.policy.gamma * (join - since));
}

/** Sorts places by (key, order): negative when `a` is earlier. */
export function comparePlaces(a: Place, b: Place): number {
  return a.key - b.key || a.order - b.order;
}

/** Sorts ids by their bytes; ids are ASCII. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
