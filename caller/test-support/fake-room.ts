import type { RoomView, StaffPerson } from '@daozhen/protocol';

/** A person in a room's view. */
export function person(ticket: string, over: Partial<StaffPerson> = {}): StaffPerson {
  return {
    visit: `visit-${ticket}`,
    ticket,
    class: 'general',
    vip: false,
    state: 'free',
    items: [],
    ...over,
  };
}

/** An open ultrasound room with nobody in it. */
export function room(over: Partial<RoomView> = {}): RoomView {
  return {
    room: 'us-2',
    name: '彩超二室',
    station: 'us',
    stationName: '彩超',
    state: 'open',
    version: 7,
    capacity: 1,
    called: [],
    serving: [],
    line: [],
    waiting: 0,
    passed: [],
    passMinCalls: 2,
    passMinMs: 60_000,
    done: 0,
    frozen: false,
    ...over,
  };
}
