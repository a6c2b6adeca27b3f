/** After a lull longer than this nobody was on his way any more, ms. */
const LULL_MS = 10 * 60_000;

/** How long the holders of a line's places are elsewhere, all together, by class. */
export class ElsewhereTime {
  readonly #people = new Map<string, number>();
  #at = -Infinity;

  /** Somebody is elsewhere from now on. */
  begin(name: string): void {
    this.#people.set(name, (this.#people.get(name) ?? 0) + 1);
  }

  /** Somebody is here, or has no place any more. */
  end(name: string): void {
    this.#people.set(name, (this.#people.get(name) ?? 0) - 1);
  }

  /** @returns what has been spent elsewhere since this was last asked, ms by class */
  upTo(at: number): Map<string, number> {
    const passed = Math.min(LULL_MS, at - Math.max(this.#at, at - LULL_MS));
    this.#at = Math.max(this.#at, at);
    const spent = new Map<string, number>();
    if (passed <= 0) return spent;
    for (const [name, people] of this.#people) if (people > 0) spent.set(name, people * passed);
    return spent;
  }
}
