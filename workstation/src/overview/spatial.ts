/** Where something is on the screen, px. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: Record<Direction, [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** What lies off the way counts for more than what lies along it. */
const SIDEWAYS = 2.5;

const centre = ({ left, top, width, height }: Box) => ({
  x: left + width / 2,
  y: top + height / 2,
});

/**
 * The nearest of some things in a direction.
 * @returns its index; undefined where nothing lies that way
 */
export function nearest(
  from: Box,
  boxes: readonly Box[],
  direction: Direction,
): number | undefined {
  const [dx, dy] = steps[direction];
  const start = centre(from);
  let best: { index: number; cost: number } | undefined;
  boxes.forEach((box, index) => {
    const to = centre(box);
    const along = (to.x - start.x) * dx + (to.y - start.y) * dy;
    const aside = Math.abs((to.x - start.x) * dy) + Math.abs((to.y - start.y) * dx);
    if (along < 2) return;
    const cost = along + SIDEWAYS * aside;
    if (cost < (best?.cost ?? Infinity)) best = { index, cost };
  });
  return best?.index;
}
