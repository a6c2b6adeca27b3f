import type { Room } from '@daozhen/protocol';
import type { RoomSpell } from './turn.ts';

/** A room of a day that is played again. */
export class ReplayRoom {
  readonly id: string;
  #room: Room;
  #people = 0;

  constructor(spell: RoomSpell, station: string) {
    this.id = spell.room;
    this.#room = roomOf(spell, station, 'closed');
  }

  get isOpen(): boolean {
    return this.#room.state === 'open';
  }

  get doorSlots(): number {
    return this.#room.doorSlots;
  }

  /** The room as the rules see it. */
  asRoom(): Room {
    return this.#room;
  }

  open(spell: RoomSpell): void {
    this.#room = roomOf(spell, this.#room.station, 'open');
  }

  close(): void {
    this.#room = { ...this.#room, state: 'closed' };
  }

  /** Whether it may call now. */
  get isReady(): boolean {
    return this.isOpen && this.#people < this.#room.capacity;
  }

  take(): void {
    this.#people += 1;
  }

  release(): void {
    this.#people -= 1;
  }
}

function roomOf(spell: RoomSpell, station: string, state: Room['state']): Room {
  return {
    id: spell.room,
    station,
    state,
    capacity: spell.capacity,
    doorSlots: spell.doorSlots,
    tags: Object.fromEntries(spell.tags.map((tag) => [tag, true as const])),
    version: 0,
    called: {},
    serving: {},
  };
}
