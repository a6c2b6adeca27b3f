import type { Language } from '@daozhen/protocol';
import { MISSING_MARK } from './glyphs.ts';
import type { PdfContent, PdfDefinition } from './definition.ts';

export interface PdfRequest {
  id: number;
  definition: PdfDefinition;
  language: Language;
}

export interface MadePdf {
  bytes: Uint8Array;
  /** Characters no font has, as `U+20BB7`. */
  missing: string[];
}

export type PdfAnswer = ({ id: number } & MadePdf) | { id: number; failed: string };

/** What is printed below a page on which characters are missing. */
export function noteOfMissing(missing: readonly string[], language: Language): PdfContent {
  const which = missing.join('、');
  const text =
    language === 'zh'
      ? `${MISSING_MARK} 处的字打印字库没有收入（${which}），请手写补上。`
      : `${MISSING_MARK} stands for characters the fonts lack (${missing.join(', ')}); write them in by hand.`;
  return { text, fontSize: 8, bold: true, margin: [0, 4, 0, 0] };
}
