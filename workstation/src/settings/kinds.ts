import type { Kind, KindSpec } from './fields.ts';
import { names, offerKinds } from './offerKinds.ts';

/** How each kind that is kept as a list is shown and edited. */
export const kinds: Readonly<Record<Exclude<Kind, 'site' | 'schedule'>, KindSpec>> = {
  ...offerKinds,
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
