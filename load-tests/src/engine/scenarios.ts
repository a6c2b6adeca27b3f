import { newId } from './minimum.ts';
import { ROOMS, roomIds, STATION, stationIds, type Binding } from './settings.ts';
import type { Campus, Taken } from './world.ts';

/** A kind of command measured in portions of {@link ROOMS}. */
export interface Scenario {
  name: string;
  binding: Binding;
  /** Prepares a portion, measures it and tidies up after it. */
  portion(campus: Campus): Promise<Taken>;
}

const newVisits = () => Array.from({ length: ROOMS }, newId);

const checkIn = (visit: string) => ({
  type: 'check-in',
  visit,
  class: 'normal',
  items: [{ id: 'ITEM', station: STATION }],
});
const join = (visit: string) => ({ type: 'join', visit, station: STATION });
const callNext = (room: string) => ({ type: 'call-next', room });

/** All who have been called are examined and done. */
async function empty(campus: Campus): Promise<void> {
  await campus.each(roomIds, (room) => ({ type: 'start', room }));
  await campus.each(roomIds, (room) => ({ type: 'finish', room }));
}

/** A new visit to the door of each room (late binding). */
async function fillDoors(campus: Campus): Promise<void> {
  const visits = newVisits();
  await campus.each(visits, checkIn);
  await campus.each([...visits.keys()], (i) => ({ ...join(visits[i]!), room: roomIds[i] }));
}

const callNextEarly: Scenario = {
  name: 'engine.call_next',
  binding: 'early',
  async portion(campus) {
    const visits = newVisits();
    await campus.each(visits, checkIn);
    await campus.each(visits, join);
    const taken = await campus.measure(roomIds, callNext);
    await empty(campus);
    return taken;
  },
};

const joinEarly: Scenario = {
  name: 'engine.join',
  binding: 'early',
  async portion(campus) {
    const visits = newVisits();
    await campus.each(visits, checkIn);
    return campus.measure(visits, join);
  },
};

/** Takes from the door and refills it. */
const callNextLate: Scenario = {
  name: 'engine.call_next.late',
  binding: 'late',
  async portion(campus) {
    await fillDoors(campus);
    await campus.each(newVisits(), checkIn);
    const taken = await campus.measure(roomIds, callNext);
    await empty(campus);
    await campus.each(roomIds, callNext);
    await empty(campus);
    return taken;
  },
};

const joinLate: Scenario = {
  name: 'engine.join.late',
  binding: 'late',
  async portion(campus) {
    const visits = newVisits();
    await campus.each(visits, checkIn);
    const taken = await campus.measure([...visits.keys()], (i) => ({
      ...join(visits[i]!),
      room: roomIds[i],
    }));
    await campus.each(roomIds, callNext);
    await empty(campus);
    return taken;
  },
};

const checkInEverywhere: Scenario = {
  name: 'engine.check_in',
  binding: 'late',
  portion: (campus) =>
    campus.measure(newVisits(), (visit) => ({
      type: 'check-in',
      visit,
      class: 'normal',
      items: stationIds.map((station, i) => ({ id: `ITEM-${i}`, station })),
    })),
};

export const scenarios = [callNextEarly, joinEarly, callNextLate, joinLate, checkInEverywhere];
