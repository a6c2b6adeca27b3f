/** A station still to be visited. */
export interface StopAhead {
  waitMs: number;
  serviceMs: number;
}

/** From one station to the next, and into the room. */
const WALK_MS = 60_000;

/**
 * How long a visit still takes, ms, going where the wait is shortest first.
 * @param keepsPlaces under late binding one's place at the other stations advances meanwhile (rule P1): the
 *   waits pass side by side, and of each only what is left counts. Under early binding they add up.
 */
export function remainingMs(stops: readonly StopAhead[], keepsPlaces: boolean): number {
  let passed = 0;
  for (const { waitMs, serviceMs } of stops.toSorted((a, b) => a.waitMs - b.waitMs)) {
    passed = keepsPlaces ? Math.max(passed, waitMs) : passed + waitMs;
    passed += serviceMs + WALK_MS;
  }
  return passed;
}
