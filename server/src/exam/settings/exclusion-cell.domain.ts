import { readers, type Columns } from '../../platform/sheets/index.ts';
import type { Exclusion, ItemEntry } from '../catalogue/index.ts';

/** How the items one keeps apart from stand in a cell: `上消化道钡餐 之前做；碳13呼气 同日不做；运动平板 间隔30分钟`. */
export interface ExclusionCell {
  read: Columns[string]['read'];
  write(list: readonly Exclusion[] | undefined): string | undefined;
  /** What was read, with the reasons and sources that an item's present rules give. */
  known(id: string, list: readonly Exclusion[]): Exclusion[];
}

const form = /^(.+?)\s*(同日不做|day|之前做|before|间隔\s*(\d{1,3})\s*分钟?|apart\s*(\d{1,3}))$/;
const most = 720;
const said = (relation: Exclusion) => readers.read(relation);

/** @param items that a cell may name, by name or id */
export function exclusionCell(items: readonly ItemEntry[]): ExclusionCell {
  const ids = new Map(items.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]));
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const one = (word: string) => {
    const [, named = '', rule = '', apart, minutesEn] = form.exec(word) ?? [];
    const item = ids.get(named);
    if (rule === '') return readers.wrong('not-an-exclusion', { word });
    if (item === undefined) return readers.wrong('not-known', { word: named });
    if (rule === '同日不做' || rule === 'day') return said({ item, rule: 'day' });
    if (rule === '之前做' || rule === 'before') return said({ item, rule: 'before' });
    const minutes = Number(apart ?? minutesEn);
    if (minutes < 1 || minutes > most) return readers.wrong('out-of-range', { min: 1, max: most });
    return said({ item, rule: 'apart', minutes });
  };
  const write = (relation: Exclusion) => {
    const name = names.get(relation.item) ?? relation.item;
    if (relation.rule === 'apart') return `${name} 间隔${relation.minutes}分钟`;
    return `${name} ${relation.rule === 'day' ? '同日不做' : '之前做'}`;
  };
  return {
    read: readers.list(one),
    write: (list) => (list && list.length > 0 ? list.map(write).join('；') : undefined),
    known: (id, list) => {
      const present = items.find((item) => item.id === id)?.exclusive ?? [];
      return list.map((each) => present.find((old) => write(old) === write(each)) ?? each);
    },
  };
}
