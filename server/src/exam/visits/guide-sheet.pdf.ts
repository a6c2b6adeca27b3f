import { sheetContent, type GuideSheet, type Language, type SheetContent } from '@daozhen/protocol';
import { code128, mm, type PdfContent, type PdfDefinition } from '../../platform/printing/index.ts';

/** Sizes of one paper, in points unless they say millimetres. */
interface Looks {
  page: 'A4' | 'A5';
  marginsMm: [number, number];
  text: number;
  small: number;
  ticket: number;
  title: number;
  codeMm: number;
  qrMm: number;
}

const looks: Record<'a4' | 'a5', Looks> = {
  a5: {
    page: 'A5',
    marginsMm: [8, 6],
    text: 9,
    small: 7.5,
    ticket: 34,
    title: 15,
    codeMm: 58,
    qrMm: 22,
  },
  a4: {
    page: 'A4',
    marginsMm: [14, 12],
    text: 11,
    small: 9,
    ticket: 44,
    title: 19,
    codeMm: 70,
    qrMm: 28,
  },
};

/** A guide sheet as pages: the same words in the same order as the browser's. */
export function guideSheetPdf(
  sheet: GuideSheet,
  paper: 'a4' | 'a5',
  language: Language,
): PdfDefinition {
  const look = looks[paper];
  const [x, y] = look.marginsMm;
  const content = sheetContent(sheet, language);
  return {
    pageSize: look.page,
    pageMargins: [mm(x), mm(y), mm(x), mm(y)],
    info: { title: `${content.title} ${content.ticket}` },
    defaultStyle: { fontSize: look.text, lineHeight: 1.05 },
    content: [
      header(content, look),
      who(content, look),
      items(content, look),
      { text: content.footer, fontSize: look.small, margin: [0, 6, 0, 0] },
    ],
  };
}

function header({ site, title, barcode }: SheetContent, look: Looks): PdfContent {
  const width = mm(look.codeMm);
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: site, fontSize: look.small + 0.5 },
          { text: title, fontSize: look.title, bold: true },
        ],
      },
      {
        width,
        stack: [
          code128(barcode, width, mm(10)),
          { text: barcode, fontSize: 7, alignment: 'center', characterSpacing: 1 },
        ],
      },
    ],
    columnGap: mm(4),
  };
}

/** The ticket, the facts and the QR code, between two strong lines. */
function who({ ticket, facts, scan, guideUrl }: SheetContent, look: Looks): PdfContent {
  const names = facts.map(({ label, value }): PdfContent => ({
    columns: [
      { text: label, width: look.text * 3.4, color: '#444444' },
      { text: value, width: '*', bold: true },
    ],
  }));
  const code: PdfContent = {
    stack: [
      { qr: guideUrl, fit: mm(look.qrMm), eccLevel: 'M', alignment: 'center' },
      { text: scan, fontSize: look.small - 1, alignment: 'center' },
    ],
    margin: [0, 3, 0, 1],
  };
  const row: PdfContent[] = [
    { text: ticket, fontSize: look.ticket, bold: true, margin: [0, mm(3), 0, 0], noWrap: true },
    { stack: names, margin: [0, mm(3), 0, 0] },
    code,
  ];
  return {
    table: { widths: ['auto', '*', mm(look.qrMm + 4)], body: [row] as never },
    layout: 'band',
    margin: [0, 5, 0, 6],
  };
}

function items({ head, rows }: SheetContent, look: Looks): PdfContent {
  const small = { fontSize: look.small, color: '#333333' };
  const titles = [head.number, head.item, head.place, head.signature].map((text) => ({
    text,
    bold: true,
    fontSize: look.small,
  }));
  const body = rows.map(({ item, hint, station, rooms }, index) => [
    { text: String(index + 1), alignment: 'center' },
    { stack: [{ text: item }, ...(hint === undefined ? [] : [{ text: `※ ${hint}`, ...small }])] },
    { stack: [{ text: station }, { text: rooms, ...small }] },
    { text: '' },
  ]);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [look.text * 2, '*', '32%', '19%'],
      body: [titles, ...body] as never,
    },
    layout: 'grid',
  };
}
