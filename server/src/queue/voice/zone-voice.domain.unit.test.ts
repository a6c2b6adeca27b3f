import type { QuietHours } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { defaultZoneVoice, mannerOf } from './zone-voice.domain.ts';

const HOUR = 3_600_000;
/** Noon of a summer day in UTC; 20:00 in China. */
const noon = Date.UTC(2026, 5, 1, 12);

const modeAt = (time: number, quiet: Partial<QuietHours>, utcOffsetMs = 0) => {
  const hours = { from: '12:00', to: '13:30', mode: 'chime' as const, volume: 0.3, ...quiet };
  return mannerOf({ settings: { ...defaultZoneVoice, quiet: hours } }, time, utcOffsetMs).mode;
};

describe('quiet hours', () => {
  it.each([
    [-1, 'speak'],
    [0, 'chime'],
    [90 * 60_000 - 1, 'chime'],
    [90 * 60_000, 'speak'],
  ])('from their first minute to before their last: %i ms after noon', (ms, mode) => {
    expect(modeAt(noon + ms, {})).toBe(mode);
  });

  it.each([
    [9, 'speak'],
    [10, 'chime'],
    [12, 'chime'],
    [18, 'chime'],
    [19, 'speak'],
  ])('over midnight: %i hours after noon', (hours, mode) => {
    expect(modeAt(noon + hours * HOUR, { from: '22:00', to: '07:00' })).toBe(mode);
  });

  it('are of the campus’s own time zone', () => {
    expect(modeAt(noon, {}, 8 * HOUR)).toBe('speak');
    expect(modeAt(noon - 8 * HOUR, {}, 8 * HOUR)).toBe('chime');
    expect(modeAt(noon + 5 * HOUR, {}, -5 * HOUR)).toBe('chime');
  });
});

describe('how a zone speaks', () => {
  const state = { settings: { ...defaultZoneVoice, volume: 0.6 } };

  it('as loud as it is set to, in its languages', () => {
    const manner = { mode: 'speak', volume: 0.6, languages: ['zh', 'en'] };
    expect(mannerOf(state, noon, 0)).toEqual(manner);
    const alone = { settings: { ...state.settings, second: 'none' as const } };
    expect(mannerOf(alone, noon, 0).languages).toEqual(['zh']);
  });

  it('off before muted before quiet hours', () => {
    const quiet = { from: '00:00', to: '23:59', mode: 'soft' as const, volume: 0.2 };
    const settings = { ...defaultZoneVoice, quiet };
    const modes = [
      mannerOf({ settings: { ...settings, on: false }, mutedUntil: noon + 1 }, noon, 0),
      mannerOf({ settings, mutedUntil: noon + 1 }, noon, 0),
      mannerOf({ settings, mutedUntil: noon }, noon, 0),
    ].map(({ mode, volume }) => [mode, volume]);
    expect(modes).toEqual([
      ['off', 1],
      ['muted', 1],
      ['soft', 0.2],
    ]);
  });
});
