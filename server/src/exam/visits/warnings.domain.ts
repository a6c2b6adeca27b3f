import type { PregnancyAnswer } from '@daozhen/protocol';
import {
  apartAmong,
  isAsked,
  planOf,
  type Condition,
  type Contraindication,
  type ItemEntry,
  type PackageEntry,
  type SiteCatalogue,
} from '../catalogue/index.ts';

/**
 * Something to think of before registering.
 * - `refuse`: not done, whoever asks
 * - `ask`: done by somebody who may, with a reason
 * - `note`: said, and nothing more
 */
export interface Warning {
  code: WarningCode;
  level: 'refuse' | 'ask' | 'note';
  /** Items concerned. */
  items?: string[];
  names?: string[];
  text?: string;
  textEn?: string;
  /** Of items that are to be so far apart. */
  minutes?: number;
}

export const warningCodes = [
  'package.sex',
  'package.exam-type',
  'item.sex',
  'item.excluded',
  'item.pregnancy',
  'item.pregnancy-unasked',
  'item.exclusive',
  'item.apart',
  'item.contraindicated',
  'item.blocked',
  'item.recent',
  'item.full',
  'exam-type.age',
  'exam-type.full',
  'day.full',
  'day.closed',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** What is known of the day's registrations. */
export interface DayLoad {
  total: number;
  examType: number;
  /** By item, of the items that have a limit. */
  items: Readonly<Record<string, number>>;
}

export interface Ordered {
  site: SiteCatalogue;
  day: string;
  sex: 'M' | 'F';
  age: number;
  conditions: ReadonlySet<Condition>;
  pregnancy?: PregnancyAnswer | undefined;
  examType: string;
  pack: PackageEntry | undefined;
  items: readonly ItemEntry[];
  load: DayLoad;
  /** Items this person had lately, with the day. */
  recent: ReadonlyMap<string, string>;
}

/** Everything there is to say about an order. */
export function warningsOf(ordered: Ordered): Warning[] {
  return [
    ...personWarnings(ordered),
    ...pregnancyWarnings(ordered),
    ...apartWarnings(ordered),
    ...contraindicated(ordered),
    ...typeWarnings(ordered),
    ...dayWarnings(ordered),
  ];
}

const naming = (items: readonly ItemEntry[]) => ({
  items: items.map(({ id }) => id),
  names: items.map(({ name }) => name),
});

function personWarnings({ pack, items, sex, conditions, recent }: Ordered): Warning[] {
  const found: Warning[] = [];
  if (pack?.sex !== undefined && pack.sex !== sex) {
    found.push({ code: 'package.sex', level: 'ask', names: [pack.name] });
  }
  const otherSex = items.filter((item) => item.sex !== undefined && item.sex !== sex);
  if (otherSex.length > 0) found.push({ code: 'item.sex', level: 'ask', ...naming(otherSex) });
  const excluded = items.filter((item) => item.excludes?.some((each) => conditions.has(each)));
  if (excluded.length > 0) {
    found.push({ code: 'item.excluded', level: 'ask', ...naming(excluded) });
  }
  const again = items.filter(({ id }) => recent.has(id));
  if (again.length > 0) found.push({ code: 'item.recent', level: 'note', ...naming(again) });
  return found;
}

/** An item that pregnancy rules out may stay ordered for the record; no room calls it. */
function pregnancyWarnings({ items, sex, age, pregnancy }: Ordered): Warning[] {
  if (sex !== 'F') return [];
  if (pregnancy === undefined) {
    const limited = isAsked({ sex, age }) ? items.filter((item) => item.pregnancy) : [];
    if (limited.length === 0) return [];
    return [{ code: 'item.pregnancy-unasked', level: 'note', ...naming(limited) }];
  }
  const barred = items.filter(({ pregnancy: limit }) =>
    pregnancy === 'pregnant' ? limit : pregnancy === 'possible' && limit && limit !== 'pregnant',
  );
  return barred.length > 0 ? [{ code: 'item.pregnancy', level: 'ask', ...naming(barred) }] : [];
}

/** Two items of one day that exclude each other are never both ordered; others only wait for each other. */
function apartWarnings({ items, site }: Ordered): Warning[] {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const pairs = apartAmong([...names.keys()], site.items.values());
  return pairs.map(({ a, b, relation }): Warning => {
    const { rule, text, textEn } = relation;
    return {
      code: rule === 'day' ? 'item.exclusive' : 'item.apart',
      level: rule === 'day' ? 'refuse' : 'note',
      items: [a, b],
      names: [names.get(a) ?? a, names.get(b) ?? b],
      ...(text !== undefined && { text }),
      ...(textEn !== undefined && { textEn }),
      ...(rule === 'apart' && { minutes: relation.minutes }),
    };
  });
}

/** One that names no state and no age is to be asked of everybody, so it is only said. */
function contraindicated(ordered: Ordered): Warning[] {
  return ordered.items.flatMap((item) =>
    (item.contraindications ?? [])
      .filter((each) => concerns(each, ordered))
      .map((each): Warning => {
        const { text, textEn, condition, ageFrom, ageTo } = each;
        const particular = [condition, ageFrom, ageTo].some((part) => part !== undefined);
        const level = particular ? 'ask' : 'note';
        return { code: 'item.contraindicated', level, ...naming([item]), text, textEn };
      }),
  );
}

function concerns(of: Contraindication, { age, sex, conditions }: Ordered): boolean {
  if (of.sex !== undefined && of.sex !== sex) return false;
  if (of.condition !== undefined && !conditions.has(of.condition)) return false;
  return age >= (of.ageFrom ?? 0) && age <= (of.ageTo ?? Infinity);
}

function typeWarnings({ site, examType, pack, items, age }: Ordered): Warning[] {
  const type = site.examTypes.get(examType);
  if (!type) return [];
  const found: Warning[] = type.blocked.flatMap(({ item, reason, reasonEn }): Warning[] => {
    const blocked = items.filter(({ id }) => id === item);
    if (blocked.length === 0) return [];
    return [
      {
        code: 'item.blocked',
        level: 'refuse',
        ...naming(blocked),
        text: reason,
        textEn: reasonEn,
      },
    ];
  });
  if (pack && pack.examTypes.length > 0 && !pack.examTypes.includes(examType)) {
    found.push({ code: 'package.exam-type', level: 'note', names: [pack.name, type.name] });
  }
  if (age < (type.ageFrom ?? 0) || age > (type.ageTo ?? Infinity)) {
    found.push({ code: 'exam-type.age', level: 'ask', names: [type.name] });
  }
  return found;
}

/** Says that a day is full, never how full: whom nobody may count is among those who fill it. */
function dayWarnings({ site, day, examType, items, load }: Ordered): Warning[] {
  const { open, name, nameEn, capacity } = planOf(site, day);
  const found: Warning[] = [];
  if (!open) {
    const text = { ...(name && { text: name }), ...(nameEn && { textEn: nameEn }) };
    found.push({ code: 'day.closed', level: 'note', ...text });
  }
  if (load.total >= (capacity.total ?? Infinity)) found.push({ code: 'day.full', level: 'ask' });
  const type = site.examTypes.get(examType);
  if (type && load.examType >= (capacity.examTypes?.[examType] ?? Infinity)) {
    found.push({ code: 'exam-type.full', level: 'ask', names: [type.name] });
  }
  const full = items.filter(
    ({ id }) => (load.items[id] ?? 0) >= (capacity.items?.[id] ?? Infinity),
  );
  if (full.length > 0) found.push({ code: 'item.full', level: 'ask', ...naming(full) });
  return found;
}
