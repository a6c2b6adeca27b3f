import type { QuietHours, ZoneStatus, ZoneVoice, VoiceLanguage } from '@daozhen/protocol';

/** A zone that nobody has set up: loud, Chinese and English. */
export const defaultZoneVoice: ZoneVoice = {
  on: true,
  volume: 1,
  second: 'en',
  repeat: 2,
  door: false,
  passed: false,
};

/** What a zone is set to, and until when it is muted (epoch ms). */
export interface ZoneState {
  settings: ZoneVoice;
  mutedUntil?: number | undefined;
}

/** How a zone speaks at one moment. */
export interface Manner {
  mode: ZoneStatus['mode'];
  volume: number;
  languages: readonly VoiceLanguage[];
}

/**
 * How a zone speaks now.
 * @param now epoch ms
 * @param utcOffsetMs of the campus's time zone
 */
export function mannerOf(
  { settings, mutedUntil = 0 }: ZoneState,
  now: number,
  utcOffsetMs: number,
): Manner {
  const { on, quiet, second } = settings;
  const languages: VoiceLanguage[] = second === 'none' ? ['zh'] : ['zh', second];
  const manner = (mode: Manner['mode'], volume = settings.volume) => ({ mode, volume, languages });
  if (!on) return manner('off');
  if (mutedUntil > now) return manner('muted');
  if (!quiet || !isQuiet(quiet, now + utcOffsetMs)) return manner('speak');
  return manner(quiet.mode, quiet.mode === 'text' ? settings.volume : quiet.volume);
}

const DAY_MINUTES = 24 * 60;

function isQuiet({ from, to }: QuietHours, localMs: number): boolean {
  const minute = Math.floor(localMs / 60_000) % DAY_MINUTES;
  const [begin, end] = [minutes(from), minutes(to)];
  return begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}
