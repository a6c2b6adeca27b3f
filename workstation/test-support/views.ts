import type { DeskView, RoomView, StaffPerson } from '@daozhen/protocol';

/** Views for tests: an open, empty room, a waiting person, a quiet campus; each with what a test needs changed. */

export function staffPerson(changes: Partial<StaffPerson> = {}): StaffPerson {
  return {
    visit: 'v1',
    ticket: 'A001',
    name: '王子轩',
    sex: 'M',
    age: 40,
    class: 'normal',
    vip: false,
    state: 'free',
    items: [{ id: 'us-abdomen', name: '腹部彩超', ready: true }],
    ...changes,
  };
}

export function roomView(changes: Partial<RoomView> = {}): RoomView {
  return {
    room: 'us-1',
    name: '彩超 1 室',
    station: 'ultrasound',
    stationName: '彩超',
    state: 'open',
    version: 7,
    capacity: 1,
    staff: { id: 's-wei', name: '韦明远', title: '主治医师' },
    called: [],
    serving: [],
    line: [],
    waiting: 0,
    passed: [],
    passMinCalls: 2,
    passMinMs: 30_000,
    done: 0,
    frozen: false,
    ...changes,
  };
}

export function deskView(changes: Partial<DeskView> = {}): DeskView {
  return {
    site: 'main',
    name: '柳东健康体检中心',
    day: '2026-11-23',
    closing: false,
    counts: {},
    stations: {},
    rooms: {},
    away: [],
    alarms: [],
    ...changes,
  };
}
