import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MINUTE, MORNING } from '../../../test-support/floor.ts';
import { decode, encode, type Forecast } from './published.ts';

const expected = (minutes: number) => ({
  p50: MORNING + minutes * MINUTE,
  p90: MORNING + 2 * minutes * MINUTE,
});

const forecast: Forecast = {
  epoch: 'e1',
  seq: 7,
  at: MORNING,
  passMs: 3,
  model: { source: 'catalogue', trouble: 'not JSON' },
  stations: new Map([
    [
      'ecg',
      {
        newcomer: expected(9),
        trust: 0.75,
        calls: new Map([
          ['v1', expected(2)],
          ['v2', expected(5)],
        ]),
        told: new Map([['v2', expected(6)]]),
      },
    ],
    ['', { trust: 1, calls: new Map(), told: new Map([['v1', expected(40)]]) }],
  ]),
};

/** The same with something else told. */
function changed(change: (told: unknown[]) => unknown): Buffer {
  const written = JSON.parse(inflateRawSync(encode(forecast)).toString()) as {
    stations: Record<string, { told: unknown[] }>;
  };
  change(written.stations['ecg']!.told);
  return deflateRawSync(JSON.stringify(written));
}

describe('W1 a published forecast', () => {
  it('says the same when it is read as when it was written', () => {
    const read = decode(encode(forecast));
    expect(read).toMatchObject({ epoch: 'e1', seq: 7, at: MORNING, passMs: 3 });
    expect(read.model).toEqual(forecast.model);
    expect(read.call('v1', 'ecg')).toEqual(expected(2));
    expect(read.call('v2', 'ecg')).toEqual(expected(5));
    expect(read.told('v2', 'ecg')).toEqual(expected(6));
    expect(read.told('v1', '')).toEqual(expected(40));
    expect(read.newcomer('ecg')).toEqual(expected(9));
    expect(read.trust('ecg')).toBe(0.75);
    expect(read.call('v3', 'ecg')).toBeUndefined();
    expect(read.newcomer('us')).toBeUndefined();
  });

  it('is small: three hundred people with eight places each', () => {
    const calls = new Map(
      Array.from({ length: 300 }, (_, i) => [
        `0197a2b4-0000-7000-8000-${1e11 + i}`,
        expected(i / 9),
      ]),
    );
    const stations = new Map(
      Array.from({ length: 8 }, (_, i) => [`s${i}`, { trust: 1, calls, told: new Map() }]),
    );
    expect(encode({ ...forecast, stations }).length).toBeLessThan(20_000);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no deflated text', Buffer.from('hello')],
    ['another version', deflateRawSync(JSON.stringify({ v: 2 }))],
    ['half of one', encode(forecast).subarray(0, 60)],
    ['waits that are none', changed((told) => (told[1] = null))],
    ['waits of years', changed((told) => (told[2] = 1e12))],
  ])('refuses %s', (_what, bytes) => {
    expect(() => decode(bytes)).toThrow('not a forecast');
  });
});
