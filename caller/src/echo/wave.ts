/** A short tone: frequencies in hertz, one after the other, each `ms` long; 0 is silence. */
export interface Tune {
  notes: readonly number[];
  ms: number;
}

const RATE = 22_050;
const LOUDNESS = 0.35;
/** Softens where a note begins and ends, or it would click. */
const RAMP_MS = 8;

/** A tune as a WAV file: 16 bits, one channel. */
export function wave({ notes, ms }: Tune): Buffer {
  const each = Math.round((RATE * ms) / 1000);
  const samples = notes.flatMap((hertz) => note(hertz, each));
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [i, sample] of samples.entries()) file.writeInt16LE(sample, 44 + i * 2);
  return file;
}

function note(hertz: number, length: number): number[] {
  const ramp = (RATE * RAMP_MS) / 1000;
  return Array.from({ length }, (_, i) => {
    const soft = Math.min(1, i / ramp, (length - i) / ramp);
    return Math.round(Math.sin((2 * Math.PI * hertz * i) / RATE) * 32_767 * LOUDNESS * soft);
  });
}
