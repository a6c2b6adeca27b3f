/** Sound as 16-bit mono PCM, and the WAV files around it. */
export interface Sound {
  /** Samples a second. */
  rate: number;
  samples: Int16Array;
}

/** Below this a sample counts as silence: -46 dB of full scale. */
const QUIET = 160;

/**
 * Reads a WAV file of 16-bit mono PCM. A length field that runs past the end, as in files written to a
 * pipe, means "to the end".
 * @throws RangeError for anything else
 */
export function readWav(file: Uint8Array): Sound {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (tag(file, 0) !== 'RIFF' || tag(file, 8) !== 'WAVE') throw new RangeError('not a WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= file.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(file, at) === 'fmt ') {
      const format = [0, 2, 14].map((offset) => view.getUint16(start + offset, true));
      if (format.join() !== '1,1,16') throw new RangeError('not 16-bit mono PCM');
      rate = view.getUint32(start + 4, true);
    }
    if (tag(file, at) === 'data') {
      const end = Math.min(start + size, file.length);
      const samples = new Int16Array(Math.floor((end - start) / 2));
      for (let i = 0; i < samples.length; i += 1) samples[i] = view.getInt16(start + 2 * i, true);
      if (rate === 0) break;
      return { rate, samples };
    }
    at = start + size + (size % 2);
  }
  throw new RangeError('a WAV file without sound');
}

export function writeWav({ rate, samples }: Sound): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => file.writeInt16LE(sample, 44 + 2 * i));
  return file;
}

export function durationMs({ rate, samples }: Sound): number {
  return Math.round((samples.length * 1000) / rate);
}

/** Silence before the first and after the last audible sample, ms; all of it if nothing is audible. */
export function silenceMs(sound: Sound): { before: number; after: number } {
  const { first, last } = audible(sound.samples);
  const ms = (count: number) => (count * 1000) / sound.rate;
  if (first < 0) return { before: durationMs(sound), after: durationMs(sound) };
  return { before: ms(first), after: ms(sound.samples.length - 1 - last) };
}

/** The loudest sample, 0 to 1 of full scale. */
export function peak({ samples }: Sound): number {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  return most / 32_768;
}

/** How loud it is on the whole: its root mean square, in dB of full scale. */
export function levelDb({ samples }: Sound): number {
  let sum = 0;
  for (const sample of samples) sum += (sample / 32_768) ** 2;
  return 10 * Math.log10(sum / Math.max(1, samples.length));
}

/**
 * Cuts the silence at both ends down to `keepMs` and brings the loudest sample to `level` of full scale, so
 * that calls follow each other closely and are all equally loud.
 * @returns undefined when nothing is audible
 */
export function tidy(sound: Sound, keepMs: number, level: number): Sound | undefined {
  const { first, last } = audible(sound.samples);
  if (first < 0) return undefined;
  const keep = Math.round((keepMs * sound.rate) / 1000);
  const cut = sound.samples.slice(Math.max(0, first - keep), last + 1 + keep);
  const factor = level / peak(sound);
  return { rate: sound.rate, samples: cut.map((sample) => Math.round(sample * factor)) };
}

function audible(samples: Int16Array): { first: number; last: number } {
  const loud = (sample: number) => Math.abs(sample) > QUIET;
  return { first: samples.findIndex(loud), last: samples.findLastIndex(loud) };
}

function tag(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}
