import { Campus, Waits, type PersonFacts, type SiteFacts } from '../src/queue/campus/index.ts';
import { Outlook } from '../src/queue/outlook/index.ts';
import type { ViewContext } from '../src/queue/views/index.ts';
import type { Floor } from './floor.ts';

const NOMINAL_MINUTES = 4;

/** Facts of the campus under test: every room a few metres from the next, all in one zone. */
export async function factsOf(floor: Floor): Promise<SiteFacts> {
  const state = await floor.state();
  const rooms = Object.values(state.rooms).map((room, index) => ({
    id: room.id,
    name: `${room.id} 诊室`,
    nameEn: `Room ${room.id}`,
    station: room.station,
    zone: 'hall',
    spot: { floor: 2, x: index * 10, y: 0 },
  }));
  const stations = Object.keys(state.stations).map((id) => ({
    id,
    name: `${id} 科`,
    nameEn: id.toUpperCase(),
    zone: 'hall',
    action: '检查',
    actionEn: 'examination',
    nominalMinutes: NOMINAL_MINUTES,
  }));
  const staff = rooms.map(({ id }) => ({ id: `staff-${id}`, name: '陈安', title: '主治医师' }));
  const zone = { id: 'hall', name: '候检大厅', nameEn: 'Hall', notice: '' };
  const byId = <T extends { id: string }>(list: T[]) =>
    new Map(list.map((each) => [each.id, each]));
  return {
    id: floor.site,
    name: '城东院区',
    nameEn: 'East campus',
    entrance: { floor: 2, x: 0, y: 0 },
    zones: byId([zone]),
    stations: byId(stations),
    rooms: byId(rooms),
    staff: byId(staff),
  };
}

/** A person for every visit: `vv…` are VVIPs. */
export function personOf(visit: string): PersonFacts {
  return {
    name: `林小${visit}`,
    masked: `林*${visit}`,
    sex: 'F',
    age: 42,
    vvip: visit.startsWith('vv'),
    itemNames: new Map([['ecg', '心电图']]),
  };
}

export interface CampusUnderTest extends ViewContext {
  /** Resolves when the picture has everything the engine has accepted. */
  current(): Promise<void>;
  close(): Promise<void>;
}

/** The live picture of a floor under test, on its test clock. */
export async function openCampus(floor: Floor): Promise<CampusUnderTest> {
  const facts = await factsOf(floor);
  const nominalMs = () => NOMINAL_MINUTES * 60_000;
  const stationOf = (room: string) => facts.rooms.get(room)?.station;
  const steady = () => floor.clock.now;
  const campus = await Campus.open(floor.engine, floor.site, { nominalMs, stationOf }, steady);
  const waits = new Waits(campus, nominalMs);
  return {
    campus,
    waits,
    outlook: new Outlook({ campus, waits, facts }),
    facts,
    person: personOf,
    current: async () => campus.reached((await floor.state()).seq),
    close: () => campus.close(),
  };
}
