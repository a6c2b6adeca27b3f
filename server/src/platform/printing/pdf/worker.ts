import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { create, type Font } from 'fontkit';
import pdfmake from 'pdfmake';
import type { PdfDefinition } from './definition.ts';
import { sans } from './fonts.ts';
import { ORDINARY, withFonts, type Coverage, type Needed } from './glyphs.ts';
import { noteOfMissing, type PdfAnswer, type PdfRequest } from './messages.ts';
import { holds, readSlices, unpack } from './rare.ts';

/** The thread that makes PDFs, so that a long list never delays a call. */

const port = parentPort;
if (!port) throw new Error('to be started as a worker thread');

pdfmake.setFonts({ [ORDINARY]: sans });
// A description names our own fonts and nothing else: no address and no other file is ever opened.
pdfmake.setUrlAccessPolicy(() => false);
const files = new Set<string>(Object.values(sans));
pdfmake.setLocalAccessPolicy((path) => files.has(path));
pdfmake.addTableLayouts({
  grid: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    paddingLeft: () => 4,
    paddingRight: () => 4,
    paddingTop: () => 1.2,
    paddingBottom: () => 1.2,
  },
  /** Two strong lines, nothing between the columns. */
  band: {
    hLineWidth: () => 1.4,
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : 8),
    paddingRight: () => 0,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  },
});

const ordinary = new Set((create(readFileSync(sans.normal)) as Font).characterSet);
const slices = readSlices();
const coverage: Coverage = {
  familyOf: (codePoint) =>
    ordinary.has(codePoint) ? ORDINARY : slices.find((slice) => holds(slice, codePoint))?.name,
};

/** Where pdfmake looks for a font before it looks for a file; its types leave it out. */
const { virtualfs } = pdfmake as unknown as {
  virtualfs: { existsSync(name: string): boolean; writeFileSync(name: string, file: Buffer): void };
};

/** Makes the slices a page needs known to pdfmake; each is unpacked once. */
async function load(families: ReadonlySet<string>): Promise<void> {
  for (const slice of slices.filter(({ name }) => families.has(name))) {
    if (!virtualfs.existsSync(slice.name)) virtualfs.writeFileSync(slice.name, await unpack(slice));
    pdfmake.addFonts({ [slice.name]: { normal: slice.name, bold: slice.name } });
  }
}

async function make({ definition, language }: PdfRequest) {
  const needed: Needed = { families: new Set(), missing: new Set() };
  const page = withFonts(definition, coverage, needed) as PdfDefinition;
  const { families, missing } = needed;
  await load(families);
  const note = missing.size > 0 ? [noteOfMissing([...missing], language)] : [];
  const whole = {
    ...page,
    content: [page.content, ...note],
    defaultStyle: { font: ORDINARY, ...page.defaultStyle },
  } as PdfDefinition;
  const buffer = await pdfmake.createPdf(whole).getBuffer();
  return { bytes: new Uint8Array(buffer), missing: [...missing] };
}

port.on('message', (request: PdfRequest) => {
  make(request).then(
    (made) => {
      const answer: PdfAnswer = { id: request.id, ...made };
      port.postMessage(answer, [made.bytes.buffer]);
    },
    (error: unknown) => {
      const answer: PdfAnswer = { id: request.id, failed: String(error) };
      port.postMessage(answer);
    },
  );
});
