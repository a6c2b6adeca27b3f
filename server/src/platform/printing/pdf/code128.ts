import JsBarcode from 'jsbarcode';
import type { PdfContent } from './definition.ts';

/** Modules of white the standard wants on either side of the bars. */
const QUIET = 10;

/**
 * A text as a Code 128 barcode.
 * @param width of the whole code with its quiet zones, points
 * @param height of the bars, points
 */
export function code128(text: string, width: number, height: number): PdfContent {
  const drawing: { encodings?: { data: string }[] } = {};
  JsBarcode(drawing, text, { format: 'CODE128' });
  const modules = (drawing.encodings ?? []).map((each) => each.data).join('');
  const unit = width / (modules.length + 2 * QUIET);
  const bars = [...modules.matchAll(/1+/g)].map((run) => ({
    type: 'rect' as const,
    x: (run.index + QUIET) * unit,
    y: 0,
    w: run[0].length * unit,
    h: height,
    color: '#000',
    lineWidth: 0,
  }));
  return { canvas: bars };
}
