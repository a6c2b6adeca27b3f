import type { Visit } from '@daozhen/protocol';
import { sentTo } from '../campus/index.ts';
import type { Wait } from '../forecast/index.ts';
import { planNext } from '../guidance/index.ts';
import { classOf, isReady, todoItems } from '../rules/index.ts';
import { planWorldOf, type GuidedCampus } from '../steward/index.ts';
import { drawTurns, type Draw, type Person, type Taking, type Turn } from './draw.ts';

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
const CHANGE_MS = 5 * 60_000;
/** What is left of somebody's examinations counts so much against his time here (rule G2). */
const REMAINING_SHARE = 2;

/** From one station to the next, and into the room. */
const WALK_MS = 60_000;
/** Somebody of whom nothing is known. */
const NOBODY = '';

interface Thought {
  at: number;
  /** What had happened to the visit by then. */
  of: string;
  candidates: ReturnType<typeof planNext>;
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
    const { state } = this.#guided.campus;
    const world = planWorldOf(this.#guided);
    const people: Person[] = [];
    for (const id in state.visits) {
      const visit = state.visits[id]!;
      const isResting = visit.state === 'free' && visit.choice === undefined;
      if (!isResting) this.#thoughts.delete(id);
      const person = isResting
        ? this.#resting(world, visit)
        : busyPerson(world, this.#guided, visit);
      if (person) people.push(person);
    }
    const takings = new Map<string, Taking | undefined>();
    const takingOf = (station: string) => {
      if (!takings.has(station)) takings.set(station, takingAt(this.#guided.waits, station));
      return takings.get(station);
    };
    const draw = drawTurns(people, takingOf, (station) => REMAINING_SHARE * world.itemMs(station));
    const likely = new Map<string, Likely>();
    for (const { visit, urgency, freeAt } of people) {
      const found = freeAt > 0 ? undefined : this.#settled(visit, urgency, draw);
      if (found) likely.set(visit, found);
    }
    for (const id of this.#thoughts.keys()) if (!state.visits[id]) this.#thoughts.delete(id);
    this.#likely = likely;
    this.#dealtAt = now;
    this.#dealtOf = state;
  }

  #resting(world: World, visit: Visit): Person | undefined {
    const { candidates } = this.#thought(world, visit);
    if (candidates.length === 0) return undefined;
    const stations = candidates.map(({ station }) => station);
    return { visit: visit.id, freeAt: 0, urgency: urgencyOf(world, visit), stations };
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
    };
    if (known?.of !== of) this.#likely.delete(visit.id);
    this.#thoughts.set(visit.id, thought);
    return thought;
  }

  /** Stays with the station named before unless another is better by more than a little. */
  #settled(visit: string, urgency: number, draw: Draw): Likely | undefined {
    const turn = draw.first.get(visit);
    const before = this.#guided.waits.toldStation(visit) ?? this.#likely.get(visit)?.station;
    if (!turn || before === undefined || before === turn.station)
      return this.#likelyAt(visit, turn);
    const { candidates = [] } = this.#thoughts.get(visit) ?? {};
    const at = draw.turnAt(before, urgency);
    const isPossible = at !== undefined && candidates.some(({ station }) => station === before);
    if (!isPossible || at - turn.at > CHANGE_MS) return this.#likelyAt(visit, turn);
    return this.#likelyAt(visit, { station: before, at });
  }

  #likelyAt(visit: string, turn: Turn | undefined): Likely | undefined {
    const wait = turn && this.#guided.waits.ifSent(visit, turn.station);
    if (!wait) return undefined;
    const { station, at } = turn;
    const candidates = this.#thoughts.get(visit)?.candidates ?? [];
    const walk = candidates.find((each) => each.station === station)?.walkMs ?? 0;
    const restMs = Math.max(0, at - wait.p50);
    const p50 = Math.max(walk, wait.p50 + restMs);
    return { station, wait: { p50, p90: p50 + (wait.p90 - wait.p50) + restMs / 2 }, restMs };
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
  const serviceMs = waits.serviceMs(station);
  return { firstMs: first.p50, everyMs: serviceMs / servers, keepsMs: serviceMs + WALK_MS };
}

/** Somebody who waits in a line or is in a room: when he is through there, and what can be done for him then. */
function busyPerson(world: World, { waits }: GuidedCampus, visit: Visit): Person | undefined {
  const { id, station, state } = visit;
  if (station === undefined || state === 'away' || state === 'finished') return undefined;
  const stations = new Set<string>();
  for (const item of todoItems(visit)) {
    if (item.station !== station && isReady(visit, item, world.now)) stations.add(item.station);
  }
  if (stations.size === 0) return undefined;
  const wait = state === 'bound' ? (waits.of(id, station)?.p50 ?? 0) : 0;
  const service = waits.serviceMs(station) * (state === 'serving' ? 0.5 : 1);
  const freeAt = wait + service + WALK_MS;
  return {
    visit: id,
    freeAt,
    urgency: urgencyOf(world, visit) + REMAINING_SHARE * world.itemMs(station),
    stations,
  };
}
