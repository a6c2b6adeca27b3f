import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standing } from '../caller.ts';

/** One pairing of a running caller. */
export interface SeatStatus {
  name: string;
  state: Standing['state'];
  room?: string;
  code?: string;
  why?: string;
}

export interface CallerStatus {
  pid: number;
  /** When it was written, milliseconds since 1970. */
  at: number;
  url: string;
  seats: SeatStatus[];
}

/** How often a running caller writes its status. */
export const STATUS_MS = 10_000;

/** A caller is already running on this folder. */
export class AlreadyRunning extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`process ${pid}`);
    this.pid = pid;
  }
}

/** What a running caller tells about itself in a file only this user can read. */
export class StatusFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'status.json');
  }

  /** The caller running on this folder, if there is one. */
  read(): CallerStatus | undefined {
    try {
      const status = JSON.parse(readFileSync(this.#file, 'utf8')) as CallerStatus;
      const fresh = Date.now() - status.at < 3 * STATUS_MS;
      return fresh && isAlive(status.pid) ? status : undefined;
    } catch {
      return undefined;
    }
  }

  /** @throws AlreadyRunning */
  claim(url: string): void {
    const other = this.read();
    if (other && other.pid !== process.pid) throw new AlreadyRunning(other.pid);
    this.write(url, []);
  }

  write(url: string, seats: SeatStatus[]): void {
    const status: CallerStatus = { pid: process.pid, at: Date.now(), url, seats };
    mkdirSync(join(this.#file, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(`${this.#file}.new`, JSON.stringify(status, null, 2), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
