import type { Env } from '@daozhen/ui/control';
import { findBoxes, nameOf, type Choice, type Found } from './boxes-found.ts';
import type { HidPort } from './hid-port.ts';
import type { Profile } from './profile.schemas.ts';

/** How it stands with the boxes of this computer; told when it changes. */
export type BoxState =
  | { kind: 'absent' }
  | { kind: 'ready'; found: Found }
  | { kind: 'unplugged'; found: Found }
  | { kind: 'refused'; device: string; reason: string };

/** A box in use; it says itself when it is lost. */
export interface OpenBox {
  close(): Promise<void>;
}

export interface WatchOptions {
  port: HidPort;
  profiles: readonly Profile[];
  choice?: Choice;
  env: Pick<Env, 'after'>;
  /**
   * Takes a box into use.
   * @param there keys of all boxes there now
   */
  open(found: Found, there: string[], onLost: () => void): Promise<OpenBox>;
  onState(state: BoxState): void;
}

const LOOK_MS = 1000;

/** Finds every button box, and finds it again after it was unplugged. */
export class BoxWatch {
  readonly #options: WatchOptions;
  readonly #open = new Map<string, OpenBox & { found: Found }>();
  /** What was said of a device last, so that the same is not said each second. */
  readonly #told = new Map<string, string>();
  #cancelLook = () => {};
  #closed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Looks for boxes now, and once a second from now on. */
  async look(): Promise<void> {
    const { port, profiles, choice, env } = this.#options;
    try {
      const found = findBoxes(await port.list(), profiles, choice);
      const there = found.map(({ key }) => key);
      for (const [key, box] of this.#open) if (!there.includes(key)) await this.#miss(key, box);
      for (const box of found) if (!this.#open.has(box.key)) await this.#take(box, there);
      if (found.length === 0 && this.#told.size === 0) this.#tell('', { kind: 'absent' });
    } catch (error) {
      this.#tell('', { kind: 'refused', device: choice?.device ?? 'HID', reason: reasonOf(error) });
    }
    if (!this.#closed) this.#cancelLook = env.after(LOOK_MS, () => void this.look());
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelLook();
    for (const box of this.#open.values()) await box.close();
    this.#open.clear();
  }

  async #take(found: Found, there: string[]): Promise<void> {
    const device = nameOf(found.device);
    let lost = false;
    const onLost = () => {
      lost = true;
      if (this.#open.delete(found.key)) this.#tell(found.key, { kind: 'unplugged', found });
    };
    try {
      const box = await this.#options.open(found, there, onLost);
      if (this.#closed) return await box.close();
      if (!lost) this.#open.set(found.key, { found, close: () => box.close() });
      this.#tell(found.key, { kind: lost ? 'unplugged' : 'ready', found });
    } catch (error) {
      this.#tell(found.key, { kind: 'refused', device, reason: reasonOf(error) });
    }
  }

  /** It is no longer in the list, even if its reading has not failed. */
  async #miss(key: string, box: OpenBox & { found: Found }): Promise<void> {
    this.#open.delete(key);
    await box.close();
    this.#tell(key, { kind: 'unplugged', found: box.found });
  }

  #tell(key: string, state: BoxState): void {
    const said = state.kind === 'refused' ? `${state.kind} ${state.reason}` : state.kind;
    if (this.#told.get(key) === said) return;
    this.#told.set(key, said);
    this.#options.onState(state);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
