import type { Slip, SlipLine } from '@daozhen/protocol';
import { mm, type PdfContent, type PdfDefinition } from './definition.ts';

const sizes = [10, 10, 13, 18, 40] as const;

/** A slip as a page 80 mm wide and as long as it needs, for printers that take pages. */
export function slipPdf({ lines }: Slip): PdfDefinition {
  return {
    pageSize: { width: mm(80), height: 'auto' },
    pageMargins: [mm(4), mm(3), mm(4), mm(6)],
    content: lines.map(lineContent),
  };
}

function lineContent(line: SlipLine): PdfContent {
  if ('qr' in line) return { qr: line.qr, fit: mm(32), alignment: 'center', margin: [0, 4, 0, 4] };
  if ('gap' in line) return { text: ' ', fontSize: 5 };
  if ('rule' in line) {
    const across = { type: 'line', x1: 0, y1: 3, x2: mm(72), y2: 3, lineWidth: 0.7 } as const;
    return { canvas: [across], margin: [0, 2, 0, 5] };
  }
  return {
    text: line.text,
    fontSize: sizes[line.size ?? 1] ?? 10,
    bold: line.bold ?? (line.size ?? 1) > 2,
    alignment: line.centre ? 'center' : 'left',
  };
}
