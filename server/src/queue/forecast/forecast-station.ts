import { quantileOfSorted } from './numbers.ts';
import type { Forecast, StationPicture } from './picture.ts';
import { SamplePath } from './sample-path.ts';
import { sceneOf, type StationBelief } from './scene.ts';
import { PATHS } from './spread-draws.ts';

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
  const turns = new Float64Array(size);
  const all = Array.from({ length: size }, () => new Float64Array(PATHS));
  for (let path = 0; path < PATHS; path += 1) {
    new SamplePath(scene, path, turns).run();
    for (let i = 0; i < size; i += 1) all[i]![path] = turns[i]!;
  }
  picture.line.forEach(({ visit }, index) => {
    const waits = all[index]!.sort();
    const reached = waits.findIndex((each) => each === Infinity);
    const some = reached < 0 ? waits : waits.subarray(0, reached);
    if (some.length < PATHS / 2) return;
    let sum = 0;
    for (const each of some) sum += each;
    found.set(visit, {
      p50: quantileOfSorted(some, 0.5),
      p90: quantileOfSorted(some, 0.9),
      mean: sum / some.length,
    });
  });
  return found;
}
