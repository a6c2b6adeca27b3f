import type { Place, SiteState, Visit } from '@daozhen/protocol';
import { entriesOfVisit, type Entry } from '../rules/index.ts';
import type { Shadow } from './turn.ts';

/** Since when somebody can be called at a station. */
interface Window {
  from: number;
  place: Place;
}

const nowhere: ReadonlyMap<string, Entry> = new Map();

/** Keeps, event by event, who could be called where and since when. */
export class WindowBook {
  readonly #windows = new Map<string, Map<string, Window>>();
  readonly #shadows = new Map<string, Shadow[]>();

  /** Looks at a visit after an event. */
  look(state: SiteState, id: string, at: number): void {
    const visit = state.visits[id];
    const entries = visit && isHere(visit) ? entriesOfVisit(state, visit, at) : nowhere;
    const windows = this.#windows.get(id) ?? new Map<string, Window>();
    for (const [station, window] of windows) {
      const entry = entries.get(station);
      if (entry?.callable && entry.place.key === window.place.key) continue;
      windows.delete(station);
      this.#cast(id, station, window, at);
    }
    for (const [station, { callable, place }] of entries) {
      if (callable && !windows.has(station))
        windows.set(station, { from: at, place: { ...place } });
    }
    if (windows.size > 0) this.#windows.set(id, windows);
    else this.#windows.delete(id);
  }

  /** Since when a visit that is now called at a station could be; that wait casts no shadow. */
  take(id: string, station: string): number | undefined {
    const windows = this.#windows.get(id);
    const from = windows?.get(station)?.from;
    windows?.delete(station);
    return from;
  }

  /** A call was none: the wait goes on from where it began. */
  giveBack(id: string, station: string, from: number): void {
    const window = this.#windows.get(id)?.get(station);
    if (window) window.from = from;
  }

  /** Those who could be called at a station and were called elsewhere or not at all. */
  shadows(station: string, end: number): Shadow[] {
    const open = [...this.#windows].flatMap(([visit, windows]) => {
      const window = windows.get(station);
      return window ? [{ visit, place: window.place, from: window.from, to: end }] : [];
    });
    return [...(this.#shadows.get(station) ?? []), ...open];
  }

  #cast(visit: string, station: string, { from, place }: Window, to: number): void {
    if (to <= from) return;
    const shadow = { visit, place, from, to };
    const shadows = this.#shadows.get(station);
    if (shadows) shadows.push(shadow);
    else this.#shadows.set(station, [shadow]);
  }
}

const isHere = ({ state }: Visit): boolean => state === 'free' || state === 'bound';
