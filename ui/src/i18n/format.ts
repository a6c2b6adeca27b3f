import type { Language } from './translate.ts';

const pad = (value: number) => String(value).padStart(2, '0');

/** The zone of times that name none; the device's until it is set. */
let usualZone: string | undefined;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Tells all times that name no zone in this one: the centre's, whatever the device believes. */
export function tellTimesIn(timeZone: string): void {
  usualZone = timeZone;
}

/** Time of day, `08:05`, in `timeZone`, the usual zone or the device's. `at` in epoch ms. */
export function clock(at: number, timeZone = usualZone): string {
  if (!timeZone) {
    const date = new Date(at);
    return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
  }
  return clockOf(timeZone).format(at);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let known = clocks.get(timeZone);
  if (!known) {
    const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
    known = new Intl.DateTimeFormat('en-GB', options);
    clocks.set(timeZone, known);
  }
  return known;
}

/** Day with its weekday: `11月23日 星期一`, `Mon 23 Nov`. */
export function dayLabel(at: number, language: Language, timeZone = usualZone): string {
  const options = { month: language === 'zh' ? 'long' : 'short', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...options,
    weekday: language === 'zh' ? 'long' : 'short',
    ...(timeZone ? { timeZone } : {}),
  })
    .format(at)
    .replace(/(日)(星期)/, '$1 $2')
    .replace(',', '');
}

/** A length of time people read at a glance, rounded down: `12 秒`, `3 分钟`, `2 小时 5 分`. `ms` ≥ 0. */
export function duration(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const zh = language === 'zh';
  if (seconds < 60) return zh ? `${seconds} 秒` : `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return zh ? `${minutes} 分钟` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return zh ? `${hours} 小时 ${minutes % 60} 分` : `${hours} h ${minutes % 60} min`;
}

/**
 * An expected wait `[typical, upper]` in minutes as a range: `约 5–10 分钟`. Below a minute says so, and equal
 * ends are one figure.
 */
export function waitRange([typical, upper]: readonly [number, number], language: Language): string {
  const zh = language === 'zh';
  if (upper < 1) return zh ? '不到 1 分钟' : 'under a minute';
  const range = typical >= upper ? `${upper}` : `${Math.max(0, typical)}–${upper}`;
  return zh ? `约 ${range} 分钟` : `about ${range} min`;
}
