import { steadyBound, type Forecaster, type LineEvent } from '@daozhen/server/simulation';

const MINUTE = 60_000;

interface Shown {
  bound: number;
  first: number;
}

/** How often something happened to what waiting people are shown. */
export const newRevisions = () => ({ waits: 0, later: 0, naiveLater: 0, brokenPromises: 0 });

/** How often what a waiting person is shown moves later (rule W2). */
export class Revisions {
  readonly #shown = new Map<string, Shown>();
  readonly counts = newRevisions();
  readonly #naive = new Map<string, number>();

  /** Looks at everybody's forecast after an event of his line. */
  observe(event: LineEvent, forecaster: Forecaster): void {
    const { station, at } = event;
    if (event.type === 'call') this.#called(`${station} ${event.id}`, at);
    if (event.type === 'leave') this.#forget(`${station} ${event.id}`);
    const { line } = forecaster.picture(station, at);
    if (line.length === 0) return;
    const found = forecaster.predict(station, at);
    const figures = forecaster.figures(station, at);
    const { meanMs } = forecaster.model(station).memory;
    for (const { visit, elsewhere } of line) {
      const place = `${station} ${visit}`;
      const wait = found.get(visit);
      if (elsewhere || !wait) {
        this.#forget(place);
        continue;
      }
      const before = this.#shown.get(place);
      const bound = steadyBound(before?.bound, at, wait);
      if (before && bound > before.bound) this.counts.later += 1;
      this.#shown.set(place, { bound, first: before?.first ?? bound });
      const { ahead, servers } = figures.get(visit)!;
      this.#naiveSays(place, at + (ahead * meanMs) / Math.max(1, servers));
    }
  }

  /** The naive forecast in whole minutes, as it would be shown. */
  #naiveSays(place: string, call: number): void {
    const before = this.#naive.get(place);
    if (before !== undefined && call > before + MINUTE) this.counts.naiveLater += 1;
    if (before === undefined || call < before || call > before + MINUTE)
      this.#naive.set(place, call);
  }

  #called(place: string, at: number): void {
    const shown = this.#shown.get(place);
    if (!shown) return;
    this.counts.waits += 1;
    if (at > shown.first) this.counts.brokenPromises += 1;
    this.#forget(place);
  }

  #forget(place: string): void {
    this.#shown.delete(place);
    this.#naive.delete(place);
  }
}
