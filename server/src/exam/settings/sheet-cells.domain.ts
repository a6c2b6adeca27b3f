import { readers, type Columns } from '../../platform/sheets/index.ts';
import type { Entry } from './settings.schemas.ts';

/** How cells of settings are read and written. */

/** A row as its columns read it. */
export type Row = Record<string, unknown>;

export const idForm = readers.pattern(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'not-an-id');
export const timeForm = readers.pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time');
export const name = readers.text({ max: 60 });
export const words = readers.text({ max: 200 });
export const sexes = { 男: 'M', 女: 'F', M: 'M', F: 'F' };
export const categories = {
  临床: 'clinical',
  检验: 'laboratory',
  影像: 'imaging',
  功能: 'function',
  clinical: 'clinical',
  laboratory: 'laboratory',
  imaging: 'imaging',
  function: 'function',
};
export const categoryNames: Record<string, string> = {
  clinical: '临床',
  laboratory: '检验',
  imaging: '影像',
  function: '功能',
};

/** How strictly pregnancy rules an item out, as a cell says it. */
export const pregnancyNames: Record<string, string> = {
  pregnant: '怀孕不做',
  possible: '怀孕或可能怀孕不做',
  unasked: '须先询问',
};
export const pregnancyLimits = Object.fromEntries(
  Object.entries(pregnancyNames).flatMap(([id, name]) => [
    [name, id],
    [id, id],
  ]),
);

export const metres: typeof readers.date = (text) => {
  const number = Number(text);
  return Number.isFinite(number) && Math.abs(number) <= 1000
    ? readers.read(String(number))
    : readers.wrong('not-a-length');
};

export const column = (
  title: string,
  titleEn: string,
  read: Columns[string]['read'],
  required = false,
) => ({
  title,
  titleEn,
  read,
  required,
});
export const named = {
  id: column('编号', 'Id', idForm, true),
  name: column('名称', 'Name', name, true),
  nameEn: column('英文名', 'English name', name, true),
};
export const yuan = (fen: unknown) => (typeof fen === 'number' ? fen / 100 : undefined);
export const joined = (list: unknown) => (Array.isArray(list) ? list.join('、') : undefined);
export const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
export const figure = (value: unknown) => (typeof value === 'number' ? value : undefined);
export const yes = (value: unknown) => (value === true ? '是' : undefined);
export const sexName = (sex: unknown) =>
  sex === undefined ? undefined : sex === 'M' ? '男' : '女';
export const given = (fields: Row) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
export const baseCells = (entry: Entry) => ({
  id: entry.id,
  name: text(entry['name']),
  nameEn: text(entry['nameEn']),
});
