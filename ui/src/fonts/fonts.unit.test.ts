import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';

const rare = readFileSync(new URL('rare-han.css', import.meta.url), 'utf8');
const common = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/wght.css'),
  'utf8',
);

function covered(css: string): Set<number> {
  const points = new Set<number>();
  for (const [, ranges = ''] of css.matchAll(/unicode-range:\s*([^;]+);/g)) {
    for (const range of ranges.split(',')) {
      const [first = '', last = first] = range.trim().slice(2).split('-');
      for (let point = parseInt(first, 16); point <= parseInt(last, 16); point += 1) {
        points.add(point);
      }
    }
  }
  return points;
}

const drawn = new Set([...covered(common), ...covered(rare)]);

describe('the fonts delivered with the screens', () => {
  test.each([
    ['the basic block', 0x4e00, 0x9fff, 0],
    ['Extension A', 0x3400, 0x4dbf, 0],
    ['Extension B', 0x20000, 0x2a6df, 9],
    ['Extensions C to F', 0x2a700, 0x2ebef, 60],
  ])('draw %s but for what was added after they were made', (_name, first, last, without) => {
    let missing = 0;
    for (let point = first; point <= last; point += 1) if (!drawn.has(point)) missing += 1;
    expect(missing).toBeLessThanOrEqual(without);
  });

  test.each(Array.from('𠮷㛃䶮𬱖𫖯昇喆堃㬎镕'))(
    'draw %s, which is in people’s names',
    (character) => {
      expect(drawn.has(character.codePointAt(0)!)).toBe(true);
    },
  );

  test('every slice that is named is there, and none draws what another draws', () => {
    const files = [...rare.matchAll(/url\(\.\/([^)]+)\)/g)].map(([, file]) => file!);
    expect(files.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
    const ordinary = covered(common);
    const both = [...covered(rare)].filter((point) => ordinary.has(point));
    expect(both).toEqual([]);
  });
});
