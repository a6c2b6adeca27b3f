/** Stretches of days one looks at; `own` is chosen by hand. */
export const spans = ['today', 'week', 'month', 'own'] as const;
export type Span = (typeof spans)[number];

export interface Period {
  from: string;
  to: string;
}

const DAY = 86_400_000;
/** Days before the last one. */
const before = { today: 0, week: 6, month: 29 };

/** The days of a span that ends today. */
export function periodOf(span: Exclude<Span, 'own'>, today: string): Period {
  const from = new Date(Date.parse(today) - before[span] * DAY).toISOString().slice(0, 10);
  return { from, to: today };
}

/** The calendar day of the campus, `YYYY-MM-DD`. */
export function dayAt(now: number, utcOffsetMs = 8 * 3_600_000): string {
  return new Date(now + utcOffsetMs).toISOString().slice(0, 10);
}
