/** Where the centres are. */
export const centreZone = 'Asia/Shanghai';

/** Local time minus UTC of the centres, and until when a night belongs to the day before (rule E5). */
const chinaMs = 8 * 3_600_000;
const cutOffMs = 4 * 3_600_000;

/** A moment of the past or future as lists show it, in the centre's time: `2026-11-23 08:05`. */
export function moment(iso: string | undefined, { seconds = false } = {}): string {
  if (iso === undefined) return '';
  const local = new Date(Date.parse(iso) + chinaMs).toISOString();
  return local.slice(0, seconds ? 19 : 16).replace('T', ' ');
}

/** The centre's day at an instant, `YYYY-MM-DD`. */
export function centreDay(instant: number): string {
  return new Date(instant + chinaMs - cutOffMs).toISOString().slice(0, 10);
}
