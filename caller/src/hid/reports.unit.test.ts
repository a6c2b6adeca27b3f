import { describe, expect, it } from 'vitest';
import { meanings } from './meanings.ts';
import { loadProfiles } from './profiles.ts';
import type { Profile } from './profile.schemas.ts';
import { consumerOf, fromHex, isHeld, keysOf, matches, ReportReader } from './reports.ts';

const profile = (id: string): Profile => {
  const found = loadProfiles().find((one) => one.id === id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
};

/** What recorded reports show held: actions, `-` for none, `.` for nothing of interest, `?` for unknown. */
function read(from: Profile, recorded: string, usagePage?: number): string[] {
  const reader = new ReportReader(from);
  const means = meanings(from);
  return recorded
    .trim()
    .split('\n')
    .map((line) => {
      const reading = reader.read(Uint8Array.from(fromHex(line.trim())), usagePage);
      if (reading.kind === 'unknown') return `? ${reading.bytes}`;
      if (reading.kind === 'quiet') return '.';
      return [...reading.held].map((i) => means[i]?.action).join() || '-';
    });
}

const bytes = (text: string) => Uint8Array.from(fromHex(text));

describe('keyboard reports', () => {
  it('show the keys held, wherever in the report they stand', () => {
    const recorded = `00 00 1f 00 00 00 00 00
      00 00 04 1f 00 00 00 00
      00 00 00 00 00 00 00 00`;
    expect(read(profile('four-buttons'), recorded)).toEqual(['recall', 'recall', '-']);
  });

  it('may begin with a report id', () => {
    const recorded = '01 00 00 05 00 00 00 00 00\n01 00 00 00 00 00 00 00 00';
    expect(read(profile('pcsensor-footswitch'), recorded)).toEqual(['press', '-']);
    expect(keysOf(bytes('02 00 00 05 00 00 00 00 00'), '01')).toBeUndefined();
  });

  it('with too many keys at once, or modifiers alone, say nothing', () => {
    const recorded = '00 00 01 01 01 01 01 01\n02 00 00 00 00 00 00 00';
    expect(read(profile('one-button'), recorded)).toEqual(['.', '-']);
  });

  it('of a key that means nothing are unknown', () => {
    expect(read(profile('one-button'), '00 00 04 00 00 00 00 00')).toEqual([
      '? 00 00 04 00 00 00 00 00',
    ]);
  });

  it('tell Ctrl+1 from 1, left and right Ctrl alike', () => {
    const keys = (modifiers: number) => ({ modifiers, usages: [0x1e] });
    expect([0, 0x01, 0x10, 0x03].map((one) => isHeld('ctrl+1e', keys(one)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isHeld('1e', keys(0x01))).toBe(false);
    expect(isHeld('ctrl+shift+1e', keys(0x21))).toBe(true);
  });
});

describe('media keys', () => {
  it('are read with and without a report id, and not from a keyboard’s collection', () => {
    expect(consumerOf(bytes('cd 00'))).toBe(0xcd);
    const recorded = '02 cd 00\n02 00 00\n02 23 02';
    expect(read(profile('media-remote'), recorded, 0x0c)).toEqual(['press', '-', '? 02 23 02']);
    expect(read(profile('media-remote'), '02 cd 00', 0x01)).toEqual(['? 02 cd 00']);
  });
});

describe('reports of their own form', () => {
  it('of three pedals, two of them held at once', () => {
    const recorded = `01 00 03 00 00 01 00
      01 00 03 00 01 01 00
      01 00 03 00 00 00 00`;
    expect(read(profile('stream-deck-pedal'), recorded)).toEqual(['press', 'press,recall', '-']);
  });

  it('with a bit for each key', () => {
    const recorded = `00 00 04 00 00 00 00 01
      00 00 06 00 00 00 00 02
      00 01 00 00 00 00 00 03
      00 d6 04 00 00 00 00 00`;
    expect(read(profile('xkeys-foot-pedal'), recorded)).toEqual([
      'press',
      'press,recall',
      '-',
      '.',
    ]);
    expect(matches('+06', bytes('04'))).toBe(false);
  });

  it('of a button with a lid, and of a knob that is turned', () => {
    expect(read(profile('big-red-button'), '15\n17\n16\n17')).toEqual(['-', '-', 'press', '-']);
    expect(read(profile('powermate'), '00 ff 00\n01 00 00\n00 00 00')).toEqual(['-', 'press', '-']);
  });

  it('shorter than their pattern do not match', () => {
    expect(read(profile('stream-deck-pedal'), '01 00 03')).toEqual(['? 01 00 03']);
  });
});
