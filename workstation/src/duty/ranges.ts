/** Days as `YYYY-MM-DD`, reckoned without time zones. */
const day = (date: Date) => date.toISOString().slice(0, 10);
const dateOf = (text: string) => new Date(`${text}T00:00:00Z`);

export interface Range {
  from: string;
  to: string;
}

export const presets = ['today', 'week', 'month', 'last-month'] as const;
export type Preset = (typeof presets)[number];

/** The days a word stands for on a given day; weeks begin on Monday. */
export function rangeOf(preset: Preset, today: string): Range {
  const date = dateOf(today);
  if (preset === 'today') return { from: today, to: today };
  if (preset === 'week') {
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return { from: day(date), to: today };
  }
  if (preset === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  date.setUTCDate(0);
  const to = day(date);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** The days of a period that begins on `start`, within a range. */
export function daysOf(start: string, period: 'day' | 'week' | 'month', within: Range): Range {
  const end = dateOf(start);
  if (period === 'week') end.setUTCDate(end.getUTCDate() + 6);
  if (period === 'month') end.setUTCMonth(end.getUTCMonth() + 1, 0);
  const to = day(end);
  return {
    from: start < within.from ? within.from : start,
    to: to > within.to ? within.to : to,
  };
}

/** How a period is written on an axis: `11-23`, `2026-11`. */
export function periodLabel(start: string, period: 'day' | 'week' | 'month'): string {
  return period === 'month' ? start.slice(0, 7) : start.slice(5);
}
