import { describe, expect, it } from 'vitest';
import { drawTurns, type Person, type Taking } from './draw.ts';

const MINUTE = 60_000;
const every = (minutes: number): Taking => ({
  firstMs: (minutes / 2) * MINUTE,
  everyMs: minutes * MINUTE,
  keepsMs: minutes * MINUTE,
});

/** People in the order of urgency, ten minutes apart; `busy` ones are free only later. */
function draw(
  people: Record<string, string[]>,
  takings: Record<string, Taking>,
  busy: Record<string, number> = {},
) {
  const all = Object.keys(people).map((visit, i): Person => {
    const freeAt = (busy[visit] ?? 0) * MINUTE;
    return { visit, urgency: -i * 10 * MINUTE, stations: people[visit]!, freeAt };
  });
  return drawTurns(all, (station) => takings[station], 1);
}

function turns(...given: Parameters<typeof draw>): Record<string, string> {
  const first = draw(...given).first;
  return Object.fromEntries(
    [...first].map(([visit, { station, at }]) => [visit, `${station} ${at / MINUTE}`]),
  );
}

describe('turns dealt out', () => {
  const takings = { us: every(10), ecg: every(4) };

  it('G2 come to the most urgent who is free, wherever one comes up first', () => {
    const people = { a: ['us', 'ecg'], b: ['us', 'ecg'], c: ['us'], d: ['ecg'] };
    // ecg takes one at 2, 6, 10 …, us at 5, 15 …; a has had his turn at ecg and comes to us before c.
    expect(turns(people, takings)).toEqual({ a: 'ecg 2', b: 'us 5', d: 'ecg 6', c: 'us 25' });
  });

  it('G2 come to those who are busy once they are free, if they are more urgent', () => {
    const people = { a: ['us'], b: ['us'] };
    expect(turns(people, takings, { a: 4 })).toEqual({ b: 'us 15' });
    expect(turns(people, takings, { a: 20 })).toEqual({ b: 'us 5' });
  });

  it('wait for whoever comes to a station where nobody is free', () => {
    expect(turns({ a: ['ecg'], b: ['ecg', 'us'] }, { us: every(10) }, { b: 9 })).toEqual({});
    expect(draw({ a: ['us'] }, takings, { a: 9 }).first.size).toBe(0);
  });

  it('are none where nobody takes anybody', () => {
    expect(turns({ a: ['us'], b: ['ecg', 'us'] }, { ecg: every(4) })).toEqual({ b: 'ecg 2' });
    expect(turns({}, {})).toEqual({});
  });

  it('say when somebody would have one at another station, ahead of those less urgent', () => {
    const found = draw({ a: ['us'], b: ['us'], c: ['us'] }, takings);
    expect(found.turnAt('us', 0)).toBe(5 * MINUTE);
    expect(found.turnAt('us', -15 * MINUTE)).toBe(25 * MINUTE);
    expect(found.turnAt('us', -99 * MINUTE)).toBe(35 * MINUTE);
    expect(found.turnAt('us', 0, 16 * MINUTE)).toBe(25 * MINUTE);
    expect(found.turnAt('us', 0, 60 * MINUTE)).toBe(60 * MINUTE);
    expect(found.turnAt('ecg', 0)).toBeUndefined();
  });
});
