import type { FloorEvent } from '@daozhen/protocol';

const HOUR = 3_600_000;
/** One step of the last hour, ms. */
const STEP = 300_000;
const STEPS = HOUR / STEP;

interface Served {
  at: number;
  station: string;
  visit: string;
}

/** What went through a campus in the last 60 minutes. */
export interface HourFlow {
  arrived: number;
  /** Visits that ended. */
  finished: number;
  served: number;
  /** Examinations by steps of five minutes of the clock, oldest first; the last one is still running. */
  steps: number[];
  byStation: Map<string, number>;
}

/** Who came, was examined and left in the last hour, from the events alone. */
export class DayFlow {
  #arrived: number[] = [];
  #served: Served[] = [];
  #finished: { at: number; visit: string }[] = [];

  apply(event: FloorEvent): void {
    const { at, facts, type } = event;
    if (type === 'checked-in') this.#arrived.push(at);
    if (type === 'finished') this.#finish(event);
    if (type === 'undone' && facts.undone === 'finish') this.#undo(facts.visit);
    if (type === 'day-closed' && facts.remaining === 0) this.clear();
  }

  /** @param now of the campus's clock, epoch ms */
  hour(now: number): HourFlow {
    const from = now - HOUR;
    const first = Math.floor(now / STEP) - STEPS + 1;
    const steps = Array.from({ length: STEPS }, () => 0);
    const byStation = new Map<string, number>();
    let served = 0;
    for (const { at, station } of this.#served) {
      const step = Math.floor(at / STEP) - first;
      if (step >= 0 && step < STEPS) steps[step]! += 1;
      if (at <= from) continue;
      served += 1;
      byStation.set(station, (byStation.get(station) ?? 0) + 1);
    }
    const finished = this.#finished.filter(({ at }) => at > from).length;
    const arrived = this.#arrived.filter((at) => at > from).length;
    return { arrived, finished, served, steps, byStation };
  }

  clear(): void {
    this.#arrived = [];
    this.#served = [];
    this.#finished = [];
  }

  #finish({ at, facts: { visit, station }, changes }: FloorEvent): void {
    if (visit === undefined || station === undefined) return;
    const old = this.#served[0];
    // Dropped in bulk: a campus finishes some hundred examinations an hour.
    if (old && old.at < at - 2 * HOUR) this.#served = this.#served.filter((s) => s.at > at - HOUR);
    this.#served.push({ at, station, visit });
    if (changes.visits?.[visit]?.state === 'finished') this.#finished.push({ at, visit });
  }

  #undo(visit: string | undefined): void {
    const last = this.#served.findLastIndex((each) => each.visit === visit);
    if (last >= 0) this.#served.splice(last, 1);
    const left = this.#finished.findLastIndex((each) => each.visit === visit);
    if (left >= 0) this.#finished.splice(left, 1);
  }
}
