import type { PlaylistItem } from '@daozhen/protocol';
import { isDue, minuteOfDay, nextItem } from './rota.ts';

export interface PlaylistEnv {
  /** The site's clock, epoch ms. */
  now(): number;
  timeZone(): string | undefined;
  after(ms: number, run: () => void): () => void;
}

/** A file that failed is tried again after this long: it may have been cut off on its way. */
const AGAIN_MS = 10 * 60_000;
/** Hours are looked at again this often while nothing is due. */
const LOOK_MS = 30_000;

/** Which thing of a playlist is on the glass: one after the other, in its hours, broken ones left out. */
export class Playlist {
  #items: readonly PlaylistItem[] = [];
  #text = '';
  #playing = $state.raw<PlaylistItem>();
  /** Rises with every turn, so that one thing alone is shown anew, too. */
  #turn = $state(0);
  #broken = $state.raw<ReadonlySet<string>>(new Set());
  #last: string | undefined;
  #restMs = 0;
  #cancel = () => {};
  readonly #forgets = new Map<string, () => void>();
  readonly #env: PlaylistEnv;

  constructor(env: PlaylistEnv) {
    this.#env = env;
  }

  get playing(): PlaylistItem | undefined {
    return this.#playing;
  }

  get turn(): number {
    return this.#turn;
  }

  /** Ids of what could not be shown. */
  get broken(): ReadonlySet<string> {
    return this.#broken;
  }

  /**
   * Takes a playlist; the same one again changes nothing.
   * @param restMs how long nothing is shown after each thing
   */
  set(items: readonly PlaylistItem[], restMs = 0): void {
    this.#restMs = restMs;
    const text = JSON.stringify(items);
    if (text === this.#text) return;
    this.#text = text;
    this.#items = items;
    this.#broken = new Set();
    for (const forget of this.#forgets.values()) forget();
    this.#forgets.clear();
    const same = items.find((item) => JSON.stringify(item) === JSON.stringify(this.#playing));
    if (!same || !isDue(same, this.#minute())) this.#show();
  }

  /** The thing on the glass has been shown to its end. */
  next(): void {
    if (this.#restMs === 0 || !this.#playing) return this.#show();
    this.#cancel();
    this.#playing = undefined;
    this.#cancel = this.#env.after(this.#restMs, () => this.#show());
  }

  #show(): void {
    this.#cancel();
    const item = nextItem(this.#items, this.#last, this.#minute(), this.#broken);
    this.#playing = item;
    this.#last = item?.id ?? this.#last;
    this.#turn += 1;
    const waits = this.#items.length > 0;
    this.#cancel = waits
      ? this.#env.after(item ? item.seconds * 1000 : LOOK_MS, () => this.next())
      : () => {};
  }

  /** The thing cannot be shown: the next one takes its place at once. */
  failed(id: string): void {
    if (this.#broken.has(id)) return;
    this.#broken = new Set([...this.#broken, id]);
    this.#forgets.set(
      id,
      this.#env.after(AGAIN_MS, () => {
        this.#forgets.delete(id);
        this.#broken = new Set([...this.#broken].filter((other) => other !== id));
      }),
    );
    if (this.#playing?.id === id) this.#show();
  }

  stop(): void {
    this.#cancel();
    for (const forget of this.#forgets.values()) forget();
    this.#forgets.clear();
  }

  #minute(): number {
    return minuteOfDay(this.#env.now(), this.#env.timeZone());
  }
}
