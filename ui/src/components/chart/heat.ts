import type { HeatSpec } from './spec.ts';

/** How strong a field's tint is, 0 to 1, and to which side. */
export interface Tint {
  side: 'heat' | 'heat-over' | 'heat-under';
  share: number;
}

/**
 * The tint of each value: with a `middle`, by its distance to it, as far as the largest distance; without, from
 * `value.min` (0) to `value.max` (the largest value).
 */
export function tintOf(spec: HeatSpec): (value: number) => Tint {
  const all = spec.values.flat().filter((value) => value !== null);
  const { middle } = spec;
  if (middle !== undefined) {
    const far = reach(all.map((value) => Math.abs(value - middle)));
    return (value) => ({
      side: value > middle ? 'heat-over' : 'heat-under',
      share: within(Math.abs(value - middle), far),
    });
  }
  const from = spec.value?.min ?? 0;
  const far = (spec.value?.max ?? reach(all)) - from;
  return (value) => ({ side: 'heat', share: within(value - from, far) });
}

const reach = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), 0);
const within = (part: number, whole: number) =>
  whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 0;
