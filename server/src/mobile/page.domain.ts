import {
  PROTOCOL_VERSION,
  selfPreparations,
  type Command,
  type PhoneAction,
  type PhoneItem,
  type PhonePage,
  type PhonePicture,
  type PlanPoint,
} from '@daozhen/protocol';
import type { ViewNow } from './mobile.ports.ts';

/** What the directory of visits knows of one examinee. */
export interface VisitFacts {
  id: string;
  ticket: string;
  /** Masked, e.g. 张*三. */
  masked: string;
  vvip: boolean;
  items: readonly {
    id: string;
    name: string;
    nameEn: string;
    station: string;
    prepHint?: string;
    prepHintEn?: string;
  }[];
}

interface Named {
  id: string;
  name: string;
  nameEn: string;
}

/** What the catalogue knows of one campus. */
export interface SiteFacts {
  name: string;
  nameEn: string;
  utcOffsetMs: number;
  floors: readonly (Named & { entry?: PlanPoint })[];
  stations: Iterable<Named & { floor: string }>;
  rooms: Iterable<Named & { station: string; floor: string; x: number; y: number }>;
}

/** The unchanging half of a phone's page. A VVIP's page has no name in it (rule V1). */
export function phonePageOf(visit: VisitFacts, site: SiteFacts): PhonePage {
  return {
    visit: visit.id,
    siteName: site.name,
    siteNameEn: site.nameEn,
    utcOffsetMin: Math.round(site.utcOffsetMs / 60_000),
    ticket: visit.ticket,
    ...(visit.vvip ? {} : { name: visit.masked }),
    floors: site.floors.map(({ id, name, nameEn, entry }) => ({
      id,
      name,
      nameEn,
      ...(entry ? { entry: { x: entry.x, y: entry.y } } : {}),
    })),
    stations: [...site.stations].map(({ id, name, nameEn, floor }) => ({
      id,
      name,
      nameEn,
      floor,
    })),
    rooms: roomsFor(visit, site),
    items: visit.items.map(itemOf),
  };
}

/** The rooms of every floor the visit comes to; the plan of any other floor is never shown. */
function roomsFor(visit: VisitFacts, site: SiteFacts): PhonePage['rooms'] {
  const stations = new Set(visit.items.map((item) => item.station));
  const rooms = [...site.rooms];
  const floors = new Set(
    rooms.filter((room) => stations.has(room.station)).map((room) => room.floor),
  );
  return rooms
    .filter((room) => floors.has(room.floor))
    .map(({ id, name, nameEn, station, floor, x, y }) => ({
      id,
      name,
      nameEn,
      station,
      floor,
      x,
      y,
    }));
}

function itemOf(item: VisitFacts['items'][number]): PhoneItem {
  const { id, name, nameEn, station, prepHint, prepHintEn } = item;
  return {
    id,
    name,
    nameEn,
    station,
    ...(prepHint ? { hint: prepHint, hintEn: prepHintEn ?? prepHint } : {}),
  };
}

/** Both halves of a page together. */
export function pictureOf(now: ViewNow, page: PhonePage): PhonePicture {
  return { epoch: now.epoch, seq: now.seq, at: now.at, view: now.view, page };
}

/** Whether an examinee may ask for this himself: other preparations are confirmed by a nurse. */
export function mayTap(action: PhoneAction): boolean {
  if (action.action === 'rejoin') return action.preparation === undefined;
  return (selfPreparations as readonly string[]).includes(action.preparation ?? '');
}

/** The command a tap stands for. */
export function phoneCommand(site: string, visit: string, action: PhoneAction): Command {
  const common = { v: PROTOCOL_VERSION, id: action.id, site, visit };
  return action.action === 'rejoin'
    ? { ...common, type: 'rejoin' }
    : { ...common, type: 'prepare', preparation: action.preparation ?? '', ready: true };
}
