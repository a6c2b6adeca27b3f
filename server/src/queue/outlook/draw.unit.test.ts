import { describe, expect, it } from 'vitest';
import { drawPlaces, type Taking } from './draw.ts';

const MINUTE = 60_000;
const every = (minutes: number): Taking => ({
  firstMs: (minutes / 2) * MINUTE,
  everyMs: minutes * MINUTE,
});

/** Stations of the one drawn for each, in the order of urgency. */
function drawn(people: Record<string, string[]>, takings: Record<string, Taking>) {
  const all = Object.keys(people);
  const resting = all.map((visit, i) => ({ visit, urgency: -i, stations: people[visit]! }));
  const found = drawPlaces(resting, (station) => takings[station]);
  return Object.fromEntries(
    [...found].map(([visit, { station, before }]) => [visit, `${station} ${before}`]),
  );
}

describe('turns dealt out', () => {
  it('G2 come to the most urgent first, wherever one comes up first', () => {
    const takings = { us: every(10), ecg: every(4) };
    const people = { a: ['us', 'ecg'], b: ['us', 'ecg'], c: ['us'], d: ['ecg'] };
    // ecg takes one at 2, 6, 10 …, us at 5, 15, …
    expect(drawn(people, takings)).toEqual({ a: 'ecg 0', b: 'us 0', d: 'ecg 1', c: 'us 1' });
  });

  it('are none where nobody takes anybody', () => {
    expect(drawn({ a: ['us'], b: ['ecg', 'us'] }, { ecg: every(4) })).toEqual({ b: 'ecg 0' });
    expect(drawn({}, {})).toEqual({});
  });
});
