import type { FloorEvent, SiteState } from '@daozhen/protocol';
import { median } from './spread.ts';
import type { RoomSpell } from './turn.ts';

/** A longer pause between two people is one the room took, not the time it usually needs. */
const LONGEST_GAP_MS = 180_000;

/** Keeps when rooms took people, and how long they usually need until the next call. */
export class RoomRecorder {
  readonly #spells = new Map<string, RoomSpell[]>();
  readonly #open = new Map<string, { station: string; spell: RoomSpell; called: boolean }>();
  readonly #freeAt = new Map<string, number>();
  readonly #gaps = new Map<string, number[]>();

  constructor(state: SiteState) {
    for (const room of Object.keys(state.rooms)) this.#look(state, room, state.at);
  }

  apply({ at, changes }: FloorEvent, state: SiteState): void {
    for (const room of Object.keys(changes.rooms ?? {})) this.#look(state, room, at);
  }

  /** A room called somebody who had waited since an instant. It works from its first call on. */
  called(room: string, station: string, at: number, waitedSince: number): void {
    const open = this.#open.get(room);
    if (open && !open.called) {
      open.called = true;
      open.spell.from = at;
    }
    const freeAt = this.#freeAt.get(room);
    this.#freeAt.delete(room);
    if (freeAt === undefined || waitedSince > freeAt || at - freeAt > LONGEST_GAP_MS) return;
    this.#gaps.set(station, [...(this.#gaps.get(station) ?? []), at - freeAt]);
  }

  /** A room has nobody any more. */
  free(room: string, at: number): void {
    this.#freeAt.set(room, at);
  }

  /** When a station's rooms took people; one still open has been until `end`. */
  spells(station: string, end: number): RoomSpell[] {
    const open = [...this.#open.values()]
      .filter((each) => each.station === station && each.called)
      .map(({ spell }) => ({ ...spell, to: end }));
    return [...(this.#spells.get(station) ?? []), ...open];
  }

  /** The usual time from a room's being free to its next call while somebody waits, ms. */
  gapMs(station: string): number {
    return median(this.#gaps.get(station) ?? []) ?? 0;
  }

  #look(state: SiteState, id: string, at: number): void {
    const room = state.rooms[id];
    const open = this.#open.get(id);
    const isOpen = room?.state === 'open';
    if (isOpen === (open !== undefined) && open?.station === (room?.station ?? open?.station))
      return;
    if (open) {
      const spells = this.#spells.get(open.station) ?? [];
      if (open.called) this.#spells.set(open.station, [...spells, { ...open.spell, to: at }]);
      this.#open.delete(id);
      this.#freeAt.delete(id);
    }
    if (!isOpen) return;
    const { station, capacity, doorSlots, tags } = room;
    const spell = { room: id, from: at, to: at, capacity, doorSlots, tags: Object.keys(tags) };
    this.#open.set(id, { station, spell, called: false });
  }
}
