const MINUTE = 60_000;

/** Minutes with one decimal: `3.5`; `–` where there is nothing to say. */
export function minutes(ms: number | undefined): string {
  return ms === undefined ? '–' : (ms / MINUTE).toFixed(1);
}

/** A difference in minutes with its sign: `+3.5`, `−0.2`, `0`. */
export function difference(ms: number): string {
  const tenths = Math.round(ms / (MINUTE / 10));
  if (tenths === 0) return '0';
  return `${tenths > 0 ? '+' : '−'}${(Math.abs(tenths) / 10).toFixed(1)}`;
}

/** Minutes as a chart takes them. */
export const charted = (ms: number): number => Math.round(ms / (MINUTE / 10)) / 10;
