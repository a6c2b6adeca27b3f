import { figuresOf } from './figures.ts';
import type { Accuracy } from './types.ts';

/** A cell of a CSV file: quoted, and nothing a spreadsheet would take for a formula. */
const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** The figures by station and hour as a CSV file that spreadsheets open with Chinese headings right. */
export function csvOf(
  hours: Accuracy['hours'],
  head: readonly string[],
  nameOf: (station: string) => string,
): string {
  const rows = hours.map(({ station, hour, sums }) => {
    const figures = figuresOf(sums);
    const { told, predicted, latest, actual, error, bias, plainError, kept, raised } = figures;
    const values = [told, predicted, latest, actual, error, bias, plainError, kept, raised];
    return [nameOf(station), `${hour}:00`, ...values];
  });
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Hands the file to the browser. */
export function saveCsv(name: string, ...of: Parameters<typeof csvOf>): void {
  const url = URL.createObjectURL(new Blob([csvOf(...of)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
