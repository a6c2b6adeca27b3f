import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { create, type Font } from 'fontkit';
import pdfmake from 'pdfmake';
import type { PdfDefinition } from './definition.ts';
import { fontFiles, type FontFamily } from './fonts.ts';
import { withFonts, type Coverage } from './glyphs.ts';
import { noteOfMissing, type PdfAnswer, type PdfRequest } from './messages.ts';

/** The thread that makes PDFs, so that a long list never delays a call. */

const port = parentPort;
if (!port) throw new Error('to be started as a worker thread');

pdfmake.setFonts(fontFiles);
// A description names our own fonts and nothing else: no address and no other file is ever opened.
pdfmake.setUrlAccessPolicy(() => false);
const files = new Set<string>(Object.values(fontFiles).flatMap((family) => Object.values(family)));
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

function characters(family: FontFamily): ReadonlySet<number> {
  return new Set((create(readFileSync(fontFiles[family].normal)) as Font).characterSet);
}

const sets = { sans: characters('sans'), rare: characters('rare') };
const coverage: Coverage = { has: (family, codePoint) => sets[family].has(codePoint) };

async function make({ definition, language }: PdfRequest) {
  const missing = new Set<string>();
  const page = withFonts(definition, coverage, missing) as PdfDefinition;
  const note = missing.size > 0 ? [noteOfMissing([...missing], language)] : [];
  const whole = {
    ...page,
    content: [page.content, ...note],
    defaultStyle: { font: 'sans', ...page.defaultStyle },
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
