/** How many takes a station remembers (rule O4). */
const TAKES_KEPT = 32;

/** A take as a station remembers it. */
export const takeOf = (visit: string, spent: boolean): string => `${visit}:${spent ? 1 : 0}`;

/** The takes with one more, the oldest dropped when there are too many. */
export function withTake(takes: readonly string[], take: string): string[] {
  return [...takes, take].slice(-TAKES_KEPT);
}

/** The takes without the latest one of a visit. */
export function withoutTake(takes: readonly string[], visit: string): string[] {
  const last = takes.findLastIndex((take) => take.startsWith(`${visit}:`));
  return last < 0 ? [...takes] : takes.toSpliced(last, 1);
}

/** Whether each of the last `k − 1` takes spent VIP share, oldest first. */
export function lastSpent(takes: readonly string[], k: number): boolean[] {
  return k <= 1 ? [] : takes.slice(1 - k).map((take) => take.endsWith(':1'));
}
