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
  | 'exclusions'
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
  | 'state'
  | 'pregnancy'
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
