import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pairing of the computer itself, which the first box shares. */
export const MAIN = 'token';

/**
 * Which box uses which pairing on this computer. The first box ever seen shares the computer's own; every
 * further one has its own. A box is known by its key: serial number, else the port it is plugged into.
 */
export class BoxesKnown {
  readonly #file: string;
  readonly #slots: Record<string, string>;

  constructor(folder: string) {
    this.#file = join(folder, 'boxes.json');
    this.#slots = read(this.#file);
  }

  /**
   * The pairing a box uses, noted when it is new.
   * @param others keys of all boxes there now
   */
  slotOf(key: string, others: readonly string[] = []): string {
    const known = this.#slots[key];
    if (known !== undefined) return known;
    const before = this.#movedFrom(key, others);
    const slot = before === undefined ? this.#fresh(key) : (this.#slots[before] ?? MAIN);
    if (before !== undefined) delete this.#slots[before];
    this.#slots[key] = slot;
    this.#write();
    return slot;
  }

  /** A box without a serial number in another port than before: the only one of its kind not there. */
  #movedFrom(key: string, others: readonly string[]): string | undefined {
    const [kind = '', port] = key.split('@');
    if (port === undefined) return undefined;
    const away = Object.keys(this.#slots).filter(
      (one) => one.startsWith(`${kind}@`) && !others.includes(one),
    );
    return away.length === 1 ? away[0] : undefined;
  }

  #fresh(key: string): string {
    if (!Object.values(this.#slots).includes(MAIN)) return MAIN;
    return `box-${key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  }

  #write(): void {
    mkdirSync(join(this.#file, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#slots, null, 2), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function read(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
