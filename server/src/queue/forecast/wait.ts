/** A wait in ms: the typical one and the one that nine of ten stay below. */
export interface Wait {
  p50: number;
  p90: number;
}

/** What counting people goes by. */
export interface WaitInput {
  /** People ahead who compete for the same rooms (rule O1). */
  ahead: number;
  /** People in those rooms now. */
  inRooms: number;
  /** Examinees those rooms can take at once: capacity summed over the rooms on duty. */
  servers: number;
  /** Mean and standard deviation of one service, ms. */
  meanMs: number;
  deviationMs: number;
}

/** 90% quantile of the standard normal distribution. */
const Z90 = 1.2816;

/**
 * Expected wait before one is called: people ahead × mean ÷ servers, plus what is left of the services
 * running (half a service each if all servers are busy). The P90 adds the spread of a sum of independent
 * services. Undefined when no room is on duty.
 */
export function estimateWait(input: WaitInput): Wait | undefined {
  const { ahead, inRooms, servers, meanMs, deviationMs } = input;
  if (servers < 1) return undefined;
  const waves = Math.max(0, ahead + inRooms - servers + 1);
  if (waves === 0) return { p50: 0, p90: meanMs / servers };
  const p50 = ((waves - 1) * meanMs + meanMs / 2) / servers;
  const spread = (Math.sqrt(waves) * Math.hypot(deviationMs, meanMs / 4)) / servers;
  return { p50, p90: p50 + Z90 * spread };
}

const MINUTE = 60_000;

/** What is shown falls only so far that this much more is left, and the forecast's own spread. */
const CALM_MS = MINUTE;

/**
 * The instant to show as the latest expected call, after the one shown before (rule W2): it may move
 * earlier at any time and moves later only when the typical wait exceeds it by more than a minute. Once
 * shown it keeps a spread's distance from the forecast: a bound that follows every good news has to be
 * taken back at the next bad one, and people mind a wait that grows more than one that shrinks slowly.
 * @param shown the instant shown so far; undefined when nothing was shown yet
 */
export function steadyBound(shown: number | undefined, now: number, wait: Wait): number {
  const { p50, p90 } = wait;
  if (shown === undefined) return now + p90;
  const calm = now + p90 + (p90 - p50) + CALM_MS;
  return calm < shown || now + p50 > shown + MINUTE ? calm : shown;
}

/** A wait as people read it: whole minutes, both ends rounded so that the range never looks exact. */
export function waitMinutes(p50Ms: number, boundMs: number): [number, number] {
  const low = Math.max(0, Math.round(p50Ms / MINUTE));
  const high = Math.max(low + 1, Math.ceil(boundMs / MINUTE));
  return [low, high > 20 ? Math.ceil(high / 5) * 5 : high];
}
