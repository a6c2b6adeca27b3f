import { describe, expect, it } from 'vitest';
import { loadProfiles } from './profiles.ts';
import type { Profile } from './profile.schemas.ts';
import { fromHex, ReportReader } from './reports.ts';

const profile = (id: string): Profile => {
  const found = loadProfiles().find((one) => one.id === id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
};

/** What a profile makes of recorded reports: actions, `-` for nothing new, `?` for unknown. */
function read(from: Profile, recorded: string): string[] {
  const reader = new ReportReader(from);
  return recorded
    .trim()
    .split('\n')
    .map((line) => {
      const reading = reader.read(Uint8Array.from(fromHex(line.trim())));
      if (reading.kind === 'unknown') return `? ${reading.bytes}`;
      return reading.kind === 'quiet' ? '-' : reading.actions.join();
    });
}

const up = '00 00 00 00 00 00 00 00';

describe('reports', () => {
  it('of one button: once when it goes down, however long it is held', () => {
    const down = '00 00 2c 00 00 00 00 00';
    expect(read(profile('one-button'), [down, down, down, up, down].join('\n'))).toEqual([
      'press',
      '-',
      '-',
      '-',
      'press',
    ]);
  });

  it('of four buttons', () => {
    const keys = ['1e', '1f', '20', '21'];
    const recorded = keys.flatMap((key) => [`00 00 ${key} 00 00 00 00 00`, up]);
    expect(read(profile('four-buttons'), recorded.join('\n'))).toEqual([
      'press',
      '-',
      'recall',
      '-',
      'pass',
      '-',
      'undo',
      '-',
    ]);
  });

  it('of three pedals, two of them held at once', () => {
    const recorded = `01 00 03 00 00 01 00
      01 00 03 00 01 01 00
      01 00 03 00 01 00 00
      01 00 03 00 00 00 00
      01 00 03 00 00 00 01`;
    expect(read(profile('stream-deck-pedal'), recorded)).toEqual([
      'press',
      'recall',
      '-',
      '-',
      'pass',
    ]);
  });

  it('with a report id before the keys', () => {
    const recorded = '01 00 00 05 00 00 00 00 00\n01 00 00 00 00 00 00 00 00';
    expect(read(profile('pcsensor-footswitch'), recorded)).toEqual(['press', '-']);
  });

  it('of a device that tells no release count each', () => {
    const pulses = { ...profile('one-button'), pulses: true };
    expect(read(pulses, '00 00 2c\n00 00 2c')).toEqual(['press', 'press']);
  });

  it('that are not known come back as bytes, and shorter ones do not match', () => {
    expect(read(profile('one-button'), '00 00 04 00\n00')).toEqual(['? 00 00 04 00', '? 00']);
  });
});
