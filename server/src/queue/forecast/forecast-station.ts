import { quantileOfSorted } from './numbers.ts';
import type { Forecast, StationPicture } from './picture.ts';
import { SamplePath } from './sample-path.ts';
import { sceneOf, type StationBelief } from './scene.ts';
import { PATHS } from './spread-draws.ts';

/** So many people here, and those before them, are looked at on all paths; whoever stands behind on a few. */
const NEAR = 48;
const LEAST_NEAR = 16;
const FAR_PATHS = 8;

/** What sampling says of one place, ms from now. */
export interface SampledWait extends Forecast {
  mean: number;
}

/**
 * The wait of every place of a station's line, by visit, in one pass: some tens of possible courses of the
 * next hours are played, and each place's turns on them make its distribution. The same picture and belief
 * always give the same answer. A place whose holder is elsewhere gets the turn it would have were he here.
 * Places that no room on duty may take are missing.
 */
export function forecastStation(
  picture: StationPicture,
  belief: StationBelief,
  now: number,
): Map<string, SampledWait> {
  const size = picture.line.length;
  const found = new Map<string, SampledWait>();
  if (size === 0 || picture.rooms.length === 0) return found;
  const scene = sceneOf(picture, belief, now);
  const near = nearOf(picture);
  const turns = new Float64Array(size);
  const all = new Float64Array(size * PATHS);
  for (let path = 0; path < PATHS; path += 1) {
    const sought = path < FAR_PATHS ? size : near;
    new SamplePath(scene, path, turns, sought).run();
    for (let i = 0; i < sought; i += 1) all[i * PATHS + path] = turns[i]!;
  }
  picture.line.forEach(({ visit }, index) => {
    const paths = index < near ? PATHS : FAR_PATHS;
    const wait = summary(all.subarray(index * PATHS, index * PATHS + paths).sort());
    if (wait) found.set(visit, wait);
  });
  return found;
}

/** How many places from the front all paths are played for. */
function nearOf({ line }: StationPicture): number {
  let here = 0;
  let last = LEAST_NEAR;
  for (let i = 0; i < line.length && here < NEAR; i += 1) {
    if (line[i]!.elsewhere) continue;
    here += 1;
    last = Math.max(last, i + 1);
  }
  return Math.min(line.length, last);
}

/** @param turns sorted; undefined where most paths have none */
function summary(turns: Float64Array): SampledWait | undefined {
  const never = turns.indexOf(Infinity);
  const some = never < 0 ? turns : turns.subarray(0, never);
  if (some.length < turns.length / 2) return undefined;
  let sum = 0;
  for (const each of some) sum += each;
  return {
    p50: quantileOfSorted(some, 0.5),
    p90: quantileOfSorted(some, 0.9),
    mean: sum / some.length,
  };
}
