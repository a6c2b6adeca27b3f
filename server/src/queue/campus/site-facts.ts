import type { Spot } from '../guidance/index.ts';

/** Names and places of one campus, as the floor's screens need them; the catalogue provides them. */
export interface SiteFacts {
  id: string;
  name: string;
  nameEn: string;
  entrance: Spot;
  zones: ReadonlyMap<string, { id: string; name: string; nameEn: string; notice: string }>;
  stations: ReadonlyMap<string, StationFacts>;
  rooms: ReadonlyMap<string, RoomFacts>;
  staff: ReadonlyMap<string, { id: string; name: string; title: string }>;
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
