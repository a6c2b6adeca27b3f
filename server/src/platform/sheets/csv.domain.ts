const separators = [',', '\t', ';', '，'] as const;

/** The sign between cells: the one the first line has most of, outside quotation marks. */
export function separatorOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text)?.[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const counts = separators.map((sign) => bare.split(sign).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Splits comma-separated text into rows of cells (RFC 4180): quoted cells may hold separators, line ends
 * and doubled quotation marks. A quotation mark within a bare cell is a sign like any other.
 */
export function parseCsv(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const { cell, next } = readCell(text, at, separator);
    row.push(cell);
    const sign = text[next];
    at = next + 1;
    if (sign === separator) {
      if (at === text.length) row.push('');
      continue;
    }
    if (sign === '\r' && text[at] === '\n') at += 1;
    endRow();
  }
  if (row.length > 0) endRow();
  return rows;
}

function readCell(text: string, from: number, separator: string): { cell: string; next: number } {
  if (text[from] !== '"') {
    let next = from;
    while (next < text.length && !isEnd(text[next], separator)) next += 1;
    return { cell: text.slice(from, next), next };
  }
  let cell = '';
  let next = from + 1;
  while (next < text.length) {
    if (text[next] !== '"') cell += text[next++];
    else if (text[next + 1] === '"') {
      cell += '"';
      next += 2;
    } else break;
  }
  next += 1;
  // Whatever follows the closing mark belongs to the cell: nothing of a file is dropped.
  while (next < text.length && !isEnd(text[next], separator)) cell += text[next++];
  return { cell, next };
}

const isEnd = (sign: string | undefined, separator: string): boolean =>
  sign === separator || sign === '\n' || sign === '\r';
