import type { PlaylistItem } from '@daozhen/protocol';

/** Minutes since midnight of an `HH:MM`. */
function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Whether an item's hours hold at `minute` of the campus's day; `to` before `from` goes over midnight. */
export function isDue({ from, to }: PlaylistItem, minute: number): boolean {
  const start = from === undefined ? 0 : minutesOf(from);
  const end = to === undefined ? 1440 : minutesOf(to);
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

/**
 * What comes after `current`: the next item that is due and not broken, round and round; the same again if it is
 * the only one, undefined if there is none.
 */
export function nextItem(
  items: readonly PlaylistItem[],
  current: string | undefined,
  minute: number,
  broken: ReadonlySet<string>,
): PlaylistItem | undefined {
  const at = items.findIndex((item) => item.id === current);
  for (let step = 1; step <= items.length; step += 1) {
    const item = items[(at + step + items.length) % items.length]!;
    if (isDue(item, minute) && !broken.has(item.id)) return item;
  }
  return undefined;
}

/** A minute of the campus's day, whatever zone the television believes in. */
export function minuteOfDay(at: number, timeZone: string | undefined): number {
  const text = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
  return minutesOf(text);
}
