import Type, { type Static } from 'typebox';

/** Of what is counted so much is remembered: then it is halved. */
export const COUNTED = 400;

/** A count that is halved before it comes near. */
export const Count = Type.Number({ minimum: 0, maximum: 1000 });
/** An instant or a stretch of time, ms. */
export const Ms = Type.Number({ minimum: 0, maximum: 1e14 });

/** How often something happens in a stretch of time: seen so often in so many ms. */
export const Hazard = Type.Object({ count: Count, ms: Ms }, { additionalProperties: false });
export type Hazard = Static<typeof Hazard>;

/** A hazard of which nothing has been seen. */
export const noHazard = (): Hazard => ({ count: 0, ms: 0 });

/** Nothing happens to one person more often, events a ms: who comes and goes within an instant is played for ever. */
const MOST = 1 / 1000;

/** Events a ms; before anything has been seen, `count` in `ms`. */
export function hazardRate(hazard: Hazard | undefined, count: number, ms: number): number {
  return Math.min(MOST, ((hazard?.count ?? 0) + count) / ((hazard?.ms ?? 0) + ms));
}

/** Learns that `ms` have passed, at whose end it happened or did not. */
export function note(hazard: Hazard, ms: number, happened: boolean): void {
  hazard.ms += Math.max(0, ms);
  if (!happened) return;
  hazard.count += 1;
  if (hazard.count > COUNTED) {
    hazard.count /= 2;
    hazard.ms /= 2;
  }
}
