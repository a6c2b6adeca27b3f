import { describe, expect, it } from 'vitest';
import {
  durationMs,
  levelDb,
  peak,
  readWav,
  silenceMs,
  tidy,
  writeWav,
  type Sound,
} from './wav.ts';

const rate = 8000;

/** Silence, a tone, silence; in ms. */
function tone(before: number, ms: number, after: number, level = 0.2): Sound {
  const count = ((before + ms + after) * rate) / 1000;
  const samples = Int16Array.from({ length: count }, (_, i) => {
    const at = (i * 1000) / rate;
    const on = at >= before && at < before + ms;
    return on ? Math.round(32_767 * level * Math.cos(i * Math.PI * 0.25)) : i % 3;
  });
  return { rate, samples };
}

describe('WAV files', () => {
  it('are read as they were written', () => {
    const sound = tone(10, 100, 10);
    expect(readWav(writeWav(sound))).toEqual(sound);
  });

  it('are read to their end when their length was not known to the writer', () => {
    const file = writeWav(tone(0, 50, 0));
    file.writeUInt32LE(0x7fff_f000, 40);
    expect(durationMs(readWav(file))).toBe(50);
  });

  it('may have other chunks before the sound', () => {
    const file = writeWav(tone(0, 50, 0));
    const extra = Buffer.from('LIST\u0003\0\0\0abc\0', 'latin1');
    const longer = Buffer.concat([file.subarray(0, 36), extra, file.subarray(36)]);
    expect(durationMs(readWav(longer))).toBe(50);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['other text', Buffer.from('this is not a sound file at all, is it?')],
    ['a header alone', writeWav(tone(0, 1, 0)).subarray(0, 36)],
    [
      'stereo',
      (() => {
        const file = writeWav(tone(0, 10, 0));
        file.writeUInt16LE(2, 22);
        return file;
      })(),
    ],
  ])('refuses %s', (_what, file) => {
    expect(() => readWav(file)).toThrow(RangeError);
  });

  it('are cut to a short silence at both ends and made equally loud', () => {
    const tidied = tidy(tone(400, 300, 700), 50, 0.7)!;
    expect(durationMs(tidied)).toBeCloseTo(400, -1);
    expect(silenceMs(tidied).before).toBeCloseTo(50, -1);
    expect(silenceMs(tidied).after).toBeCloseTo(50, -1);
    expect(peak(tidied)).toBeCloseTo(0.7, 2);
  });

  it('half of full scale all the time is 6 dB below it, silence is nothing', () => {
    const samples = Int16Array.from({ length: 800 }, (_, i) => (i % 2 ? 16_384 : -16_384));
    expect(levelDb({ rate: 8000, samples })).toBeCloseTo(-6.02, 2);
    expect(levelDb({ rate: 8000, samples: new Int16Array(800) })).toBe(-Infinity);
  });

  it('nothing audible is no sound', () => {
    expect(tidy(tone(100, 0, 100), 50, 0.7)).toBeUndefined();
  });
});
