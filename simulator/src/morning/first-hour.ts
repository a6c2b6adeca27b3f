import type { SitePolicy } from '@daozhen/protocol';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Local time at which a morning begins when it has to wait for the next day. */
const BEGINS = 7.5 * HOUR;
/** No morning takes longer. */
const LONGEST = 9 * HOUR;

/**
 * How far the campus's clock is to be moved so that a morning that begins then is over before the day turns
 * (rule E5): nothing where there is time enough, else to the next day's early morning. Milliseconds.
 */
export function untilMorning(
  { utcOffsetMs, cutOffMs }: Pick<SitePolicy, 'utcOffsetMs' | 'cutOffMs'>,
  now: number,
): number {
  const sinceCutOff = (now + utcOffsetMs - cutOffMs) % DAY;
  if (sinceCutOff + LONGEST <= DAY) return 0;
  return DAY - sinceCutOff + Math.max(0, BEGINS - cutOffMs);
}
