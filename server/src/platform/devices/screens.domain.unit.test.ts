import { describe, expect, test } from 'vitest';
import type { Instance } from './devices.tables.ts';
import { GONE_MS, instancesAfter, togetherOn, typeOf } from './screens.domain.ts';

const glass = { width: 1920, height: 1080 };

/** What is kept after pages have reported, one after the other. */
function after(...reports: [instance: string, at: number][]): Instance[] {
  return reports.reduce<Instance[]>(
    (kept, [instance, at]) => instancesAfter(kept, { instance, ...glass }, at),
    [],
  );
}

const together = (instances: Instance[], now: number) =>
  togetherOn(instances, now).map(({ id }) => id);

describe('which pages use one pairing at the same time', () => {
  test('one page is one', () => {
    expect(together(after(['a', 0], ['a', 30_000]), 40_000)).toEqual(['a']);
  });

  test('a page loaded anew takes the place of the one before', () => {
    expect(together(after(['a', 0], ['a', 30_000], ['b', 31_000]), 40_000)).toEqual(['b']);
  });

  test('a page that reports after a newer one began is a second glass', () => {
    expect(together(after(['a', 0], ['b', 10_000], ['a', 30_000]), 40_000)).toEqual(['a', 'b']);
  });

  test('who is silent is gone', () => {
    const kept = after(['a', 0], ['b', 10_000], ['a', 30_000], ['b', 40_000]);
    expect(together(kept, 30_000 + GONE_MS)).toEqual(['b']);
    expect(together(kept, 40_000 + GONE_MS)).toEqual([]);
    expect(after(['a', 0], ['b', GONE_MS]).map(({ id }) => id)).toEqual(['b']);
  });

  test('a page that is loaded again and again fills nothing', () => {
    const many = Array.from({ length: 40 }, (_, n): [string, number] => [`p${n}`, n * 100]);
    expect(after(...many)).toHaveLength(8);
  });
});

describe('what a file is', () => {
  const text = (letters: string) => Buffer.from(letters.padEnd(16, '\0'), 'latin1');

  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0'],
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['video/mp4', '\0\0\0\x18ftypmp42'],
    ['video/webm', '\x1aE\xdf\xa3'],
    [undefined, '<svg onload=x>'],
    [undefined, 'RIFF\0\0\0\0WAVEfmt '],
    [undefined, 'GIF89a'],
    [undefined, ''],
  ])('%s', (type, letters) => {
    expect(typeOf(text(letters))).toBe(type);
  });
});
