import { duration } from '@daozhen/ui';
import { i18n } from '../app/i18n.svelte.ts';
import { d } from './text.ts';

/** Seconds as a table has room for them: `4:05`. */
export function minutesSeconds(seconds: number | undefined): string {
  if (seconds === undefined) return '–';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Mean and spread: `4:05 ± 1:30`. */
export function meanSpread(mean: number | undefined, spread: number | undefined): string {
  if (mean === undefined) return '–';
  return d('mean.spread', { mean: minutesSeconds(mean), spread: minutesSeconds(spread ?? 0) });
}

/** Minutes as a length of time: `3 小时 20 分`; `–` for none. */
export function lasting(minutes: number): string {
  return minutes === 0 ? '–' : duration(minutes * 60_000, i18n.language);
}

/** A part of a whole in percent; `–` where there is no whole. */
export function share(part: number, whole: number): string {
  return whole <= 0 ? '–' : `${Math.round((100 * part) / whole)}%`;
}

/** How long since `at`. */
export function since(at: number, now: number): string {
  return duration(now - at, i18n.language);
}
