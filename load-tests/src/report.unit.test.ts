import { describe, expect, it } from 'vitest';
import { figure, median } from './report.ts';

describe('figures of a benchmark', () => {
  it('takes the median of the rounds’ own ratios, not the ratio of medians', () => {
    const rounds = [
      { value: 10, baseline: 10 },
      { value: 30, baseline: 100 },
      { value: 80, baseline: 100 },
    ];
    expect(figure('x', '/s', rounds)).toMatchObject({ ratio: 0.8, range: [0.3, 1], value: 30 });
  });

  it('averages the middle two of an even count', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
