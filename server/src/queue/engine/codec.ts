import type { Room, SiteSettings, SiteState, Station, Visit } from '@daozhen/protocol';
import { heads, type FieldKind, type HeadFields } from './heads.ts';

/** Names and values of a hash, alternating. */
type Flat = readonly string[];
/** The reply of the library's `state` function; the last three alternate as `functions/state.lua` says. */
export type StoredState = readonly [
  meta: readonly (string | null)[],
  settings: string,
  visits: readonly (string | Flat)[],
  rooms: readonly string[],
  stations: readonly (string | Flat)[],
];

const decoders: Record<FieldKind, (value: string) => unknown> = {
  text: (value) => value,
  number: Number,
  json: (value) => JSON.parse(value) as unknown,
  flag: (value) => value === '1',
  own: () => undefined,
};
const fieldsOf = (fields: HeadFields) =>
  Object.entries(fields).map(([name, kind]) => ({ name, decode: decoders[kind], kind }));
const headFields = {
  visit: fieldsOf(heads.v),
  room: fieldsOf(heads.r),
  station: fieldsOf(heads.s),
};
const maps: Record<string, 'items' | 'places' | 'passes' | 'prep'> = {
  'i:': 'items',
  'p:': 'places',
  'x:': 'passes',
  'f:': 'prep',
};

/** Takes over the fields of a head; '' is a missing one, the store's own are left out. */
function openHead(head: string, fields: ReturnType<typeof fieldsOf>, into: object): void {
  const values = head.split('\0');
  const entity = into as Record<string, unknown>;
  for (const [index, { name, decode, kind }] of fields.entries()) {
    const value = values[index];
    if (value && kind !== 'own') entity[name] = decode(value);
  }
}

function decodeVisit(id: string, head: string, details: Flat): Visit {
  const visit: Record<string, unknown> = { id };
  const inside = { items: {}, places: {}, passes: {}, prep: {} } as Record<
    string,
    Record<string, unknown>
  >;
  openHead(head, headFields.visit, visit);
  for (let i = 0; i + 1 < details.length; i += 2) {
    const name = details[i] as string;
    const value = details[i + 1] as string;
    const map = maps[name.slice(0, 2)];
    if (value === '' || !map) continue;
    (inside[map] as Record<string, unknown>)[name.slice(2)] = map === 'prep' || JSON.parse(value);
  }
  return { ...visit, ...inside } as unknown as Visit;
}

function decodeRoom(id: string, head: string, settings: SiteSettings): Room {
  const own = settings.rooms[id];
  const tags = Object.fromEntries((own?.tags ?? []).map((tag) => [tag, true]));
  const room = { id, ...own, tags };
  openHead(head, headFields.room, room);
  return room as unknown as Room;
}

function decodeStation(
  id: string,
  head: string,
  takes: readonly string[],
  settings: SiteSettings,
): Station {
  const station = { id, ...settings.stations[id], takes };
  openHead(head, headFields.station, station);
  return station as unknown as Station;
}

function decodeAll<T>(
  parts: readonly (string | Flat)[],
  size: number,
  decode: (id: string, ...rest: (string | Flat)[]) => T,
): Record<string, T> {
  const all: Record<string, T> = {};
  for (let i = 0; i < parts.length; i += size) {
    const [id, ...rest] = parts.slice(i, i + size);
    all[id as string] = decode(id as string, ...rest);
  }
  return all;
}

/** What the store holds of a campus in the protocol's words. */
export function decodeState(site: string, stored: StoredState): SiteState {
  const [meta, settingsJson, visits, rooms, stations] = stored;
  const [epoch, seq, at, day, closing, guided] = meta;
  const settings = JSON.parse(settingsJson) as SiteSettings;
  return {
    site,
    epoch: epoch ?? '',
    seq: Number(seq),
    at: Number(at),
    day: day ?? '',
    closing: closing === '1',
    ...(guided ? { guidedAt: Number(guided) } : {}),
    settings,
    visits: decodeAll(visits, 3, (id, head, details) =>
      decodeVisit(id, head as string, details as Flat),
    ),
    rooms: decodeAll(rooms, 2, (id, head) => decodeRoom(id, head as string, settings)),
    stations: decodeAll(stations, 3, (id, head, takes) =>
      decodeStation(id, head as string, takes as Flat, settings),
    ),
  };
}
