import JsBarcode from 'jsbarcode';

/** A bar of a barcode: where it starts and how wide it is, in modules. */
export interface Bar {
  x: number;
  width: number;
}

/**
 * The bars of a text in Code 128.
 * @returns the bars and the whole width in modules, without the quiet zone
 */
export function code128(text: string): { bars: Bar[]; width: number } {
  const drawing: { encodings?: { data: string }[] } = {};
  JsBarcode(drawing, text, { format: 'CODE128' });
  const modules = (drawing.encodings ?? []).map((each) => each.data).join('');
  const bars = [...modules.matchAll(/1+/g)].map((run) => ({ x: run.index, width: run[0].length }));
  return { bars, width: modules.length };
}
