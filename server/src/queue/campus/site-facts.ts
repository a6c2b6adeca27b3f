import type { Spot } from '../guidance/index.ts';

/** Names and places of one campus, as the floor's screens need them; the catalogue provides them. */
/** When a room on duty counts as left without signing out, ms. */
export interface LeavingLimits {
  /** Nobody is called for so long although people wait: somebody should look. */
  idleMs: number;
  /** A call screen or button may be away for so long: a page is loaded anew, a computer restarts. */
  goneMs: number;
  /** Who has said that a room is attended is believed for so long. */
  attendedMs: number;
}

export interface SiteFacts {
  id: string;
  name: string;
  nameEn: string;
  entrance: Spot;
  zones: ReadonlyMap<string, { id: string; name: string; nameEn: string; notice: string }>;
  stations: ReadonlyMap<string, StationFacts>;
  rooms: ReadonlyMap<string, RoomFacts>;
  staff: ReadonlyMap<string, { id: string; name: string; title: string }>;
  /** As the campus has set it; as usual where it has not. */
  leaving?: LeavingLimits | undefined;
}

export interface StationFacts {
  id: string;
  name: string;
  nameEn: string;
  zone: string;
  /** What one does there, in an announcement: 采血, 检查 …, and in English. */
  action: string;
  actionEn: string;
  nominalMinutes: number;
}

export interface RoomFacts {
  id: string;
  name: string;
  nameEn: string;
  station: string;
  zone: string;
  spot: Spot;
}

/** What staff screens and boards know of a person; boards get the masked name only. */
export interface PersonFacts {
  name: string;
  masked: string;
  sex: 'M' | 'F';
  age: number;
  /** A VVIP's name and person appear nowhere without permission (rule V1). */
  vvip: boolean;
  /** Called out in it after Chinese; absent for the zone's second language. */
  language?: 'en' | 'yue';
  itemNames: ReadonlyMap<string, string>;
}

export type PersonLookup = (visit: string) => PersonFacts | undefined;
