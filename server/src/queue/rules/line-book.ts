import type { FloorEvent, SiteState, Visit } from '@daozhen/protocol';
import { entriesOfVisit, listsCount, type Entry } from './entry.ts';
import { nextItemTime } from './items.ts';
import { arrangeLine, partOf, partOrder, type Line, type Part } from './line.ts';

/** One station's places, and the line they last made. */
class Page {
  line: Line | undefined;
  readonly parts: Record<Part, Entry[]> = { due: [], door: [], lounge: [], passedOver: [] };
  #vips = 0;

  /** Nobody in the lounge has to be looked at for rule O4. */
  get isPlain(): boolean {
    return this.#vips === 0;
  }

  remove(entry: Entry): void {
    const part = partOf(entry);
    const list = this.parts[part];
    let index = before(list, entry, partOrder[part]);
    if (list[index] !== entry) index = list.indexOf(entry);
    list.splice(index, 1);
    if (entry.vip) this.#vips -= 1;
    this.line = undefined;
  }

  add(entry: Entry): void {
    const part = partOf(entry);
    const list = this.parts[part];
    list.splice(before(list, entry, partOrder[part]), 0, entry);
    if (entry.vip) this.#vips += 1;
    this.line = undefined;
  }
}

/** How many of a sorted list come before the entry. */
function before(list: Entry[], entry: Entry, compare: (a: Entry, b: Entry) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The lines of all stations, kept current event by event: what an event does not touch is not looked at
 * again. Always equal to `linesOf` of the same state at the same time.
 */
export class LineBook {
  readonly #pages = new Map<string, Page>();
  /** The places of a visit by station. */
  readonly #places = new Map<string, Map<string, Entry>>();
  /** Visits whose places change with time alone, and when they next do. */
  readonly #timed = new Map<string, number>();
  readonly #touched = new Set<string>();
  #whole = true;
  #listsCount = false;

  /**
   * Learns what an event has changed. A line is a new object whenever anything of its station has: its
   * places, its rooms or itself.
   * @param state which has the event already
   */
  apply({ changes }: FloorEvent, state: SiteState): void {
    if (changes.site?.settings !== undefined) this.forget();
    for (const visit of Object.keys(changes.visits ?? {})) this.#touched.add(visit);
    const rooms = Object.keys(changes.rooms ?? {}).map((room) => state.rooms[room]?.station ?? '');
    for (const station of [...Object.keys(changes.stations ?? {}), ...rooms]) {
      const page = this.#pages.get(station);
      if (page) page.line = undefined;
      else this.forget();
    }
  }

  /** The state is another one: everything is to be looked at again. */
  forget(): void {
    this.#whole = true;
  }

  /** The lines of all stations at `now`, which never runs backwards. */
  lines(state: SiteState, now: number): Map<string, Line> {
    const counting = listsCount(state, now);
    if (this.#whole || counting !== this.#listsCount) this.#begin(state);
    this.#listsCount = counting;
    for (const [visit, at] of this.#timed) if (at <= now) this.#touched.add(visit);
    for (const visit of this.#touched) this.#look(state, visit, now);
    this.#touched.clear();
    const lines = new Map<string, Line>();
    for (const [station, page] of this.#pages) {
      page.line ??= arrangeLine(state, station, page.parts, page.isPlain);
      lines.set(station, page.line);
    }
    return lines;
  }

  #begin(state: SiteState): void {
    this.#whole = false;
    this.#pages.clear();
    this.#places.clear();
    this.#timed.clear();
    for (const station of Object.keys(state.stations)) this.#pages.set(station, new Page());
    for (const visit of Object.keys(state.visits)) this.#touched.add(visit);
  }

  /** Takes a visit's places out and enters them anew. */
  #look(state: SiteState, id: string, now: number): void {
    for (const [station, entry] of this.#places.get(id) ?? []) {
      this.#pages.get(station)?.remove(entry);
    }
    this.#places.delete(id);
    this.#timed.delete(id);
    const visit = state.visits[id];
    if (!visit || visit.state === 'expected' || visit.state === 'finished') return;
    const entries = entriesOfVisit(state, visit, now);
    for (const [station, entry] of entries) this.#pages.get(station)?.add(entry);
    this.#places.set(id, entries);
    const at = nextChange(visit, now);
    if (at !== undefined) this.#timed.set(id, at);
  }
}

/** When something still to do next becomes ready or due by time alone; undefined if nothing will. */
function nextChange(visit: Visit, now: number): number | undefined {
  let next: number | undefined;
  for (const id in visit.items) {
    const item = visit.items[id];
    if (item?.state !== 'todo') continue;
    const at = nextItemTime(visit, item, now);
    if (at !== undefined && at < (next ?? Infinity)) next = at;
  }
  return next;
}
