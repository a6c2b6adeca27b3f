import type { PhonePage, PhoneRoom, PhoneView } from '@daozhen/protocol';
import { planOf, type Plan } from './plan.ts';
import { nameIn, type Language, type Say } from './words.ts';

/** Where to go, or to be. */
export interface Place {
  /** The room's name where one is known, else the station's. */
  name: string;
  station: string;
  floor: string;
  direction: string;
  plan?: Plan;
}

/** A station and its floor by name; undefined when the page does not know it. */
export function stationOf(
  id: string | undefined,
  page: PhonePage,
  language: Language,
): { name: string; floor: string } | undefined {
  const station = page.stations.find((one) => one.id === id);
  if (!station) return undefined;
  const floor = page.floors.find((one) => one.id === station.floor);
  return { name: nameIn(language, station), floor: floor ? nameIn(language, floor) : '' };
}

/** The place a view points to; undefined when it names nothing this page knows. */
export function placeOf(
  view: PhoneView,
  page: PhonePage,
  language: Language,
  say: Say,
): Place | undefined {
  const room = page.rooms.find((candidate) => candidate.id === view.r);
  const wanted = view.st ?? room?.station ?? view.o[0];
  const station = page.stations.find((one) => one.id === wanted);
  if (!station) return undefined;
  const targets = room ? [room] : page.rooms.filter((one) => one.station === station.id);
  const floorId = room?.floor ?? targets[0]?.floor ?? station.floor;
  const floor = page.floors.find((one) => one.id === floorId);
  const floorName = floor ? nameIn(language, floor) : floorId;
  const plan = planOf(
    page.rooms.filter((one) => one.floor === floorId),
    targets.filter((one) => one.floor === floorId),
    floor?.entry,
  );
  return {
    name: nameIn(language, room ?? station),
    station: nameIn(language, station),
    floor: floorName,
    direction: directionOf(floorName, plan, language, say),
    ...(plan ? { plan } : {}),
  };
}

function directionOf(floor: string, plan: Plan | undefined, language: Language, say: Say): string {
  if (!plan?.walk.length) return say('direction.floor', { floor });
  const { metres, neighbour } = plan;
  if (!neighbour) return say('direction.arrows', { floor, metres });
  return say('direction.beside', { floor, metres, neighbour: roomName(neighbour, language) });
}

const roomName = (room: PhoneRoom, language: Language) => nameIn(language, room);
