const pad = (value: number) => String(value).padStart(2, '0');

/** A moment of the past or future as lists show it, here and now: `2026-11-23 08:05`. */
export function moment(iso: string | undefined, { seconds = false } = {}): string {
  if (iso === undefined) return '';
  const at = new Date(iso);
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  const parts = [at.getHours(), at.getMinutes(), ...(seconds ? [at.getSeconds()] : [])];
  return `${day} ${parts.map(pad).join(':')}`;
}

/** Local time minus UTC of the centres, and until when a night belongs to the day before (rule E5). */
const chinaMs = 8 * 3_600_000;
const cutOffMs = 4 * 3_600_000;

/** The centre's day at an instant, `YYYY-MM-DD`. */
export function centreDay(instant: number): string {
  return new Date(instant + chinaMs - cutOffMs).toISOString().slice(0, 10);
}
