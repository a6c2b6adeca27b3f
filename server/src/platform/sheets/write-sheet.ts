import { neutral } from './cell.domain.ts';
import { inThread } from './sheet-thread.ts';

/** A column of an export. */
export interface ExportColumn<Row> {
  title: string;
  /** In signs of the usual width; 14 by default. */
  width?: number;
  value(row: Row): string | number | undefined;
}

export interface Export<Row> {
  /** Of the sheet within the workbook. */
  name: string;
  columns: readonly ExportColumn<Row>[];
  rows: readonly Row[];
}

/** Media types of the two formats. */
export const sheetTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

const usualWidth = 14;
/** What a sheet's name must not have in it, and how long it may be. */
const nameRest = /[\\/?*[\]:]/g;
const nameLength = 31;

/** Writes a workbook of one sheet; texts that look like formulas stay texts. */
export async function writeXlsx<Row>({ name, columns, rows }: Export<Row>): Promise<Uint8Array> {
  const answer = await inThread({
    type: 'write',
    name: name.replace(nameRest, ' ').slice(0, nameLength),
    titles: columns.map(({ title }) => neutral(title)),
    widths: columns.map(({ width }) => width ?? usualWidth),
    rows: cells(columns, rows),
  });
  if (!('bytes' in answer)) throw new Error('the workbook could not be written');
  return answer.bytes;
}

/** Writes comma-separated text in UTF-8 with a mark, as Excel in Chinese needs it. */
export function writeCsv<Row>({ columns, rows }: Omit<Export<Row>, 'name'>): Uint8Array {
  const lines = [columns.map(({ title }) => neutral(title)), ...cells(columns, rows)];
  const text = lines.map((line) => line.map(quoted).join(',')).join('\r\n');
  return Buffer.from(`\uFEFF${text}\r\n`);
}

function cells<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]) {
  return rows.map((row) =>
    columns.map((column) => {
      const value = column.value(row) ?? '';
      return typeof value === 'string' ? neutral(value) : value;
    }),
  );
}

const quoted = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The header that lets a browser save a download under a Chinese name. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
