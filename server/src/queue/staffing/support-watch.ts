import { setImmediate } from 'node:timers/promises';
import type { Support } from '@daozhen/protocol';
import { Forecaster } from '../forecast/index.ts';
import type { ViewContext } from '../views/index.ts';
import { floorPictures } from './floor-pictures.ts';
import { supportOf } from './support.ts';

/** What one more room at each station would spare, worked out now and then while somebody looks. */
export class SupportWatch {
  readonly #context: ViewContext;
  readonly #memory: () => Promise<string | undefined>;
  readonly #warn: (error: unknown) => void;
  #found = new Map<string, Support>();
  #at: number | undefined;
  #working: Promise<void> | undefined;

  /** @param memory what the forecast has learned, as text; undefined where there is nothing */
  constructor(
    context: ViewContext,
    memory: () => Promise<string | undefined>,
    warn: (error: unknown) => void,
  ) {
    this.#context = context;
    this.#memory = memory;
    this.#warn = warn;
  }

  /** By station; stations where nobody waits are missing. */
  get found(): ReadonlyMap<string, Support> {
    return this.#found;
  }

  /** When it was worked out. */
  get at(): number | undefined {
    return this.#at;
  }

  /** Works it out anew; one at a time. Never rejects. */
  refresh(): Promise<void> {
    this.#working ??= this.#refresh()
      .catch(this.#warn)
      .finally(() => (this.#working = undefined));
    return this.#working;
  }

  async #refresh(): Promise<void> {
    const { campus, facts, outlook } = this.#context;
    const nominalMs = (station: string) =>
      (facts.stations.get(station)?.nominalMinutes ?? 4) * 60_000;
    const memory = await this.#memory().then(parsed, () => undefined);
    const { utcOffsetMs } = campus.state.settings.policy;
    const { forecaster } = Forecaster.restore({ nominalMs, utcOffsetMs }, memory);
    const now = campus.now();
    const found = new Map<string, Support>();
    const pictures = floorPictures(campus.state, now, (visit) => outlook.next(visit)?.station);
    for (const [station, floor] of pictures) {
      const spare = Object.values(campus.state.rooms).flatMap((room) =>
        room.station === station && room.state === 'closed'
          ? [{ id: room.id, capacity: room.capacity, tags: Object.keys(room.tags) }]
          : [],
      );
      const support = supportOf(floor, spare, (picture) => forecaster.predictPicture(picture, now));
      if (support) found.set(station, support);
      // A station at a time: presses do not wait for all of them.
      await setImmediate();
    }
    this.#found = found;
    this.#at = now;
  }
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
