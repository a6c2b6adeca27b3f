/** A spot in the building: floor number and metres on that floor's plan. */
export interface Spot {
  floor: number;
  x: number;
  y: number;
}

/** An unhurried examinee, in metres per millisecond (1 m/s). */
const METRES_PER_MS = 1 / 1000;
/** One floor by lift or stairs, waiting included, in ms. */
const FLOOR_MS = 45_000;
/** Corridors do not run straight: walked distance over straight distance. */
const DETOUR = 1.3;

/** Expected walking time between two spots in ms. */
export function walkMs(from: Spot, to: Spot): number {
  const metres = Math.hypot(from.x - to.x, from.y - to.y) * DETOUR;
  return metres / METRES_PER_MS + Math.abs(from.floor - to.floor) * FLOOR_MS;
}
