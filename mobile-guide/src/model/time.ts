import { clock } from '@daozhen/ui';
import type { Say } from './words.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** `09:05` in the campus's zone. */
export function clockTime(at: number, utcOffsetMin: number): string {
  return clock(at + utcOffsetMin * 60_000, 'UTC');
}

/** `12:05` or `1:02:05` until an instant, never negative. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** How long ago, in coarse words: seconds by fives so that the line does not flicker. */
export function ageText(ms: number, say: Say): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 5) return say('age.now');
  if (seconds < 60) return say('age.seconds', { n: seconds - (seconds % 5) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say('age.minutes', { n: minutes });
  return say('age.hours', { n: Math.floor(minutes / 60) });
}
