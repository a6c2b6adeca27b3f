import type { SitePolicy } from '@daozhen/protocol';

const DAY_MS = 86_400_000;

/** The floor's day an instant belongs to, `YYYY-MM-DD` (rule E5): it starts at the cut-off, local time. */
export function dayOf(
  policy: Pick<SitePolicy, 'utcOffsetMs' | 'cutOffMs'>,
  instant: number,
): string {
  return new Date(instant + policy.utcOffsetMs - policy.cutOffMs).toISOString().slice(0, 10);
}

/** The end of the local time slot an instant lies in; slots of `lengthMs` are counted from midnight. */
export function slotEnd(
  policy: Pick<SitePolicy, 'utcOffsetMs'>,
  instant: number,
  lengthMs: number,
): number {
  const local = instant + policy.utcOffsetMs;
  const midnight = local - (local % DAY_MS);
  const slots = Math.floor((local - midnight) / lengthMs) + 1;
  return midnight + slots * lengthMs - policy.utcOffsetMs;
}

/** The end of the local half day (12:00 or 24:00) an instant lies in. */
export function halfDayEnd(policy: Pick<SitePolicy, 'utcOffsetMs'>, instant: number): number {
  return slotEnd(policy, instant, DAY_MS / 2);
}
