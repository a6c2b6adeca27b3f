/** Ours and those it is held against. */
export const predictors = [
  'forecast',
  'naive',
  'LES',
  'HOL',
  '(n+1)m/s',
  'counting',
  'oracle',
  'sampled',
] as const;
export type Guesses = Record<(typeof predictors)[number], number>;
