import type { StationPicture } from './picture.ts';

/** Which rooms of a station can take whom: rooms of the same tags are one kind, one bit of a mask. */
export class RoomKinds {
  readonly #kinds = new Map<string, { bit: number; tags: ReadonlySet<string>; servers: number }>();
  readonly #masks = new Map<string, number>();

  constructor({ rooms }: Pick<StationPicture, 'rooms'>) {
    for (const { tags, capacity } of rooms) {
      const name = nameOf(tags);
      let kind = this.#kinds.get(name);
      // More kinds than bits share the last one.
      const bit = 1 << Math.min(30, this.#kinds.size);
      if (!kind) this.#kinds.set(name, (kind = { bit, tags: new Set(tags), servers: 0 }));
      kind.servers += capacity;
    }
  }

  /** The mask of a room with these tags. */
  ofRoom(tags: readonly string[]): number {
    return this.#kinds.get(nameOf(tags))?.bit ?? 0;
  }

  /** The mask of the rooms that have all these tags. */
  thatHave(tags: readonly string[]): number {
    const name = nameOf(tags);
    let mask = this.#masks.get(name);
    if (mask === undefined) {
      mask = 0;
      for (const kind of this.#kinds.values())
        if (tags.every((tag) => kind.tags.has(tag))) mask |= kind.bit;
      this.#masks.set(name, mask);
    }
    return mask;
  }

  /** Examinees that the rooms of a mask can take at once. */
  servers(mask: number): number {
    let servers = 0;
    for (const kind of this.#kinds.values()) if ((kind.bit & mask) !== 0) servers += kind.servers;
    return servers;
  }
}

function nameOf(tags: readonly string[]): string {
  return tags.length < 2 ? (tags[0] ?? '') : tags.toSorted().join('\n');
}
