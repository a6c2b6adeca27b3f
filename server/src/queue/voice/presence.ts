import type { PlayedBody } from '@daozhen/protocol';

/** A node that has not told for this long is gone, ms. */
const FORGET_MS = 7000;

/** Which displays are on at other nodes, and which of all wait for a touch before they may sound. */
export class Presence {
  readonly #now: () => number;
  readonly #nodes = new Map<string, { at: number; counts: Record<string, number> }>();
  readonly #blocked = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
  }

  told(node: string, counts: Record<string, number>): void {
    this.#nodes.set(node, { at: this.#now(), counts });
  }

  elsewhere(site: string, zone: string): number {
    let sum = 0;
    for (const { at, counts } of this.#nodes.values()) {
      if (this.#now() - at < FORGET_MS) sum += counts[`${site}/${zone}`] ?? 0;
    }
    return sum;
  }

  sound(device: string, sound: PlayedBody['sound']): void {
    if (sound === 'blocked') this.#blocked.add(device);
    else this.#blocked.delete(device);
  }

  blocked(devices: readonly string[]): number {
    return devices.filter((device) => this.#blocked.has(device)).length;
  }
}
