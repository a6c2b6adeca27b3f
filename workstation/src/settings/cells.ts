import { yuan } from '@daozhen/ui/components';
import type { Book } from './book.svelte.ts';
import type { Hours } from './HoursField.svelte';
import type { Choices } from './fields.ts';
import type { Entry } from './settingsApi.ts';
import { s, sOf } from './text.ts';

const choices: Record<string, Choices> = {
  station: 'station',
  zone: 'zone',
  floor: 'floor',
  sex: 'sex',
  stations: 'station',
  examTypes: 'examType',
};
/** More than so many are counted, not named. */
const named = 3;

/** What a list shows of one field of an entry. */
export function cellText(entry: Entry, key: string, book: Book): string {
  const value = entry[key];
  if (value === undefined) return '';
  if (key === 'priceFen') return yuan(value as number);
  if (key === 'closed') return value === true ? s('closed') : '';
  if (key === 'hours') return `${(value as Hours).from}–${(value as Hours).to}`;
  if (key === 'capacity' && typeof value === 'object') return totalOf(value as { total?: number });
  if (key === 'weekdays')
    return (value as number[]).map((day) => sOf('weekday', String(day))).join(' ');
  const from = choices[key];
  if (Array.isArray(value)) return listText(value as string[], from, book);
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : '';
  return from ? book.nameOf(from, value) : value;
}

const totalOf = ({ total }: { total?: number }) => (total === undefined ? '' : String(total));

function listText(values: readonly string[], from: Choices | undefined, book: Book): string {
  if (!from || values.length > named)
    return values.length === 0 ? '' : s('cell.count', { count: values.length });
  return values.map((id) => book.nameOf(from, id)).join('、');
}
