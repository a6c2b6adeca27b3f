import { describe, expect, it } from 'vitest';
import { nameOfCharacter, runsOf, withFonts, type Coverage, type Needed } from './glyphs.ts';

/** Latin and 欧阳 in the ordinary font, 𡋾 in another, 𠮷 in none. */
const coverage: Coverage = {
  familyOf: (codePoint) => {
    if (codePoint < 0x3000 || '欧阳'.includes(chr(codePoint))) return 'sans';
    return codePoint === 0x212fe ? 'rare' : undefined;
  },
};
const chr = (codePoint: number) => String.fromCodePoint(codePoint);

describe('rare characters', () => {
  it('are printed in the font that has them', () => {
    expect(runsOf('欧阳𡋾 A', coverage)).toEqual([
      { text: '欧阳', family: 'sans' },
      { text: '𡋾', family: 'rare' },
      { text: ' A', family: 'sans' },
    ]);
  });

  it('that no font has are marked and named, never left blank', () => {
    const needed: Needed = { families: new Set(), missing: new Set() };
    const page = {
      pageSize: 'A5',
      content: [{ text: '欧𠮷', bold: true }, { table: { body: [['阳', { qr: '𠮷' }]] } }],
    };
    expect(withFonts(page, coverage, needed)).toEqual({
      pageSize: 'A5',
      content: [
        { text: [{ text: '欧' }, { text: '〓' }], bold: true },
        { table: { body: [['阳', { qr: '𠮷' }]] } },
      ],
    });
    expect([...needed.missing]).toEqual(['U+20BB7']);
  });

  it('leave a description without them as it was', () => {
    const page = { content: ['欧阳', { text: ['A', { text: 'B' }] }] };
    expect(withFonts(page, coverage, { families: new Set(), missing: new Set() })).toEqual(page);
  });

  it('are named as people look them up', () => {
    expect(nameOfCharacter('䶮')).toBe('U+4DAE');
  });
});
