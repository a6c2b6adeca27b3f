import type { FloorEvent, SiteState } from '@daozhen/protocol';
import { evolve } from '../rules/index.ts';
import { median } from './spread.ts';

/** Why somebody was not there: did not answer (C5), was examined elsewhere (C6), came late (P1). */
export const missReasons = ['absent', 'elsewhere', 'late'] as const;
export type MissReason = (typeof missReasons)[number];

/** Who brought somebody back: himself on his phone, staff, or time. */
export const returners = ['phone', 'staff', 'itself'] as const;
export type Returner = (typeof returners)[number];

/** One time somebody was not there. */
export interface Miss {
  visit: string;
  /** Absent of one who has not arrived yet. */
  ticket?: string;
  /** Absent where an appointment was missed. */
  station?: string;
  /** Where an appointment was missed: the stations at which a place had been kept, and was no more. */
  kept?: string[];
  at: number;
  reason: MissReason;
  /** Announcements without an answer. */
  calls?: number;
  /** The third time at a station: only a nurse brings him back. */
  nurse: boolean;
  backAt?: number;
  by?: Returner;
  /** The call there that was answered. */
  answeredAt?: number;
}

/**
 * What the misses at one station come to. Who came late lost the place kept at each station he was to visit,
 * and is counted at each; the station `''` has these people once, with when they came.
 */
export interface MissFigures {
  station: string;
  absent: number;
  elsewhere: number;
  late: number;
  nurse: number;
  back: number;
  by: Record<Returner, number>;
  /** Until back, and from there to the answered call: the usual times, ms. */
  awayMs?: number;
  waitMs?: number;
}

/** Takes a day's events and says who was not there when called, why, and how he came back. */
export class PassReport {
  readonly state: SiteState;
  readonly #misses: Miss[] = [];
  /** Passed and not back, by visit. */
  readonly #away = new Map<string, Miss>();
  /** Back and not examined there yet, by visit and station. */
  readonly #waiting = new Map<string, Miss>();

  /** @param before the campus before the day's first event; it is changed */
  constructor(before: SiteState) {
    this.state = before;
  }

  apply(event: FloorEvent): void {
    const { facts, type } = event;
    const calls = this.state.visits[facts.visit ?? '']?.calls;
    evolve(this.state, event);
    if (type === 'passed') this.#passed(event, calls);
    if (type === 'undone' && facts.undone === 'pass') this.#takeBack(event);
    for (const id of Object.keys(event.changes.visits ?? {})) this.#look(id, event);
    if (type === 'started') this.#started(facts.visit ?? '', facts.station ?? '');
  }

  /** Every miss of the day, the oldest first. */
  get misses(): readonly Miss[] {
    return this.#misses;
  }

  /** By station, those with the most misses first, and the people who came late at the end. */
  figures(): MissFigures[] {
    const stations = [
      ...new Set(this.#misses.flatMap(({ station = '', kept = [] }) => [station, ...kept])),
    ];
    return stations
      .map((station) => figuresOf(station, this.#misses))
      .toSorted(
        (a, b) => Number(a.station === '') - Number(b.station === '') || total(b) - total(a),
      );
  }

  #passed({ at, facts }: FloorEvent, calls: number | undefined): void {
    const { visit = '', ticket, station, reason } = facts;
    const miss: Miss = {
      visit,
      ...(ticket !== undefined && { ticket }),
      ...(station !== undefined && { station }),
      at,
      reason: reason === 'elsewhere' ? 'elsewhere' : 'absent',
      ...(calls !== undefined && { calls }),
      nurse: this.state.visits[visit]?.away?.reason === 'nurse',
    };
    this.#misses.push(miss);
    this.#away.set(visit, miss);
  }

  /** A pass that is undone was none, also where its examinee has come back meanwhile. */
  #takeBack({ facts: { visit = '', station } }: FloorEvent): void {
    const at = this.#misses.findLastIndex(
      (miss) => miss.visit === visit && miss.reason !== 'late' && miss.station === station,
    );
    const [miss] = at < 0 ? [] : this.#misses.splice(at, 1);
    if (this.#away.get(visit) === miss) this.#away.delete(visit);
    const place = `${visit} ${station}`;
    if (this.#waiting.get(place) === miss) this.#waiting.delete(place);
  }

  #look(id: string, { at, by, changes }: FloorEvent): void {
    if (changes.visits?.[id]?.late === true) {
      const kept = Object.keys(this.state.visits[id]?.places ?? {});
      this.#misses.push({ visit: id, at, reason: 'late', kept, nurse: false });
      this.#away.set(id, this.#misses.at(-1)!);
      return;
    }
    const miss = this.#away.get(id);
    const visit = this.state.visits[id];
    if (!miss || !visit || visit.state === 'away' || visit.state === 'expected') return;
    this.#away.delete(id);
    if (visit.state === 'finished') return;
    miss.backAt = at;
    miss.by = returnerOf(by);
    if (miss.ticket === undefined && visit.ticket !== undefined) miss.ticket = visit.ticket;
    if (miss.station !== undefined) this.#waiting.set(`${id} ${miss.station}`, miss);
  }

  #started(id: string, station: string): void {
    const miss = this.#waiting.get(`${id} ${station}`);
    const calledAt = this.state.visits[id]?.calledAt;
    if (!miss || calledAt === undefined) return;
    miss.answeredAt = calledAt;
    this.#waiting.delete(`${id} ${station}`);
  }
}

function returnerOf(by: string): Returner {
  if (by.startsWith('visit:')) return 'phone';
  return by.startsWith('system:') ? 'itself' : 'staff';
}

/** How many came late of those for whom a place was kept there. */
const lateAt = (station: string, misses: readonly Miss[]): number =>
  misses.filter(
    ({ reason, kept = [] }) => reason === 'late' && (station === '' || kept.includes(station)),
  ).length;

const total = ({ absent, elsewhere, late }: MissFigures): number => absent + elsewhere + late;

function figuresOf(station: string, all: readonly Miss[]): MissFigures {
  const misses = all.filter((miss) => (miss.station ?? '') === station);
  const count = (is: (miss: Miss) => boolean) => misses.filter(is).length;
  const back = misses.filter((miss) => miss.backAt !== undefined);
  const by = (who: Returner) => back.filter((miss) => miss.by === who).length;
  const awayMs = median(back.map((miss) => (miss.backAt ?? 0) - miss.at));
  const waitMs = median(
    back.flatMap(({ backAt = 0, answeredAt }) =>
      answeredAt === undefined ? [] : [answeredAt - backAt],
    ),
  );
  return {
    station,
    absent: count((miss) => miss.reason === 'absent'),
    elsewhere: count((miss) => miss.reason === 'elsewhere'),
    late: lateAt(station, all),
    nurse: count((miss) => miss.nurse),
    back: back.length,
    by: { phone: by('phone'), staff: by('staff'), itself: by('itself') },
    ...(awayMs !== undefined && { awayMs }),
    ...(waitMs !== undefined && { waitMs }),
  };
}
