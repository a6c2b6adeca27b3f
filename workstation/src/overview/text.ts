import { featureText, i18n } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

export type OverviewText = keyof typeof zh;

/** A sentence of the floor screen in the language chosen. */
export const o = featureText<OverviewText>({ zh, en });

/** A sentence whose key ends in a value this build may not know; then the value itself. */
export function oOf(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return key in zh ? o(key as OverviewText) : value;
}

/** A range of minutes in as few signs as a small card has room for: `15–25 分`. */
export function shortRange([typical, upper]: readonly [number, number]): string {
  if (upper < 1) return o('range.none');
  const range = typical >= upper ? `${upper}` : `${typical}–${upper}`;
  return i18n.language === 'zh' ? `${range} 分` : `${range} min`;
}

/** Whole minutes since `at`, for a place where seconds would flicker. */
export function shortAge(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  return i18n.language === 'zh' ? `${minutes} 分` : `${minutes} min`;
}
