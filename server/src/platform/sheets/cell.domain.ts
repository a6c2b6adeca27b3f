/** What a spreadsheet may hold in one place. */
export type RawCell = string | number | boolean | Date | null;

/** From here on a spreadsheet's numbers do not keep every digit. */
const exactBelow = 1e15;

/**
 * A cell as text, the way a person reads it: trimmed, full-width digits and letters as plain ones. A
 * number too long for a spreadsheet to keep comes out in scientific notation, as it would in CSV, so
 * that one check (`digits-lost`) finds both.
 */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'number' && Math.abs(cell) >= exactBelow) return cell.toExponential(5);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return plainText(String(cell));
}

function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

/** Spaces of every kind around it go, full-width ASCII becomes ASCII, invisible signs go. */
export function plainText(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u3000]/g, ' ')
    .trim();
}

/** Signs a spreadsheet takes for the start of a formula when it opens a file. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** Text that no spreadsheet program runs as a formula when it opens the file. */
export function neutral(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
