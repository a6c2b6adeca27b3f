import type { Language } from '@daozhen/protocol';
import { mm, type PdfContent, type PdfDefinition } from '../../platform/printing/index.ts';
import type { QueueList, QueueRow, StationList } from './queue-list.ts';
import { listWords } from './words.ts';

type Words = (typeof listWords)['zh'];

export interface ListLook {
  page: 'A4' | 'A5';
  /** Offset of the campus's clock from UTC, ms. */
  utcOffsetMs: number;
}

/** The lines of a campus on paper: a station begins on a page of its own, to be handed to its nurse. */
export function queueListPdf(list: QueueList, language: Language, look: ListLook): PdfDefinition {
  const words = listWords[language];
  const { pages, without } = pagesOf(list, words);
  const printed = `${words.printed} ${clockText(list.at + look.utcOffsetMs)}`;
  return {
    pageSize: look.page,
    pageMargins: [mm(12), mm(10), mm(12), mm(12)],
    info: { title: words.title },
    defaultStyle: { fontSize: look.page === 'A4' ? 10 : 8.5 },
    content: pages.map((station, index) => [
      ...head(station, list.site, printed, words, index > 0),
      station.rows.length === 0
        ? { text: words.nobody, margin: [0, 6, 0, 0] }
        : table(station, words),
      { text: words.note, ...small },
      index === 0 ? { text: without, ...small } : '',
    ]) as PdfContent[],
  };
}

const small = { fontSize: 8, color: '#333333', margin: [0, 5, 0, 0] };

/** A station where nobody waits takes no page, unless it is the only one; it is named on the first. */
function pagesOf({ stations }: QueueList, words: Words): { pages: StationList[]; without: string } {
  const full = stations.filter(({ rows }) => rows.length > 0);
  const pages = full.length > 0 ? full : stations.slice(0, 1);
  const names = stations.filter((each) => !pages.includes(each)).map(({ name }) => name);
  const without =
    names.length === 0 ? '' : `${words.nobody}${words.colon}${names.join(words.comma)}`;
  return { pages, without };
}

function head(
  { name, rows }: StationList,
  site: string,
  printed: string,
  words: Words,
  newPage: boolean,
): PdfContent[] {
  const waiting = rows.filter(({ inside, why }) => !inside && !why).length;
  return [
    {
      text: `${site} ${words.title}`,
      fontSize: 9,
      ...(newPage && { pageBreak: 'before' as const }),
    },
    {
      columns: [
        { text: name, fontSize: 18, bold: true, width: '*' },
        {
          text: `${words.waiting.replace('{n}', String(waiting))}\n${printed}`,
          alignment: 'right',
          fontSize: 9,
          width: 'auto',
        },
      ],
      margin: [0, 0, 0, 4],
    },
  ];
}

function table({ rows }: StationList, words: Words): PdfContent {
  const titles = [words.number, words.ticket, words.name, words.items, words.prep, words.done];
  const now = rows.filter(({ why }) => !why);
  const later = rows.filter(({ why }) => why);
  let place = 0;
  const body = now.map((row) => cells(row, row.inside ? '' : String((place += 1)), words));
  const divider = { text: words.later, colSpan: 6, fontSize: 8, fillColor: '#eeeeee' };
  const rest = later.map((row) => cells(row, '', words));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [mm(8), mm(18), mm(22), '*', '30%', mm(14)],
      body: [
        titles.map((text) => ({ text, bold: true, fontSize: 8.5 })),
        ...body,
        ...(later.length > 0 ? [[divider, '', '', '', '', ''], ...rest] : []),
      ] as never,
    },
    layout: 'grid',
  };
}

function cells(row: QueueRow, place: string, words: Words): PdfContent[] {
  const remarks = [
    row.inside && [words.inside[row.inside], row.room].filter(Boolean).join(' '),
    row.why && words.why[row.why],
    ...row.prep.map((each) => words.prepared[each] ?? each),
    !row.inside && !row.why && row.room,
  ].filter((each): each is string => typeof each === 'string' && each !== '');
  const texts: PdfContent[] = [
    { text: place, alignment: 'center' },
    { text: row.ticket, bold: true, fontSize: 12 },
    { text: row.name ?? words.private },
    { text: row.items.join(words.comma), fontSize: 8.5 },
    { text: remarks.join(words.comma), fontSize: 8.5 },
    { text: '' },
  ];
  return texts.map((cell) => Object.assign(cell, { verticalAlignment: 'middle' }));
}

/** `2026-03-02 08:31` of a clock already moved to the campus's time. */
function clockText(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
