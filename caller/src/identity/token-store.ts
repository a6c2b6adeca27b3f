import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps the device's token for one server in a file only this user can read. */
export class TokenStore {
  readonly #folder: string;
  readonly #url: string;

  readonly #name: string;

  /** @param name of the file: each box of a computer has its own */
  constructor(folder: string, url: string, name = 'token') {
    this.#folder = folder;
    this.#url = url;
    this.#name = name;
  }

  get file(): string {
    return join(this.#folder, `${this.#name}.json`);
  }

  /** The token, or undefined if there is none for this server. */
  read(): string | undefined {
    try {
      const kept = JSON.parse(readFileSync(this.file, 'utf8')) as { url?: string; token?: string };
      return kept.url === this.#url ? kept.token : undefined;
    } catch {
      return undefined;
    }
  }

  write(token: string): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const fresh = `${this.file}.new`;
    writeFileSync(fresh, JSON.stringify({ url: this.#url, token }), { mode: 0o600 });
    // The mode above counts only for a new file.
    chmodSync(fresh, 0o600);
    renameSync(fresh, this.file);
  }

  forget(): void {
    rmSync(this.file, { force: true });
  }
}
