/** Stretches of days one looks at; `own` is chosen by hand. */
export const spans = ['today', 'week', 'month', 'own'] as const;
export type Span = (typeof spans)[number];

export interface Period {
  from: string;
  to: string;
}

/** How many days a span has, today being the last. */
export const daysOf: Readonly<Record<Span, number>> = { today: 1, week: 7, month: 30, own: 1 };
