import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Echo, Flash, RoomLight } from './echo.ts';
import { wave, type Tune } from './wave.ts';

const tunes: Record<Flash, Tune> = {
  accepted: { notes: [880, 1320], ms: 70 },
  refused: { notes: [330, 0, 330], ms: 90 },
  offline: { notes: [440, 330, 220], ms: 160 },
};

export interface ToneOptions {
  /** Where the sounds are kept. */
  folder: string;
  /** Plays a file; false where nothing can. */
  play(file: string): boolean;
  /** The terminal's bell, where there is no loudspeaker. */
  bell(): void;
}

/** Answers by the computer's loudspeaker; a lost connection is heard once. */
export class Tone implements Echo {
  readonly #options: ToneOptions;
  readonly #files = new Map<Flash, string>();
  #light: RoomLight = 'offline';

  constructor(options: ToneOptions) {
    this.#options = options;
  }

  room(light: RoomLight): void {
    if (light === 'offline' && this.#light !== 'offline') this.#play('offline');
    this.#light = light;
  }

  flash(flash: Flash): void {
    this.#play(flash);
  }

  #play(flash: Flash): void {
    try {
      if (this.#options.play(this.#file(flash))) return;
    } catch {
      // A sound that cannot be written or played leaves the bell.
    }
    if (flash !== 'accepted') this.#options.bell();
  }

  #file(flash: Flash): string {
    const known = this.#files.get(flash);
    if (known !== undefined) return known;
    const file = join(this.#options.folder, `${flash}.wav`);
    mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, wave(tunes[flash]));
    this.#files.set(flash, file);
    return file;
  }
}
