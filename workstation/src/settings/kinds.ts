import type { SettingsText } from './text.ts';

/** Every kind of entry the settings know, with its address. */
export const paths = {
  site: 'campuses',
  room: 'rooms',
  station: 'stations',
  item: 'items',
  measure: 'measures',
  group: 'groups',
  package: 'packages',
  examType: 'exam-types',
  staff: 'staff',
  schedule: 'schedules',
  day: 'days',
  shift: 'shifts',
} as const;
export type Kind = keyof typeof paths;

/** How a field is shown and edited. */
export type FieldKind =
  | 'text'
  | 'words'
  | 'whole'
  | 'number'
  | 'money'
  | 'one'
  | 'many'
  | 'flag'
  | 'seconds'
  | 'time'
  | 'date'
  | 'tags'
  | 'weekdays'
  | 'hours'
  | 'total'
  | 'ranges'
  | 'contraindications'
  | 'blocked';

/** Where the choices of a field come from. */
export type Choices =
  | 'station'
  | 'item'
  | 'examType'
  | 'staff'
  | 'zone'
  | 'floor'
  | 'sex'
  | 'category'
  | 'condition'
  | 'measure-kind'
  | 'reentry'
  | 'prep';

export interface FieldSpec {
  key: string;
  kind: FieldKind;
  label: SettingsText;
  hint?: SettingsText;
  optional?: true;
  choices?: Choices;
  /** The whole width of the form. */
  wide?: true;
}

export interface KindSpec {
  fields: readonly FieldSpec[];
  /** Keys shown in the list beside name and id. */
  columns: readonly string[];
  /** A new entry, but for what the form asks. */
  blank: Record<string, unknown>;
  perSite?: true;
  /** Whether a spreadsheet of it can be read and written. */
  sheet?: true;
}

const names: readonly FieldSpec[] = [
  { key: 'name', kind: 'text', label: 'field.name' },
  { key: 'nameEn', kind: 'text', label: 'field.nameEn' },
];
const sex: FieldSpec = {
  key: 'sex',
  kind: 'one',
  label: 'field.sex',
  optional: true,
  choices: 'sex',
};
const items: FieldSpec = {
  key: 'items',
  kind: 'many',
  label: 'field.items',
  choices: 'item',
  wide: true,
};

export const kinds: Readonly<Record<Exclude<Kind, 'site' | 'schedule'>, KindSpec>> = {
  item: {
    columns: ['station', 'department', 'sex', 'priceFen'],
    blank: {},
    sheet: true,
    fields: [
      ...names,
      { key: 'station', kind: 'one', label: 'field.station', choices: 'station' },
      { key: 'category', kind: 'one', label: 'field.category', choices: 'category' },
      { key: 'department', kind: 'text', label: 'field.department' },
      { key: 'priceFen', kind: 'money', label: 'field.price' },
      sex,
      { key: 'tags', kind: 'tags', label: 'field.tags', hint: 'hint.itemTags', optional: true },
      { key: 'fasting', kind: 'flag', label: 'field.fasting' },
      { key: 'prep', kind: 'many', label: 'field.prep', choices: 'prep', optional: true },
      {
        key: 'after',
        kind: 'many',
        label: 'field.after',
        hint: 'hint.after',
        choices: 'item',
        optional: true,
        wide: true,
      },
      {
        key: 'excludes',
        kind: 'many',
        label: 'field.excludes',
        hint: 'hint.excludes',
        choices: 'condition',
        optional: true,
        wide: true,
      },
      {
        key: 'contraindications',
        kind: 'contraindications',
        label: 'field.contraindications',
        optional: true,
        wide: true,
      },
      { key: 'prepHint', kind: 'words', label: 'field.prepHint', optional: true, wide: true },
      { key: 'prepHintEn', kind: 'words', label: 'field.prepHintEn', optional: true, wide: true },
    ],
  },
  group: {
    columns: ['items', 'priceFen'],
    blank: { items: [] },
    sheet: true,
    fields: [
      ...names,
      {
        key: 'priceFen',
        kind: 'money',
        label: 'field.price',
        hint: 'hint.groupPrice',
        optional: true,
      },
      items,
    ],
  },
  package: {
    columns: ['sex', 'examTypes', 'items', 'priceFen'],
    blank: { items: [], examTypes: [] },
    sheet: true,
    fields: [
      ...names,
      { key: 'priceFen', kind: 'money', label: 'field.price' },
      sex,
      {
        key: 'examTypes',
        kind: 'many',
        label: 'field.examTypes',
        hint: 'hint.examTypes',
        choices: 'examType',
        optional: true,
        wide: true,
      },
      items,
    ],
  },
  examType: {
    columns: ['ageFrom', 'ageTo', 'blocked'],
    blank: { blocked: [] },
    fields: [
      ...names,
      { key: 'ageFrom', kind: 'whole', label: 'field.ageFrom', optional: true },
      { key: 'ageTo', kind: 'whole', label: 'field.ageTo', optional: true },
      {
        key: 'blocked',
        kind: 'blocked',
        label: 'field.blocked',
        hint: 'hint.blocked',
        optional: true,
        wide: true,
      },
    ],
  },
  measure: {
    columns: ['items', 'unit', 'ranges'],
    blank: { items: [], ranges: [], kind: 'number' },
    fields: [
      ...names,
      { key: 'kind', kind: 'one', label: 'field.measureKind', choices: 'measure-kind' },
      { key: 'unit', kind: 'text', label: 'field.unit', optional: true },
      { key: 'decimals', kind: 'whole', label: 'field.decimals', optional: true },
      { key: 'specimen', kind: 'text', label: 'field.specimen', optional: true },
      sex,
      { key: 'loinc', kind: 'text', label: 'field.loinc', optional: true },
      { ...items, optional: true },
      { key: 'normalText', kind: 'words', label: 'field.normalText', optional: true, wide: true },
      { key: 'ranges', kind: 'ranges', label: 'field.ranges', optional: true, wide: true },
    ],
  },
  station: {
    columns: ['action', 'nominalMinutes', 'passMinCalls'],
    blank: {},
    sheet: true,
    fields: [
      ...names,
      { key: 'action', kind: 'text', label: 'field.action', hint: 'hint.action' },
      { key: 'actionEn', kind: 'text', label: 'field.actionEn' },
      {
        key: 'nominalMinutes',
        kind: 'number',
        label: 'field.nominalMinutes',
        hint: 'hint.nominalMinutes',
      },
      {
        key: 'reentry',
        kind: 'one',
        label: 'field.reentry',
        hint: 'hint.reentry',
        choices: 'reentry',
        optional: true,
      },
      {
        key: 'passMinCalls',
        kind: 'whole',
        label: 'field.passMinCalls',
        hint: 'hint.passMinCalls',
        optional: true,
      },
      {
        key: 'passMinMs',
        kind: 'seconds',
        label: 'field.passMinMs',
        hint: 'hint.passMinMs',
        optional: true,
      },
    ],
  },
  room: {
    columns: ['station', 'zone', 'floor', 'capacity'],
    blank: { tags: [], capacity: 1, doorSlots: 2, x: 0, y: 0 },
    perSite: true,
    sheet: true,
    fields: [
      ...names,
      { key: 'station', kind: 'one', label: 'field.station', choices: 'station' },
      { key: 'zone', kind: 'one', label: 'field.zone', choices: 'zone' },
      { key: 'floor', kind: 'one', label: 'field.floor', choices: 'floor' },
      { key: 'capacity', kind: 'whole', label: 'field.capacity', hint: 'hint.capacity' },
      { key: 'doorSlots', kind: 'whole', label: 'field.doorSlots', hint: 'hint.doorSlots' },
      { key: 'tags', kind: 'tags', label: 'field.roomTags', hint: 'hint.roomTags', optional: true },
      { key: 'x', kind: 'number', label: 'field.x' },
      { key: 'y', kind: 'number', label: 'field.y' },
    ],
  },
  staff: {
    columns: ['title', 'stations'],
    blank: { stations: [] },
    perSite: true,
    sheet: true,
    fields: [
      { key: 'name', kind: 'text', label: 'field.person' },
      { key: 'title', kind: 'text', label: 'field.title' },
      {
        key: 'stations',
        kind: 'many',
        label: 'field.stations',
        choices: 'station',
        optional: true,
        wide: true,
      },
    ],
  },
  day: {
    columns: ['date', 'closed', 'hours', 'capacity'],
    blank: {},
    perSite: true,
    sheet: true,
    fields: [
      { key: 'date', kind: 'date', label: 'field.date' },
      { key: 'closed', kind: 'flag', label: 'field.closed' },
      ...names,
      { key: 'hours', kind: 'hours', label: 'field.hours', optional: true, wide: true },
      { key: 'capacity', kind: 'total', label: 'field.total', optional: true },
    ],
  },
  shift: {
    columns: ['from', 'to', 'weekdays', 'staff'],
    blank: { weekdays: [1, 2, 3, 4, 5], staff: [], from: '07:00', to: '15:00' },
    perSite: true,
    fields: [
      ...names,
      { key: 'from', kind: 'time', label: 'field.from' },
      { key: 'to', kind: 'time', label: 'field.to' },
      { key: 'weekdays', kind: 'weekdays', label: 'field.weekdays', wide: true },
      {
        key: 'staff',
        kind: 'many',
        label: 'field.staff',
        choices: 'staff',
        optional: true,
        wide: true,
      },
    ],
  },
};
export type ListedKind = keyof typeof kinds;
