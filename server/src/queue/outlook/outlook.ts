import type { SiteState, Visit } from '@daozhen/protocol';
import { sentTo } from '../campus/index.ts';
import type { Wait } from '../forecast/index.ts';
import { IDLE_SHARE } from '../guidance/index.ts';
import { capacityOf } from '../rules/index.ts';
import type { GuidedCampus } from '../steward/index.ts';
import { drawTurns, type Draw, type Person, type Taking, type Turn } from './draw.ts';
import { isResting, peopleOf, WALK_MS } from './people.ts';

/** The next place of a visit as everybody is told. */
export interface NextPlace {
  station: string;
  /** Bound, called or chosen: he is to be there. Otherwise he rests, and this is where he will probably go. */
  sent: boolean;
  /** Of somebody who rests, until he is called there: what it takes to be sent and the wait at the station. */
  wait?: Wait;
}

/** Turns are dealt out anew at most this often, ms, and for no more than this share of the time. */
const DEAL_MS = 1000;
const DEAL_SHARE = 0.03;
/** Another station is named only if one is called there so much sooner, ms: a place that flickers helps nobody. */
const CHANGE_MS = 5 * 60_000;
/** Nobody knows for sure who is sent where before somebody: nine of ten wait no longer than so much more. */
const REST_SPREAD = 0.7;
/** Somebody of whom nothing is known. */
const NOBODY = '';

/** Somebody's turn, and what had happened to him when it was dealt. */
interface Dealt {
  of: string;
  turn?: Turn;
}

/**
 * Where the people of a campus go next: where they have been sent, or, of those who rest in the lounge with no
 * place of their own or none accepted yet, where guidance will probably send them, and when they are called there.
 */
export class Outlook {
  readonly #guided: GuidedCampus;
  #dealt = new Map<string, Dealt>();
  #people: ReadonlyMap<string, Person> = new Map();
  #draw: Draw | undefined;
  #state: SiteState | undefined;
  #at = 0;
  #restUntil = 0;

  constructor(guided: GuidedCampus) {
    this.#guided = guided;
  }

  /** The next place of a visit; undefined where guidance cannot say, and of those it is not to send. */
  next(visit: Visit): NextPlace | undefined {
    const station = sentTo(visit);
    if (station !== undefined) return { station, sent: true };
    const turn = isResting(visit) ? this.#turnOf(visit) : undefined;
    const wait = turn && this.#guided.waits.ifSent(visit.id, turn.station);
    if (!wait) return undefined;
    // A VIP's place in a line is called in its turn, sent or not (rule P1).
    const isInLine = this.#isEarly && visit.places[turn.station] !== undefined;
    return {
      station: turn.station,
      sent: false,
      wait: isInLine ? wait : afterRest(wait, this.#from(turn.at)),
    };
  }

  /**
   * How long a visit would wait for its call at a station if it went there next, ms: from now on if it rests, else
   * from when it is through where it is. Undefined where nothing can be done for it there.
   */
  waitFor(visit: Visit, station: string): number | undefined {
    this.#renew(visit);
    const person = this.#people.get(visit.id);
    if (!person?.stations.includes(station)) return undefined;
    const at = this.#draw?.turnAt(station, person.urgency, person.freeAt);
    if (at === undefined) return undefined;
    return Math.max(0, person.freeAt > 0 ? at - person.freeAt : this.#from(at));
  }

  /** The wait of somebody who came to a station now: after all who rest and could be sent there. */
  newcomer(station: string): Wait | undefined {
    const { campus, waits } = this.#guided;
    const wait = waits.atEnd(station);
    if (!wait || this.#isEarly) return wait;
    if (this.#isOld(campus.now())) this.#deal(campus.now());
    const least = this.#leastUrgentFor(station);
    const at = least === undefined ? undefined : this.#draw?.turnAt(station, least - 1);
    return at === undefined ? wait : afterRest(wait, this.#from(at));
  }

  /** How urgent the least urgent of those is who rest and could be sent to a station. */
  #leastUrgentFor(station: string): number | undefined {
    let least: number | undefined;
    for (const { freeAt, urgency, stations } of this.#people.values())
      if (freeAt <= 0 && urgency < (least ?? Infinity) && stations.includes(station))
        least = urgency;
    return least;
  }

  get #isEarly(): boolean {
    return this.#guided.campus.state.settings.policy.binding === 'early';
  }

  /** What was dealt a moment ago has come nearer since. */
  #from(at: number): number {
    return at - (this.#guided.campus.now() - this.#at);
  }

  #turnOf(visit: Visit): Turn | undefined {
    this.#renew(visit);
    return this.#dealt.get(visit.id)?.turn;
  }

  /** Deals anew where it is time, or where something has happened to somebody who rests. */
  #renew(visit: Visit): void {
    const { campus } = this.#guided;
    const now = campus.now();
    const isNew = isResting(visit) && this.#dealt.get(visit.id)?.of !== signOf(visit);
    if (isNew || this.#isOld(now)) this.#deal(now);
  }

  #isOld(now: number): boolean {
    const { state } = this.#guided.campus;
    return this.#state !== state || now >= this.#restUntil || now < this.#at;
  }

  /** Deals the next turns out to all who rest. */
  #deal(now: number): void {
    const began = performance.now();
    const { campus, waits } = this.#guided;
    const people = peopleOf(this.#guided);
    const takings = new Map<string, Taking | undefined>();
    const takingOf = (station: string) => {
      if (!takings.has(station)) takings.set(station, takingAt(waits, station));
      return takings.get(station);
    };
    const draw = drawTurns(people, takingOf, IDLE_SHARE);
    const known = new Map(people.map((person) => [person.visit, person]));
    const dealt = new Map<string, Dealt>();
    for (const id in campus.state.visits) {
      const visit = campus.state.visits[id]!;
      if (!isResting(visit)) continue;
      const person = known.get(id);
      const turn = person && this.#settled(visit, person, draw);
      dealt.set(id, { of: signOf(visit), ...(turn ? { turn } : {}) });
    }
    this.#dealt = dealt;
    this.#people = known;
    this.#draw = draw;
    this.#state = campus.state;
    this.#at = now;
    this.#restUntil = now + Math.max(DEAL_MS, (performance.now() - began) / DEAL_SHARE);
  }

  /** Stays with the station named before unless another is better by more than a little. */
  #settled(visit: Visit, { urgency, stations }: Person, draw: Draw): Turn | undefined {
    const turn = draw.first.get(visit.id);
    const known = this.#dealt.get(visit.id);
    const before =
      this.#guided.waits.toldStation(visit.id) ??
      (known?.of === signOf(visit) ? known.turn?.station : undefined);
    if (!turn || before === undefined || !stations.includes(before)) return turn;
    const at = draw.turnAt(before, urgency);
    if (before === turn.station || at === undefined || at - turn.at > CHANGE_MS) return turn;
    return { station: before, at };
  }
}

/** The wait at a station of somebody who is called there no sooner than `callMs` from now. */
function afterRest({ p50, p90 }: Wait, callMs: number): Wait {
  const restMs = Math.max(0, callMs - p50);
  const later = p50 + restMs;
  return { p50: later, p90: later + (p90 - p50) + REST_SPREAD * restMs };
}

/** Changes with whatever happens to somebody who rests; time alone is not in it. */
function signOf(visit: Visit): string {
  return `${visit.moves} ${Object.keys(visit.prep).length}`;
}

function takingAt(waits: GuidedCampus['waits'], station: string): Taking | undefined {
  const servers = capacityOf(waits.openRooms(station));
  const first = waits.ifSent(NOBODY, station);
  if (servers === 0 || !first) return undefined;
  const serviceMs = waits.serviceMs(station);
  return { firstMs: first.p50, everyMs: serviceMs / servers, keepsMs: serviceMs + WALK_MS };
}
