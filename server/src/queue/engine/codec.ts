import type { Room, SiteSettings, SiteState, Station, Visit } from '@daozhen/protocol';

/** Stored fields of one entity, name and value alternating. */
type Flat = readonly string[];
/** The reply of the library's `state` function. */
export type StoredState = readonly [
  meta: readonly (string | null)[],
  settings: string,
  visits: readonly (string | Flat)[],
  rooms: readonly (string | Flat)[],
  stations: readonly (string | Flat)[],
];

const texts = ['day', 'class', 'state', 'ticket', 'station', 'room', 'choice', 'outcome', 'staff'];
const json =
  'appointment checkedInAt since boundAt calledAt startedAt finishedAt calls moves accept away version ' +
  'called serving openedAt pause lastCallAt lastRecallAt undo takes frozenAt';
const flags = ['vip', 'late'];
const decoders = new Map<string, (value: string) => unknown>([
  ...texts.map((name) => [name, (value: string) => value] as const),
  ...json
    .split(' ')
    .map((name) => [name, (value: string) => JSON.parse(value) as unknown] as const),
  ...flags.map((name) => [name, (value: string) => value === '1'] as const),
]);
const maps: Record<string, 'items' | 'places' | 'passes' | 'prep'> = {
  'i:': 'items',
  'p:': 'places',
  'x:': 'passes',
  'f:': 'prep',
};

/** The entity's own fields; '' is a cleared one, unknown ones belong to the store alone. */
function* fieldsOf(flat: Flat): Generator<[string, string]> {
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const value = flat[i + 1] as string;
    if (value !== '') yield [flat[i] as string, value];
  }
}

function decodeFields(flat: Flat, into: Record<string, unknown>): void {
  for (const [name, value] of fieldsOf(flat)) {
    const decode = decoders.get(name);
    if (decode) into[name] = decode(value);
  }
}

function decodeVisit(id: string, flat: Flat): Visit {
  const visit: Record<string, unknown> = { id };
  const inside = { items: {}, places: {}, passes: {}, prep: {} } as Record<
    string,
    Record<string, unknown>
  >;
  decodeFields(flat, visit);
  for (const [name, value] of fieldsOf(flat)) {
    const map = maps[name.slice(0, 2)];
    if (map)
      (inside[map] as Record<string, unknown>)[name.slice(2)] = map === 'prep' || JSON.parse(value);
  }
  return { ...visit, ...inside } as unknown as Visit;
}

function decodeRoom(id: string, flat: Flat, settings: SiteSettings): Room {
  const own = settings.rooms[id];
  const room: Record<string, unknown> = {
    id,
    ...own,
    tags: Object.fromEntries((own?.tags ?? []).map((tag) => [tag, true])),
  };
  decodeFields(flat, room);
  return room as unknown as Room;
}

function decodeStation(id: string, flat: Flat, settings: SiteSettings): Station {
  const station: Record<string, unknown> = { id, ...settings.stations[id] };
  decodeFields(flat, station);
  return station as unknown as Station;
}

function decodeAll<T>(
  pairs: readonly (string | Flat)[],
  decode: (id: string, flat: Flat) => T,
): Record<string, T> {
  const all: Record<string, T> = {};
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const id = pairs[i] as string;
    all[id] = decode(id, pairs[i + 1] as Flat);
  }
  return all;
}

/** What the store holds of a campus in the protocol's words. */
export function decodeState(site: string, stored: StoredState): SiteState {
  const [meta, settingsJson, visits, rooms, stations] = stored;
  const [epoch, seq, at, day, closing] = meta;
  const settings = JSON.parse(settingsJson) as SiteSettings;
  return {
    site,
    epoch: epoch ?? '',
    seq: Number(seq),
    at: Number(at),
    day: day ?? '',
    closing: closing === '1',
    settings,
    visits: decodeAll(visits, decodeVisit),
    rooms: decodeAll(rooms, (id, flat) => decodeRoom(id, flat, settings)),
    stations: decodeAll(stations, (id, flat) => decodeStation(id, flat, settings)),
  };
}
