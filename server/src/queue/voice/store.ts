import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names this store gives: nothing else is ever served. */
export const SOUND_NAME = /^[0-9a-f]{32}\.wav$/;

interface Kept {
  bytes: number;
  durationMs: number | undefined;
}

/**
 * Rendered sentences as files, found again by what they say. The least recently used go when there are
 * more bytes than allowed.
 */
export class SoundStore {
  readonly folder: string;
  readonly #mostBytes: number;
  /** In order of use, the latest last. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  private constructor(folder: string, mostBytes: number) {
    this.folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** Opens the folder, creating it, and forgets what an unfinished write left. */
  static async open(folder: string, mostBytes: number): Promise<SoundStore> {
    await mkdir(folder, { recursive: true });
    const store = new SoundStore(folder, mostBytes);
    const found: { name: string; bytes: number; used: number }[] = [];
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      if (!SOUND_NAME.test(name)) await rm(file, { force: true, recursive: true });
      else {
        const { size, mtimeMs } = await stat(file);
        found.push({ name, bytes: size, used: mtimeMs });
      }
    }
    for (const { name, bytes } of found.sort((a, b) => a.used - b.used)) {
      store.#add(name, { bytes, durationMs: undefined });
    }
    await store.#shrink();
    return store;
  }

  /** The file name for what a provider says in a language. */
  static nameFor(provider: string, language: string, text: string): string {
    const hash = createHash('sha256').update(JSON.stringify([provider, language, text]));
    return `${hash.digest('hex').slice(0, 32)}.wav`;
  }

  get bytes(): number {
    return this.#bytes;
  }

  has(name: string): boolean {
    return this.#kept.has(name);
  }

  /** How long a stored sound takes, ms; undefined when it is not known or not stored. */
  durationMs(name: string): number | undefined {
    return this.#kept.get(name)?.durationMs;
  }

  /** Notes that a sound is used now. */
  async used(name: string, durationMs: number): Promise<void> {
    const kept = this.#kept.get(name);
    if (!kept) return;
    this.#kept.delete(name);
    this.#kept.set(name, { ...kept, durationMs });
    const now = new Date();
    await utimes(join(this.folder, name), now, now).catch(() => this.#forget(name));
  }

  /** Stores a sound; a reader sees all of it or nothing. @throws when the disk does not take it */
  async put(name: string, file: Uint8Array, durationMs: number): Promise<void> {
    const part = join(this.folder, `${randomUUID()}.part`);
    try {
      await writeFile(part, file);
      await rename(part, join(this.folder, name));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    this.#add(name, { bytes: file.length, durationMs });
    await this.#shrink();
  }

  #add(name: string, kept: Kept): void {
    this.#forget(name);
    this.#kept.set(name, kept);
    this.#bytes += kept.bytes;
  }

  #forget(name: string): void {
    this.#bytes -= this.#kept.get(name)?.bytes ?? 0;
    this.#kept.delete(name);
  }

  async #shrink(): Promise<void> {
    for (const name of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(name);
      await rm(join(this.folder, name), { force: true });
    }
  }
}
