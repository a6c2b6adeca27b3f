import type { FieldSpec, KindSpec } from './fields.ts';

export const names: readonly FieldSpec[] = [
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

/** What a hospital offers: the kinds that belong to no campus. */
export const offerKinds = {
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
        key: 'exclusive',
        kind: 'exclusions',
        label: 'field.exclusive',
        hint: 'hint.exclusive',
        optional: true,
        wide: true,
      },
      {
        key: 'pregnancy',
        kind: 'one',
        label: 'field.pregnancy',
        hint: 'hint.pregnancy',
        choices: 'pregnancy',
        optional: true,
      },
      {
        key: 'excludes',
        kind: 'many',
        label: 'field.excludes',
        hint: 'hint.excludes',
        choices: 'state',
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
} as const satisfies Record<string, KindSpec>;
