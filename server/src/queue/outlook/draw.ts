/** Somebody in the centre, as far as it matters for who is sent where next. All times in ms from now on. */
export interface Person {
  visit: string;
  /** When he can be sent anywhere: at once, if he rests. */
  freeAt: number;
  /** The greater, the sooner he is sent. */
  urgency: number;
  /** Where something can be done for him. */
  stations: readonly string[];
}

/** How a station takes people on, all its rooms together. */
export interface Taking {
  /** Until it could call one more. */
  firstMs: number;
  /** From one call to the next. */
  everyMs: number;
  /** How long one is kept there, the way to the next station included. */
  keepsMs: number;
}

/** A turn somebody has at a station. */
export interface Turn {
  station: string;
  at: number;
}

/** A person on the way through the hours that are played. */
interface Player {
  visit: string;
  freeAt: number;
  urgency: number;
}

interface Counter extends Taking {
  station: string;
  nextAt: number;
  /** Who has still to come. */
  people: Player[];
  /** The turns dealt out there, as they come, how urgent whoever had them was, and the least so far. */
  dealt: { at: number; urgency: number; least: number }[];
}

/** Nobody is played for longer than a long day. */
const MOST_TURNS = 20_000;

/** The turns of the next hours. */
export interface Draw {
  /** The first turn of everybody who rested. */
  first: ReadonlyMap<string, Turn>;
  /** When somebody so urgent would have a turn at a station if he waited for that one alone from an instant on. */
  turnAt(station: string, urgency: number, from?: number): number | undefined;
}

/**
 * Plays ahead what guidance does when it sends people: whenever a station could call one more, the most urgent
 * of those who are free then and can do something there has the turn, and is free again after it. Played until
 * everybody who rests has had a turn.
 * @param idleShare how much time since the last examination counts in urgency: it begins anew with each
 */
export function drawTurns(
  people: readonly Person[],
  takingOf: (station: string) => Taking | undefined,
  idleShare: number,
): Draw {
  const counters = countersOf(people, takingOf);
  const first = new Map<string, Turn>();
  let open = [...counters.values()];
  let left = people.filter(({ freeAt }) => freeAt <= 0).length;
  for (let turn = 0; turn < MOST_TURNS && left > 0 && open.length > 0; turn += 1) {
    let next = open[0]!;
    for (const each of open) if (each.nextAt < next.nextAt) next = each;
    const player = takeMostUrgent(next);
    if (!player) {
      next.nextAt = earliestFree(next);
      if (next.nextAt === Infinity) open = open.filter((each) => each !== next);
      continue;
    }
    const { station, nextAt: at } = next;
    if (player.freeAt <= 0 && !first.has(player.visit)) {
      first.set(player.visit, { station, at });
      left -= 1;
    }
    const least = Math.min(player.urgency, next.dealt.at(-1)?.least ?? Infinity);
    next.dealt.push({ at, urgency: player.urgency, least });
    next.nextAt += next.everyMs;
    const through = at + next.keepsMs;
    player.urgency -= idleShare * (through - player.freeAt);
    player.freeAt = through;
  }
  return {
    first,
    turnAt(station, urgency, from = 0) {
      const counter = counters.get(station);
      if (!counter) return undefined;
      const { dealt, nextAt } = counter;
      let turn = firstIndex(dealt, ({ least }) => least <= urgency);
      while (turn < dealt.length && (dealt[turn]!.at < from || dealt[turn]!.urgency > urgency))
        turn += 1;
      return Math.max(from, dealt[turn]?.at ?? nextAt);
    },
  };
}

function countersOf(
  people: readonly Person[],
  takingOf: (station: string) => Taking | undefined,
): Map<string, Counter> {
  const counters = new Map<string, Counter>();
  for (const { visit, freeAt, urgency, stations } of people) {
    const player: Player = { visit, freeAt, urgency };
    for (const station of stations) {
      let counter = counters.get(station);
      if (!counter) {
        const taking = takingOf(station);
        if (!taking) continue;
        counter = { ...taking, station, nextAt: taking.firstMs, people: [], dealt: [] };
        counters.set(station, counter);
      }
      counter.people.push(player);
    }
  }
  return counters;
}

/** Takes out the most urgent of those who are free when the station could call one more. */
function takeMostUrgent({ people, nextAt }: Counter): Player | undefined {
  let found = -1;
  for (let i = 0; i < people.length; i += 1) {
    const { freeAt, urgency } = people[i]!;
    if (freeAt <= nextAt && urgency > (people[found]?.urgency ?? -Infinity)) found = i;
  }
  return found < 0 ? undefined : people.splice(found, 1)[0];
}

function earliestFree({ people }: Counter): number {
  let least = Infinity;
  for (const { freeAt } of people) if (freeAt < least) least = freeAt;
  return least;
}

/** The first index from which a condition holds that, once it holds, holds for all that follow. */
function firstIndex<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
