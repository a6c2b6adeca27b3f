import type { Visit } from '@daozhen/protocol';
import { sentTo } from '../campus/index.ts';
import type { Wait } from '../forecast/index.ts';
import { planNext } from '../guidance/index.ts';
import { classOf } from '../rules/index.ts';
import { planWorldOf, type GuidedCampus } from '../steward/index.ts';
import { drawPlaces, type Drawn, type Resting, type Taking } from './draw.ts';

/** Where somebody who rests will probably be sent. */
export interface Likely {
  station: string;
  /** Until he is called there: what it takes to be sent and the wait at the station. */
  wait: Wait;
  /** The part of it that those who rest and go there before him take, ms. */
  restMs: number;
}

/** The next place of a visit as everybody is told. */
export interface NextPlace {
  station: string;
  /** Bound, called or chosen: he is to be there. Otherwise he rests, and this is where he will probably go. */
  sent: boolean;
  /** Of somebody who rests: see {@link Likely}. */
  wait?: Wait;
  restMs?: number;
}

/** Turns are dealt out anew at most this often, ms. */
const DEAL_MS = 1000;
/** What is possible for a visit is thought over this often, and when something happened to it, ms. */
const THINK_MS = 5000;
/** Another station is named only if one is called there so much sooner, ms: a place that flickers helps nobody. */
const CHANGE_MS = 3 * 60_000;
/** What is left of somebody's examinations counts so much against his time here (rule G2). */
const REMAINING_SHARE = 2;

/** Somebody of whom nothing is known. */
const NOBODY = '';

interface Thought {
  at: number;
  /** What had happened to the visit by then. */
  of: string;
  candidates: ReturnType<typeof planNext>;
  urgency: number;
}

type World = ReturnType<typeof planWorldOf>;

/**
 * Where the people of a campus go next: where they have been sent, or, of those who rest in the lounge with no
 * place of their own or none accepted yet, where guidance will probably send them, and when they are called there.
 */
export class Outlook {
  readonly #guided: GuidedCampus;
  readonly #thoughts = new Map<string, Thought>();
  #likely = new Map<string, Likely>();
  #dealtAt = -Infinity;
  #dealtOf: unknown;

  constructor(guided: GuidedCampus) {
    this.#guided = guided;
  }

  /** The next place of a visit; undefined where guidance cannot say, and of those it is not to send. */
  next(visit: Visit): NextPlace | undefined {
    const station = sentTo(visit);
    if (station !== undefined) return { station, sent: true };
    const likely = this.#likelyOf(visit);
    return likely && { ...likely, sent: false };
  }

  #likelyOf(visit: Visit): Likely | undefined {
    if (visit.state !== 'free') return undefined;
    const { campus } = this.#guided;
    const { now, state } = { now: campus.now(), state: campus.state };
    const known = this.#thoughts.get(visit.id);
    const isOld = this.#dealtOf !== state || now - this.#dealtAt >= DEAL_MS || now < this.#dealtAt;
    if (isOld || known?.of !== signOf(visit)) this.#deal(now);
    return this.#likely.get(visit.id);
  }

  /** Deals the next turns out to all who rest. */
  #deal(now: number): void {
    const { campus, waits } = this.#guided;
    const { state } = campus;
    const world = planWorldOf(this.#guided);
    const resting: Resting[] = [];
    for (const id in state.visits) {
      const visit = state.visits[id]!;
      if (visit.state !== 'free' || visit.choice !== undefined) {
        this.#thoughts.delete(id);
        continue;
      }
      const { candidates, urgency } = this.#thought(world, visit);
      if (candidates.length === 0) continue;
      resting.push({ visit: id, urgency, stations: candidates.map(({ station }) => station) });
    }
    const takings = new Map<string, Taking | undefined>();
    const takingOf = (station: string) => {
      if (!takings.has(station)) takings.set(station, takingAt(waits, station));
      return takings.get(station);
    };
    const drawn = drawPlaces(resting, takingOf);
    const likely = new Map<string, Likely>();
    for (const { visit } of resting) {
      const found = this.#settled(visit, drawn.get(visit), takingOf);
      if (found) likely.set(visit, found);
    }
    for (const id of this.#thoughts.keys()) if (!state.visits[id]) this.#thoughts.delete(id);
    this.#likely = likely;
    this.#dealtAt = now;
    this.#dealtOf = state;
  }

  #thought(world: World, visit: Visit): Thought {
    const known = this.#thoughts.get(visit.id);
    const of = signOf(visit);
    if (known?.of === of && world.now - known.at < THINK_MS && world.now >= known.at) return known;
    const thought = {
      // Thoughts of one moment are not all renewed at one moment.
      at: known ? world.now : world.now - (this.#thoughts.size % 8) * (THINK_MS / 8),
      of,
      candidates: planNext(world, visit),
      urgency: urgencyOf(world, visit),
    };
    if (known?.of !== of) this.#likely.delete(visit.id);
    this.#thoughts.set(visit.id, thought);
    return thought;
  }

  /** Stays with the station named before unless another is better by more than a little. */
  #settled(
    visit: string,
    drawn: Drawn | undefined,
    takingOf: (station: string) => Taking | undefined,
  ): Likely | undefined {
    if (!drawn) return undefined;
    const fresh = this.#whenDrawn(visit, drawn, takingOf(drawn.station));
    const before = this.#guided.waits.toldStation(visit) ?? this.#likely.get(visit)?.station;
    if (before === undefined || before === drawn.station) return fresh;
    const { candidates = [] } = this.#thoughts.get(visit) ?? {};
    if (!candidates.some(({ station }) => station === before)) return fresh;
    const stay = this.#whenDrawn(visit, { ...drawn, station: before }, takingOf(before));
    if (!stay) return fresh;
    return fresh && stay.wait.p50 - fresh.wait.p50 > CHANGE_MS ? fresh : stay;
  }

  /** Those before him hold a station up for one turn each; nobody knows for sure that they all go there. */
  #whenDrawn(visit: string, drawn: Drawn, taking: Taking | undefined): Likely | undefined {
    const wait = this.#guided.waits.ifSent(visit, drawn.station);
    if (!wait || !taking) return undefined;
    const candidates = this.#thoughts.get(visit)?.candidates ?? [];
    const walk = candidates.find(({ station }) => station === drawn.station)?.walkMs ?? 0;
    const restMs = drawn.before * taking.everyMs;
    const p50 = Math.max(walk, wait.p50 + restMs);
    return {
      station: drawn.station,
      wait: { p50, p90: p50 + (wait.p90 - wait.p50) + restMs / 2 },
      restMs,
    };
  }
}

/** Changes with whatever changes what is possible for somebody who rests; time alone is not in it. */
function signOf(visit: Visit): string {
  return `${visit.moves} ${Object.keys(visit.prep).length} ${visit.state}`;
}

/** As guidance ranks those who rest (rule G2). */
function urgencyOf({ state, now, remainingMs }: World, visit: Visit): number {
  const here = now - (visit.since ?? visit.checkedInAt ?? now);
  const { creditMs } = classOf(state.settings, visit.class);
  return here + creditMs - REMAINING_SHARE * remainingMs(visit);
}

function takingAt(waits: GuidedCampus['waits'], station: string): Taking | undefined {
  const servers = waits.openRooms(station).reduce((sum, { capacity }) => sum + capacity, 0);
  const first = waits.ifSent(NOBODY, station);
  if (servers === 0 || !first) return undefined;
  return { firstMs: first.p50, everyMs: waits.serviceMs(station) / servers };
}
