import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError } from '../http/index.ts';
import { deviceErrors } from './devices.errors.ts';
import { typeOf } from './screens.domain.ts';

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

const MB = 1_000_000;
export const mediaLimits = { picture: 20 * MB, video: 300 * MB, all: 5000 * MB };

/** How many bytes tell what a file is. */
const HEAD = 16;

/** Pictures and videos of playlists, as files named by their content below the data folder. */
export class MediaStore {
  readonly folder: string;
  readonly #limits: typeof mediaLimits;

  constructor(dataDir: string, limits = mediaLimits) {
    this.folder = join(dataDir, 'media');
    this.#limits = limits;
    mkdirSync(this.folder, { recursive: true });
  }

  /**
   * Stores what arrives. What it is, its content decides, not its name.
   * @returns the name of the file and its size
   * @throws ApiError `media.type`, `media.too-large`, `media.full`
   */
  async keep(arriving: AsyncIterable<Buffer>): Promise<{ file: string; bytes: number }> {
    const draft = join(this.folder, `draft-${randomUUID()}`);
    const room = this.#limits.all - (await this.#used());
    try {
      const { hash, bytes, type } = await this.#write(draft, arriving, room);
      const file = `${hash}.${endings[type]}`;
      await rename(draft, join(this.folder, file));
      return { file, bytes };
    } finally {
      await rm(draft, { force: true });
    }
  }

  async remove(file: string): Promise<void> {
    await rm(join(this.folder, file), { force: true });
  }

  async #write(draft: string, arriving: AsyncIterable<Buffer>, room: number) {
    const hash = createHash('sha256');
    const handle = await open(draft, 'wx');
    let head = Buffer.alloc(0);
    let bytes = 0;
    try {
      for await (const chunk of arriving) {
        if (head.length < HEAD) head = Buffer.concat([head, chunk]).subarray(0, HEAD);
        bytes += chunk.length;
        this.#check(head, bytes, room);
        hash.update(chunk);
        await handle.write(chunk);
      }
      const type = typeOf(head);
      if (type === undefined) throw new ApiError(deviceErrors, 'media.type');
      await handle.sync();
      return { hash: hash.digest('hex'), bytes, type };
    } finally {
      await handle.close();
    }
  }

  /** Refuses as early as can be known, so that a wrong file is not taken in whole. */
  #check(head: Buffer, bytes: number, room: number): void {
    const type = typeOf(head);
    if (head.length === HEAD && type === undefined) throw new ApiError(deviceErrors, 'media.type');
    const most = type?.startsWith('image/') ? this.#limits.picture : this.#limits.video;
    if (bytes > most) throw new ApiError(deviceErrors, 'media.too-large');
    if (bytes > room) throw new ApiError(deviceErrors, 'media.full');
  }

  async #used(): Promise<number> {
    let bytes = 0;
    for (const file of await readdir(this.folder)) {
      // A file removed meanwhile takes no room.
      bytes += await stat(join(this.folder, file)).then(
        ({ size }) => size,
        () => 0,
      );
    }
    return bytes;
  }
}
