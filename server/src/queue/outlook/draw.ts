/** Somebody who rests: what could come next for him. */
export interface Resting<K extends string = string> {
  visit: K;
  /** The greater, the sooner he is sent. */
  urgency: number;
  /** Stations he could go to now, the best of them first. */
  stations: readonly string[];
}

/** Where somebody who rests will probably be sent, and how many are sent there before him. */
export interface Drawn {
  station: string;
  before: number;
}

/** How a station takes people on. */
export interface Taking {
  /** Until it calls one more, ms. */
  firstMs: number;
  /** From one to the next, ms. */
  everyMs: number;
}

interface Counter extends Taking {
  station: string;
  nextAt: number;
  taken: number;
  /** Who could go there, the most urgent first, and how far the list is used up. */
  people: string[];
  at: number;
}

/**
 * Deals out the next turns of all stations, in the order in which they come up, each to the most urgent of
 * those who rest and could take it: what guidance does when it sends people, played ahead.
 * @returns for each visit where its turn is, and how many of those who rest have one there before
 */
export function drawPlaces(
  resting: readonly Resting[],
  takingOf: (station: string) => Taking | undefined,
): Map<string, Drawn> {
  const counters = countersOf(resting, takingOf);
  const drawn = new Map<string, Drawn>();
  let open = counters;
  while (open.length > 0) {
    let next = open[0]!;
    for (const each of open) if (each.nextAt < next.nextAt) next = each;
    while (next.at < next.people.length && drawn.has(next.people[next.at]!)) next.at += 1;
    const visit = next.people[next.at];
    if (visit === undefined) {
      open = open.filter((each) => each !== next);
      continue;
    }
    drawn.set(visit, { station: next.station, before: next.taken });
    next.taken += 1;
    next.nextAt += next.everyMs;
  }
  return drawn;
}

function countersOf(
  resting: readonly Resting[],
  takingOf: (station: string) => Taking | undefined,
): Counter[] {
  const counters = new Map<string, Counter>();
  for (const { visit, stations } of resting.toSorted((a, b) => b.urgency - a.urgency)) {
    for (const station of stations) {
      let counter = counters.get(station);
      if (!counter) {
        const taking = takingOf(station);
        if (!taking) continue;
        counter = { ...taking, station, nextAt: taking.firstMs, taken: 0, people: [], at: 0 };
        counters.set(station, counter);
      }
      counter.people.push(visit);
    }
  }
  return [...counters.values()];
}
