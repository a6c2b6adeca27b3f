import { expect, it } from 'vitest';
import { MINUTE } from '../../../test-support/floor.ts';
import { nextStations } from './next.ts';

it('G2 tells reasons by code and in both languages, figures in minutes', () => {
  const names = {
    station: (id: string) => ({ zh: `${id}室`, en: id }),
    item: (id: string) => id,
    time: () => '09:30',
  };
  const figures = {
    wait: { p50: 1.26 * MINUTE, p90: 3 * MINUTE },
    walkMs: 0.5 * MINUTE,
    reliefMs: 0,
    costMs: 1.26 * MINUTE,
  };
  const told = nextStations(
    {
      visit: 'v1',
      state: 'free',
      next: 'ecg',
      stations: [
        { station: 'ecg', verdict: 'next', reasons: [{ code: 'soonest' }], figures },
        { station: 'us', verdict: 'not-now', reasons: [{ code: 'choice', station: 'ecg' }] },
      ],
    },
    names,
    7,
  );
  expect(told).toEqual({
    visit: 'v1',
    at: 7,
    state: 'free',
    next: 'ecg',
    stations: [
      {
        station: 'ecg',
        verdict: 'next',
        reasons: [
          { code: 'soonest', zh: '连同步行最早轮到', en: 'The soonest call, the walk included' },
        ],
        figures: { waitP50: 1.3, waitP90: 3, walk: 0.5, relief: 0, cost: 1.3 },
      },
      {
        station: 'us',
        verdict: 'not-now',
        reasons: [{ code: 'choice', zh: '护士已指定ecg室', en: 'A nurse has chosen ecg' }],
      },
    ],
  });
});
