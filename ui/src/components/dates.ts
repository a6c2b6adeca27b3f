/** Dates as people type them. A date is `YYYY-MM-DD`, without a time of day or a zone. */

const shapes = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
  /^(\d{4})\s+(\d{1,2})\s+(\d{1,2})$/,
];

/** The date somebody means by `19850203`, `1985-2-3`, `1985.2.3` or `1985年2月3日`; undefined for none. */
export function readDate(text: string): string | undefined {
  const plain = text.trim().normalize('NFKC');
  for (const shape of shapes) {
    const [, year, month, day] = shape.exec(plain) ?? [];
    if (year && month && day) return realDate(year, month.padStart(2, '0'), day.padStart(2, '0'));
  }
  return undefined;
}

/** The date, if the calendar has it. */
function realDate(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month}-${day}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  return new Date(time).toISOString().startsWith(text) ? text : undefined;
}
