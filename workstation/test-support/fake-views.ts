import type { DeskView, GuideSheet, RoomView, StaffPerson } from '@daozhen/protocol';
import type { VisitDetails, VisitRow } from '../src/api/types.ts';
import { catalogue } from './fake-catalogue.ts';
import type { FakeFloor, FakeRoom, FakeVisit } from './fake-floor.ts';
import { passMinCalls, passMinMs, undoMs } from './fake-verbs.ts';

/** What the screens see of the fake floor. */

const itemName = (id: string) => catalogue.items.find((each) => each.id === id)?.name ?? id;
const stationOf = (id: string) => catalogue.stations.find((each) => each.id === id)!;

function staffPerson(floor: FakeFloor, visit: FakeVisit, station: string): StaffPerson {
  const why = floor.obstacle(visit, station);
  return {
    visit: visit.id,
    ticket: visit.ticket,
    ...(visit.vvip ? {} : { name: visit.name, sex: visit.sex, age: visit.age }),
    class: visit.class,
    vip: visit.class === 'vip',
    state: visit.state,
    items: floor.todo(visit, station).map(({ id, ready }) => ({ id, name: itemName(id), ready })),
    ...(visit.calls === undefined ? {} : { calls: visit.calls }),
    ...(visit.calledAt === undefined ? {} : { calledAt: visit.calledAt }),
    ...(visit.startedAt === undefined ? {} : { startedAt: visit.startedAt }),
    callable: why === undefined,
    ...(why === undefined ? {} : { why: visit.away?.reason ?? why.replace('visit.', '') }),
  };
}

/** Topic `room:<room>`. */
export function roomView(floor: FakeFloor, room: FakeRoom): RoomView {
  const fact = catalogue.rooms.find((each) => each.id === room.id)!;
  const staff = catalogue.staff.find((each) => each.id === room.staff);
  const people = (ids: string[]) =>
    ids.map((id) => staffPerson(floor, floor.visits.get(id)!, room.station));
  const line = floor.line(room.station).filter((visit) => visit.room !== room.id);
  const passed = line.filter((visit) => visit.away?.station === room.station);
  const waiting = line
    .filter((visit) => !passed.includes(visit))
    .map((visit) => staffPerson(floor, visit, room.station));
  const record = room.undo.at(-1);
  return {
    room: room.id,
    name: fact.name,
    station: room.station,
    stationName: stationOf(room.station).name,
    state: room.state,
    version: room.version,
    capacity: room.capacity,
    ...(staff ? { staff } : {}),
    ...(room.pause ? { pause: room.pause } : {}),
    ...(room.lastCallAt === undefined ? {} : { lastCallAt: room.lastCallAt }),
    called: people(room.called),
    serving: people(room.serving),
    line: [...waiting.filter((each) => each.callable), ...waiting.filter((each) => !each.callable)]
      .slice(0, 50)
      .map((each, index) =>
        each.callable ? { ...each, waitMin: [index * 5, index * 5 + 6] } : each,
      ),
    waiting: waiting.filter((each) => each.callable).length,
    passed: passed.map((visit) => staffPerson(floor, visit, room.station)),
    passMinCalls,
    passMinMs,
    ...(record && floor.now() - record.at < undoMs
      ? {
          undo: {
            what: record.what,
            visit: record.visit,
            ticket: floor.visits.get(record.visit)!.ticket,
            until: record.at + undoMs,
          },
        }
      : {}),
    done: room.done,
    ...(room.done > 0 ? { meanServiceSec: Math.round(room.serviceMs / room.done / 1000) } : {}),
    frozen: frozen(floor, room.station),
  };
}

const frozen = (floor: FakeFloor, station: string) =>
  [...floor.rooms.values()].every((room) => room.station !== station || room.state !== 'open');

/** Topic `desk:<site>`. */
export function deskView(floor: FakeFloor): DeskView {
  const all = [...floor.visits.values()];
  const counts: Record<string, number> = {};
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
  const tickets = (ids: string[]) => ids.map((id) => floor.visits.get(id)!.ticket);
  const stations = catalogue.stations.map(({ id, name }) => {
    const line = floor.line(id);
    const waiting = line.filter((visit) => floor.obstacle(visit, id) === undefined).length;
    const shut = frozen(floor, id);
    const wait: [number, number] = [line.length * 2, line.length * 3];
    return {
      id,
      name,
      waiting,
      frozen: shut,
      ...(shut ? {} : { waitMin: wait }),
    };
  });
  return {
    site: catalogue.site.id,
    name: catalogue.site.name,
    day: floor.today(),
    closing: floor.closing,
    counts,
    stations: Object.fromEntries(stations.map((each) => [each.id, each])),
    rooms: Object.fromEntries(
      [...floor.rooms.values()].map((room) => {
        const staff = catalogue.staff.find((each) => each.id === room.staff)?.name;
        return [
          room.id,
          {
            id: room.id,
            name: catalogue.rooms.find((each) => each.id === room.id)!.name,
            station: room.station,
            state: room.state,
            ...(staff ? { staff } : {}),
            ...(room.openedAt === undefined ? {} : { since: room.openedAt }),
            called: tickets(room.called),
            serving: tickets(room.serving),
            ...(room.pause ? { pause: room.pause } : {}),
            done: room.done,
          },
        ];
      }),
    ),
    away: all
      .filter((visit) => visit.away)
      .map((visit) => ({
        visit: visit.id,
        ticket: visit.ticket,
        ...(visit.vvip ? {} : { name: visit.name }),
        ...visit.away!,
      })),
    alarms: stations
      .filter((each) => each.frozen && each.waiting > 0)
      .map(({ id }) => ({ code: 'station.frozen', station: id, at: floor.now() - 90_000 })),
  };
}

/** A row of the desk's list. */
export function visitRow(visit: FakeVisit): VisitRow {
  return {
    visit: visit.id,
    ticket: visit.ticket,
    ...(visit.vvip ? {} : { name: visit.name, sex: visit.sex, age: visit.age }),
    class: visit.class,
    packageName: packageName(visit),
    state: visit.state,
    ...(visit.away ? { awayReason: visit.away.reason } : {}),
    done: visit.items.filter((item) => item.state === 'done').length,
    total: visit.items.filter((item) => item.state !== 'declined').length,
  };
}

const packageName = (visit: FakeVisit) =>
  catalogue.packages.find((each) => each.id === visit.packageId)?.name ?? visit.packageId;

/** Everything the desk shows of one visit. */
export function visitDetails(visit: FakeVisit, floor: FakeFloor): VisitDetails {
  return {
    ...visitRow(visit),
    ...(visit.station ? { station: visit.station } : {}),
    ...(visit.room ? { room: visit.room } : {}),
    ...(visit.choice ? { choice: visit.choice } : {}),
    items: visit.items.map(({ id, station, state }) => ({
      id,
      name: itemName(id),
      station,
      stationName: stationOf(station).name,
      state,
    })),
    guideSheet: guideSheet(visit, floor),
  };
}

export const guideUrl = (visit: FakeVisit) => `https://guide.example/m/t-${visit.id}`;

/** What is printed on the guide sheet. */
export function guideSheet(visit: FakeVisit, floor: FakeFloor): GuideSheet {
  return {
    hospital: '柳东人民医院',
    siteName: catalogue.site.name,
    siteNameEn: catalogue.site.nameEn ?? catalogue.site.name,
    day: floor.today(),
    ticket: visit.ticket,
    visit: visit.id,
    ...(visit.vvip ? {} : { name: visit.name, sex: visit.sex, age: visit.age }),
    className: catalogue.classes.find((each) => each.id === visit.class)?.name ?? visit.class,
    packageName: packageName(visit),
    guideUrl: guideUrl(visit),
    items: visit.items
      .filter((item) => item.state !== 'declined')
      .map(({ id, station }) => {
        const prepHint = catalogue.items.find((each) => each.id === id)?.prepHint;
        return {
          id,
          name: itemName(id),
          nameEn: itemName(id),
          station,
          stationName: stationOf(station).name,
          rooms: catalogue.rooms
            .filter((room) => room.station === station)
            .map((room) => room.name),
          floor: stationOf(station).floor,
          ...(prepHint ? { prepHint } : {}),
        };
      }),
  };
}
