import type { LineEvent } from '@daozhen/server/simulation';

type PlaceState = 'waiting' | 'called' | 'serving';

/**
 * Whether the events of a record make sense one after the other: instants that do not run backwards, known
 * stations, people who arrive once and are called, served and gone in that order.
 */
export class RecordCheck {
  readonly #stations: ReadonlySet<string> | undefined;
  readonly #places = new Map<string, PlaceState>();
  #at = -Infinity;
  /** Events of the present instant, to know a repeated line by. */
  readonly #atOnce = new Set<string>();

  /** @param stations those there are; undefined where the record does not say */
  constructor(stations?: Iterable<string>) {
    this.#stations = stations && new Set(stations);
  }

  /** The instant of the last event taken; before the first one, −∞. */
  get at(): number {
    return this.#at;
  }

  /** @returns why an event cannot be taken; undefined when it can, and counts from then on */
  refuse(event: LineEvent): string | undefined {
    const { at, station } = event;
    if (at < this.#at)
      return `out of order: ${at} is ${this.#at - at} ms before the event above (${this.#at})`;
    const name = unusableName(event);
    if (name !== undefined) return name;
    if (this.#stations && !this.#stations.has(station)) return `unknown station ${station}`;
    if (at > this.#at) this.#atOnce.clear();
    const text = JSON.stringify(event);
    if (this.#atOnce.has(text)) return 'the same event again';
    const senseless = 'id' in event ? this.#step(event) : undefined;
    if (senseless !== undefined) return senseless;
    this.#at = at;
    this.#atOnce.add(text);
    return undefined;
  }

  #step(event: Extract<LineEvent, { id: string }>): string | undefined {
    const { id, station, type } = event;
    const place = JSON.stringify([station, id]);
    const state = this.#places.get(place);
    const reason = objection(type, state);
    if (reason !== undefined) return `${id} at ${station}: ${reason}`;
    if (type === 'end' || type === 'leave') this.#places.delete(place);
    else if (type === 'call') this.#places.set(place, 'called');
    else if (type === 'start') this.#places.set(place, 'serving');
    else this.#places.set(place, 'waiting');
    return undefined;
  }
}

function objection(
  type: Extract<LineEvent, { id: string }>['type'],
  state: PlaceState | undefined,
): string | undefined {
  if (type === 'arrive')
    return state === undefined ? undefined : 'arrives, but is in the line already';
  if (state === undefined) return `${type} without having arrived`;
  if (type === 'end') return state === 'serving' ? undefined : 'end without a start';
  if (state === 'serving') return `${type} while being served`;
  if (type === 'here' || type === 'elsewhere' || type === 'call')
    return state === 'waiting' ? undefined : `${type} after having been called`;
  return undefined;
}

/** A name that every object has by itself, somewhere in a line. */
export function unusableName(value: unknown): string | undefined {
  if (typeof value === 'string')
    return value in Object.prototype ? `${value} cannot be a name` : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const found = unusableName(key) ?? unusableName(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
