const DAY = 86_400_000;
const timeOfDay = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;

/** Whether a text is a time of day, which needs a date beside it. */
export const isTimeOfDay = (text: string): boolean => timeOfDay.test(text);

/** Whether a time of day is midnight to the second. */
export const isMidnight = (text: string): boolean => /^0?0:00(?::00(?:\.0+)?)?$/.test(text);

/**
 * An instant as logs write it: epoch seconds or ms, a date with a time (with or without an offset), or a time
 * of day beside a date of its own, as 2026-11-23, 20261123 or 261123.
 * @param utcOffsetMs of what is written without an offset
 * @returns epoch ms; a sentence when it cannot be read; undefined when there is none
 */
export function instantOf(
  text: string | undefined,
  date: string | undefined,
  utcOffsetMs: number,
): number | string | undefined {
  if (!text) return undefined;
  if (/^\d{10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return Number(text);
  const clock = timeOfDay.exec(text);
  if (clock) {
    const midnight = midnightOf(date);
    if (midnight === undefined) return `${text}: a time of day without a date`;
    const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
    // Past midnight some go on counting, up to 47:59.
    if (hours > 47 || minutes > 59 || seconds >= 60) return `${text}: no time of day`;
    return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 - utcOffsetMs;
  }
  const iso = text.replace(' ', 'T');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)) return `${text}: no instant`;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(iso);
  const at = Date.parse(zoned ? iso : `${iso}Z`);
  if (Number.isNaN(at)) return `${text}: no instant`;
  return zoned ? at : at - utcOffsetMs;
}

/** Midnight of a date, as if it were UTC. */
function midnightOf(date: string | undefined): number | undefined {
  const [, year, month, day] = /^(\d{2}|\d{4})-?(\d{2})-?(\d{2})$/.exec(date ?? '') ?? [];
  if (year === undefined) return undefined;
  const century = year.length === 4 ? '' : Number(year) > 69 ? '19' : '20';
  const at = Date.parse(`${century}${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : Math.floor(at / DAY) * DAY;
}
