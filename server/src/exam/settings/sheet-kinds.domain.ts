import { readers, type Columns } from '../../platform/sheets/index.ts';
import type { Entries, EntryKind, Exclusion } from '../catalogue/index.ts';
import { exclusionCell, type ExclusionCell } from './exclusion-cell.domain.ts';
import type { Entry } from './settings.schemas.ts';
import {
  idForm,
  timeForm,
  name,
  words,
  sexes,
  categories,
  categoryNames,
  pregnancyLimits,
  pregnancyNames,
  metres,
  column,
  named,
  yuan,
  joined,
  text,
  figure,
  yes,
  sexName,
  given,
  baseCells,
  type Row,
} from './sheet-cells.domain.ts';

/** A kind of setting as rows of a spreadsheet. */
export interface SheetKind {
  title: string;
  columns: Columns;
  /** A row that was read, as the fields it gives. */
  fields(row: Row): Partial<Entry> & { id: string };
  /** What a new entry has that no column gives. */
  usual: Record<string, unknown>;
  /** An entry's cells by column. */
  cells(entry: Entry): Record<string, string | number | undefined>;
}

export const sheetKinds = ['item', 'group', 'package', 'station', 'room', 'staff', 'day'] as const;
export type SheetKindName = (typeof sheetKinds)[number];

/** How a kind stands in a spreadsheet; other entries may be named by id or by name. */
export function sheetKind(kind: SheetKindName, entries: Entries, site: string): SheetKind {
  const one = (of: EntryKind) => {
    const list: readonly { id: string; name?: string }[] = entries[of];
    const known = new Map(
      list.flatMap(({ id, name: said }) => [
        [said ?? id, id],
        [id, id],
      ]),
    );
    return (word: string) => {
      const found = known.get(word);
      return found === undefined ? readers.wrong('not-known', { word }) : readers.read(found);
    };
  };
  const many = (of: EntryKind) => readers.list(one(of));
  switch (kind) {
    case 'item':
      return itemSheet(one('station'), exclusionCell(entries.item));
    case 'group':
      return groupSheet(many('item'));
    case 'package':
      return packageSheet(many('item'), many('examType'));
    case 'station':
      return stationSheet();
    case 'room':
      return roomSheet(site, one('station'));
    case 'staff':
      return staffSheet(site, many('station'));
    case 'day':
      return daySheet(site);
  }
}

function itemSheet(station: Columns[string]['read'], exclusive: ExclusionCell): SheetKind {
  return {
    title: '项目',
    columns: {
      ...named,
      station: column('检查点', 'Station', station, true),
      category: column('类别', 'Category', readers.oneOf(categories), true),
      department: column('科室', 'Department', name, true),
      priceFen: column('价格', 'Price', readers.money, true),
      sex: column('性别', 'Sex', readers.oneOf(sexes)),
      fasting: column('空腹', 'Fasting', readers.flag),
      pregnancy: column('妊娠', 'Pregnancy', readers.oneOf(pregnancyLimits)),
      exclusive: column('互斥', 'Keeps apart from', exclusive.read),
      prepHint: column('准备提示', 'Preparation', words),
      prepHintEn: column('英文准备提示', 'Preparation in English', words),
    },
    usual: {},
    fields: (row) => {
      const { fasting, exclusive: apart, ...rest } = row;
      const id = String(row['id']);
      return {
        ...given(rest),
        ...(fasting === true && { fasting: true }),
        ...(apart !== undefined && { exclusive: exclusive.known(id, apart as Exclusion[]) }),
        id,
      };
    },
    cells: (entry) => ({
      ...baseCells(entry),
      station: text(entry['station']),
      category: categoryNames[String(entry['category'])],
      department: text(entry['department']),
      priceFen: yuan(entry['priceFen']),
      sex: sexName(entry['sex']),
      fasting: yes(entry['fasting']),
      pregnancy: pregnancyNames[String(entry['pregnancy'])],
      exclusive: exclusive.write(entry['exclusive'] as Exclusion[] | undefined),
      prepHint: text(entry['prepHint']),
      prepHintEn: text(entry['prepHintEn']),
    }),
  };
}

function groupSheet(items: Columns[string]['read']): SheetKind {
  return {
    title: '组合',
    columns: {
      ...named,
      items: column('项目', 'Items', items, true),
      priceFen: column('价格', 'Price', readers.money),
    },
    usual: {},
    fields: (row) => ({ ...given(row), id: String(row['id']) }),
    cells: (entry) => ({
      ...baseCells(entry),
      items: joined(entry['items']),
      priceFen: yuan(entry['priceFen']),
    }),
  };
}

function packageSheet(items: Columns[string]['read'], types: Columns[string]['read']): SheetKind {
  return {
    title: '套餐',
    columns: {
      ...named,
      sex: column('性别', 'Sex', readers.oneOf(sexes)),
      priceFen: column('价格', 'Price', readers.money, true),
      examTypes: column('体检类型', 'Exam types', types),
      items: column('项目', 'Items', items, true),
    },
    usual: { examTypes: [] },
    fields: (row) => ({ ...given(row), id: String(row['id']) }),
    cells: (entry) => ({
      ...baseCells(entry),
      sex: sexName(entry['sex']),
      priceFen: yuan(entry['priceFen']),
      examTypes: joined(entry['examTypes']),
      items: joined(entry['items']),
    }),
  };
}

function stationSheet(): SheetKind {
  return {
    title: '检查点',
    columns: {
      ...named,
      action: column('呼叫用语', 'Said in a call', name, true),
      actionEn: column('英文呼叫用语', 'Said in English', name, true),
      nominalMinutes: column(
        '每人分钟',
        'Minutes each',
        readers.integer({ min: 1, max: 240 }),
        true,
      ),
    },
    usual: {},
    fields: (row) => ({ ...given(row), id: String(row['id']) }),
    cells: (entry) => ({
      ...baseCells(entry),
      action: text(entry['action']),
      actionEn: text(entry['actionEn']),
      nominalMinutes: figure(entry['nominalMinutes']),
    }),
  };
}

function roomSheet(site: string, station: Columns[string]['read']): SheetKind {
  const places = readers.integer({ min: 1, max: 50 });
  return {
    title: '诊室',
    columns: {
      ...named,
      station: column('检查点', 'Station', station, true),
      zone: column('候检区', 'Waiting area', idForm, true),
      floor: column('楼层', 'Floor', idForm, true),
      x: column('横坐标', 'x', metres),
      y: column('纵坐标', 'y', metres),
      tags: column('能力', 'Tags', readers.list(idForm)),
      capacity: column('同时检查', 'At a time', places),
      doorSlots: column('门口候检', 'At the door', places),
    },
    usual: { tags: [], capacity: 1, doorSlots: 2, x: 0, y: 0 },
    fields: (row) => ({
      ...given(row),
      ...(row['x'] !== undefined && { x: Number(row['x']) }),
      ...(row['y'] !== undefined && { y: Number(row['y']) }),
      id: String(row['id']),
      site,
    }),
    cells: (entry) => ({
      ...baseCells(entry),
      station: text(entry['station']),
      zone: text(entry['zone']),
      floor: text(entry['floor']),
      x: figure(entry['x']),
      y: figure(entry['y']),
      tags: joined(entry['tags']),
      capacity: figure(entry['capacity']),
      doorSlots: figure(entry['doorSlots']),
    }),
  };
}

function staffSheet(site: string, stations: Columns[string]['read']): SheetKind {
  return {
    title: '工作人员',
    columns: {
      id: named.id,
      name: column('姓名', 'Name', name, true),
      title: column('职称', 'Title', name, true),
      stations: column('检查点', 'Stations', stations),
    },
    usual: { stations: [] },
    fields: (row) => ({ ...given(row), id: String(row['id']), site }),
    cells: (entry) => ({
      id: entry.id,
      name: text(entry['name']),
      title: text(entry['title']),
      stations: joined(entry['stations']),
    }),
  };
}

function daySheet(site: string): SheetKind {
  return {
    title: '特殊日期',
    columns: {
      date: column('日期', 'Date', readers.date, true),
      name: named.name,
      nameEn: named.nameEn,
      closed: column('休息', 'Closed', readers.flag),
      from: column('开门', 'From', timeForm),
      to: column('关门', 'To', timeForm),
      total: column('总号量', 'People', readers.integer({ max: 100_000 })),
    },
    usual: {},
    fields: ({ date, closed, from, to, total, ...row }) => ({
      ...given(row),
      id: `${site}-${String(date)}`,
      site,
      date,
      ...(closed === true && { closed: true }),
      ...(from !== undefined && to !== undefined && { hours: { from, to } }),
      ...(total !== undefined && { capacity: { total } }),
    }),
    cells: (entry) => {
      const hours = entry['hours'] as { from: string; to: string } | undefined;
      const capacity = entry['capacity'] as { total?: number } | undefined;
      return {
        date: text(entry['date']),
        name: text(entry['name']),
        nameEn: text(entry['nameEn']),
        closed: yes(entry['closed']),
        from: hours?.from,
        to: hours?.to,
        total: capacity?.total,
      };
    },
  };
}
