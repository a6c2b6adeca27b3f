import type { RoomView } from '@daozhen/protocol';

/** How often each person called now has been called, by visit. */
type Calls = ReadonlyMap<string, number>;

/**
 * Hears from a room's pictures whom to announce: whoever is newly called, and whoever is called again,
 * from whichever device it was done.
 */
export class CallSpeech {
  #calls: Calls | undefined;

  /** @returns what to say now; nothing for the first picture, which only tells how it stands */
  heard(view: RoomView | undefined): string[] {
    if (!view) {
      this.#calls = undefined;
      return [];
    }
    const before = this.#calls;
    this.#calls = new Map(view.called.map(({ visit, calls = 1 }) => [visit, calls]));
    if (!before) return [];
    const fresh = view.called.filter(({ visit, calls = 1 }) => calls > (before.get(visit) ?? 0));
    return fresh.map(({ ticket }) => `请${spelt(ticket)}号，到${view.name}`);
  }
}

/** A ticket as it is read out: letter by letter, figure by figure. */
function spelt(ticket: string): string {
  return ticket.split('').join(' ');
}
