import { steadyBound } from '../forecast/index.ts';
import { keyOf, type Outcome, type Told } from './told.ts';

/** What is predicted now for a visit: its next call, or without a station its end. */
export interface Prediction {
  visit: string;
  ticket: string;
  station: string;
  /** From now on, ms. */
  p50: number;
  p90: number;
  plain?: number;
  ahead?: number;
}

/** A call at a station, or that the visit's last call or finish was taken back. */
export type Turn =
  | { visit: string; at: number; station: string }
  | { visit: string; at: number; undone: 'call' | 'finish' };

/** What has happened since the last look. */
export interface Happened {
  turns: readonly Turn[];
  /** What became of a visit that is predicted no more; undefined while it is only between two stations. */
  fate(visit: string): { outcome: 'away' | 'left' | 'finished'; at: number } | undefined;
}

/** A move of the range smaller than this is not worth a line in the book. */
const WORTH_MS = 60_000;
/** So many ranges of one wait are kept; the last one is always the present. */
const MOST_RANGES = 40;

/**
 * What the examinees of a campus are told, steady by rule W2, and what came of it (rule W3). A wait that
 * guidance moves from one station to another and back goes on where it was: it ends with a call, or when the
 * visit no longer waits.
 */
export class ToldBook {
  readonly #open = new Map<string, Map<string, Told>>();
  readonly #ended = new Map<string, Told>();
  #changed = new Set<Told>();
  #justEnded: Told[] = [];

  /** @param told what an earlier forecaster had begun */
  constructor(told: Iterable<Told> = []) {
    for (const each of told) {
      if (each.outcome === undefined) this.#ofVisit(each.visit).set(each.station, each);
      else this.#ended.set(keyOf(each), each);
    }
  }

  /** What is shown for a visit at a station; for its end with an empty station. */
  of(visit: string, station: string): Told | undefined {
    return this.#open.get(visit)?.get(station);
  }

  /** Takes what happened and what is predicted now. @returns what has ended with it */
  look(now: number, day: string, predictions: readonly Prediction[], happened: Happened): Told[] {
    this.#justEnded = [];
    for (const turn of happened.turns) {
      if ('undone' in turn) this.#reopen(turn.visit, turn.undone);
      else this.#called(turn);
    }
    for (const prediction of predictions) this.#predict(now, day, prediction);
    for (const visit of this.#open.keys()) {
      const fate = happened.fate(visit);
      if (fate) this.#leave(visit, fate);
    }
    return this.#justEnded;
  }

  /** What has changed since this was last asked, to be kept where a successor finds it. */
  takeChanged(): Told[] {
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed;
  }

  /** What ended before an instant: it cannot be undone any more. */
  endedBefore(at: number): Told[] {
    return [...this.#ended.values()].filter(({ endedAt = 0 }) => endedAt < at);
  }

  /** Forgets what is stored for good. */
  forget(stored: readonly Told[]): void {
    for (const each of stored) this.#ended.delete(keyOf(each));
  }

  #ofVisit(visit: string): Map<string, Told> {
    let told = this.#open.get(visit);
    if (!told) this.#open.set(visit, (told = new Map()));
    return told;
  }

  #predict(now: number, day: string, prediction: Prediction): void {
    const { visit, ticket, station, p50, p90, plain, ahead } = prediction;
    const of = this.#ofVisit(visit);
    const known = of.get(station);
    const bound = Math.round(steadyBound(known?.bound, now, { p50, p90 }));
    const typical = Math.round(Math.min(now + p50, bound));
    if (!known) {
      const first: Told = {
        visit,
        ticket,
        station,
        day,
        since: now,
        p50: typical,
        p90: bound,
        ...(plain === undefined ? {} : { plain: Math.round(now + plain) }),
        ...(ahead === undefined ? {} : { ahead }),
        bound,
        raised: 0,
        shown: [[now, typical, bound]],
      };
      of.set(station, first);
      this.#changed.add(first);
      return;
    }
    if (bound > known.bound) known.raised += 1;
    known.bound = bound;
    const last = known.shown.at(-1)?.[2] ?? 0;
    if (Math.abs(bound - last) < WORTH_MS) return;
    if (known.shown.length === MOST_RANGES) known.shown.pop();
    known.shown.push([now, typical, bound]);
    this.#changed.add(known);
  }

  #called({ visit, station, at }: { visit: string; station: string; at: number }): void {
    for (const told of this.#waits(visit)) {
      this.#end(told, told.station === station ? 'called' : 'elsewhere', at);
    }
  }

  #leave(visit: string, { outcome, at }: { outcome: Outcome; at: number }): void {
    const waits = outcome === 'finished' ? 'left' : outcome;
    for (const told of this.#waits(visit)) this.#end(told, waits, at);
    const end = this.of(visit, '');
    // Who is away for a while is still to be finished some time.
    if (end && outcome !== 'away') this.#end(end, outcome, at);
  }

  #waits(visit: string): Told[] {
    const told = this.#open.get(visit)?.values() ?? [];
    return [...told].filter(({ station }) => station !== '');
  }

  #end(told: Told, outcome: Outcome, at: number): void {
    told.outcome = outcome;
    told.endedAt = at;
    const of = this.#open.get(told.visit);
    of?.delete(told.station);
    if (of?.size === 0) this.#open.delete(told.visit);
    this.#ended.set(keyOf(told), told);
    this.#changed.add(told);
    this.#justEnded.push(told);
  }

  /** The last call or finish of a visit did not count: what it ended goes on. */
  #reopen(visit: string, undone: 'call' | 'finish'): void {
    const ended = [...this.#ended.values()].filter(
      (told) => told.visit === visit && (undone === 'finish') === (told.station === ''),
    );
    const last = Math.max(...ended.map(({ endedAt = 0 }) => endedAt));
    for (const told of ended.filter(({ endedAt }) => endedAt === last)) {
      this.#ended.delete(keyOf(told));
      delete told.outcome;
      delete told.endedAt;
      if (!this.of(visit, told.station)) this.#ofVisit(visit).set(told.station, told);
      this.#changed.add(told);
    }
  }
}
