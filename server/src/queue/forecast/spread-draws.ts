import { normalQuantile, uniformFrom } from './numbers.ts';

/** Paths a forecast looks at. */
export const PATHS = 32;
const ROWS = 1024;

/** Each row holds the middles of PATHS equal shares of [0, 1) in an order of its own. */
const shares = new Float64Array(ROWS * PATHS);
const normals = new Float64Array(ROWS * PATHS);
const next = uniformFrom(20_240_601);
for (let row = 0; row < ROWS; row += 1) {
  const at = row * PATHS;
  for (let path = 0; path < PATHS; path += 1) {
    const other = Math.floor(next() * (path + 1));
    shares[at + path] = shares[at + other]!;
    shares[at + other] = (path + 0.5) / PATHS;
  }
  for (let path = 0; path < PATHS; path += 1)
    normals[at + path] = normalQuantile(shares[at + path]!);
}

/**
 * A uniform draw for something on one of the PATHS paths: its draws are spread evenly over the paths (a
 * Latin hypercube), so that few paths tell as much as many random ones, and are the same in every forecast,
 * so that a forecast does not tremble.
 */
export function shareDraw(hash: number, path: number): number {
  return shares[(hash & (ROWS - 1)) * PATHS + path]!;
}

/** Likewise a standard normal draw. */
export function normalDraw(hash: number, path: number): number {
  return normals[(hash & (ROWS - 1)) * PATHS + path]!;
}
