import { describe, expect, it } from 'vitest';
import { typedNumber, withPart } from './entries.ts';

describe('an entry of a list', () => {
  it('gets a part, and loses it where nothing is typed', () => {
    const exclusion: { item: string; text?: string } = { item: 'ECG' };
    const worded = withPart(exclusion, 'text', '先做');
    expect(worded).toEqual({ item: 'ECG', text: '先做' });
    expect(withPart(worded, 'text', '')).toEqual({ item: 'ECG' });
    expect(withPart(worded, 'text', undefined)).toEqual({ item: 'ECG' });
    expect(exclusion).toEqual({ item: 'ECG' });
  });

  it.each([
    ['45', 45],
    [' 0 ', 0],
    ['', undefined],
    [' ', undefined],
    ['许多', undefined],
  ])('reads %j as %s', (typed, number) => {
    expect(typedNumber(typed)).toBe(number);
  });
});
