/** A figure as people read it, with its unit; a dash for none. */
export function measured(value: number | null, unit: string, digits = 1): string {
  if (value === null) return '–';
  const power = 10 ** digits;
  const text = String(Math.round(value * power) / power || 0);
  if (unit === '') return text;
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}
