import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from './player.ts';
import { Tone } from './tone.ts';
import { wave } from './wave.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-tone-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp(plays: boolean, at = folder) {
  const heard: string[] = [];
  const play = (file: string) => (plays && heard.push(basename(file)), plays);
  const tone = new Tone({ folder: at, play, bell: () => heard.push('bell') });
  return { heard, tone };
}

describe('tones', () => {
  it('are one for each answer, and one when the connection is lost', () => {
    const { heard, tone } = setUp(true);
    tone.room('idle');
    tone.flash('accepted');
    tone.room('offline');
    tone.room('offline');
    tone.flash('refused');
    expect(heard).toEqual(['accepted.wav', 'offline.wav', 'refused.wav']);
    expect(readFileSync(join(folder, 'refused.wav')).subarray(0, 4).toString()).toBe('RIFF');
  });

  it('without a loudspeaker ring the bell for what did not work', () => {
    const { heard, tone } = setUp(false);
    tone.flash('accepted');
    tone.flash('refused');
    expect(heard).toEqual(['bell']);
  });

  it('that cannot be written ring it too', () => {
    writeFileSync(join(folder, 'file'), '');
    const { heard, tone } = setUp(true, join(folder, 'file', 'sounds'));
    tone.flash('refused');
    expect(heard).toEqual(['bell']);
  });
});

it('a wave has the length its header says and neither clicks nor clips', () => {
  const file = wave({ notes: [440, 0], ms: 100 });
  expect([file.readUInt32LE(4), file.readUInt32LE(40)]).toEqual([
    file.length - 8,
    file.length - 44,
  ]);
  const samples = Array.from({ length: (file.length - 44) / 2 }, (_, i) =>
    file.readInt16LE(44 + i * 2),
  );
  expect(samples.length).toBe(4410);
  expect(Math.max(...samples)).toBeGreaterThan(10_000);
  expect(Math.max(...samples)).toBeLessThan(12_000);
  expect([samples[0], Math.abs(samples[2204] ?? 0) < 400]).toEqual([0, true]);
});

it('the first program that is there is used', () => {
  writeFileSync(join(folder, 'two'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'three'), '', { mode: 0o644 });
  expect(findProgram([['one'], ['three'], ['two', '$']], folder)).toEqual(['two', '$']);
  expect(findProgram([['three']], folder)).toBeUndefined();
});
