import type { GuideSheet, Holder, PregnancyAnswer } from '@daozhen/protocol';

/** What the server's REST routes answer, as far as these screens use it. */

export type Sex = 'M' | 'F';

export interface User extends Holder {
  id: string;
  name: string;
  /** The member of staff this user is, if he works in rooms. */
  staff?: string;
}

export interface Named {
  id: string;
  name: string;
  nameEn?: string;
}

export interface CatalogueStation extends Named {
  zone: string;
  floor: string;
}

export interface CatalogueRoom extends Named {
  station: string;
  zone: string;
  floor: string;
  /** Metres on the floor's plan. */
  x: number;
  y: number;
  capacity: number;
}

export interface CatalogueItem extends Named {
  station: string;
  /** Only for this sex; absent means for both. */
  sex?: Sex;
  /** Whether, and how strictly, pregnancy rules it out. */
  pregnancy?: 'pregnant' | 'possible' | 'unasked';
  prepHint?: string;
}

export interface CataloguePackage extends Named {
  /** Ids of the items it contains. */
  items: string[];
  sex?: Sex;
}

export interface CatalogueClass extends Named {
  vip: boolean;
  prefix: string;
  /** Only for this sex; absent means for both. */
  sex?: Sex;
}

export interface CatalogueStaff {
  id: string;
  name: string;
  title: string;
}

/** `GET /api/catalogue/:site`. */
export interface Catalogue {
  site: Named;
  zones: Named[];
  floors: Named[];
  stations: CatalogueStation[];
  rooms: CatalogueRoom[];
  items: CatalogueItem[];
  packages: CataloguePackage[];
  staff: CatalogueStaff[];
  classes: CatalogueClass[];
}

/** `POST /api/visits`. */
export interface NewVisit {
  site: string;
  examinee: {
    name: string;
    sex: Sex;
    birthDate: string;
    idNumber?: string;
    phone?: string;
    vvip?: boolean;
    /** What she said; absent where nobody asked. */
    pregnancy?: PregnancyAnswer;
    /** Second language of the calls. */
    language?: 'en' | 'yue';
  };
  class: string;
  packageId: string;
  addItems?: string[];
  /** Items of the package that are left out. */
  removeItems?: string[];
}

export interface RegisteredVisit {
  visit: string;
  ticket: string;
  token: string;
  guideUrl: string;
  guideSheet: GuideSheet;
}

/** `GET /api/visits?site=&query=`: newest first; `total` counts those not sent, too. */
export interface VisitList {
  visits: VisitRow[];
  total: number;
}

/** One row of the list. `state` is one of the floor's, `pending` (not yet confirmed) or `left`. */
export interface VisitRow {
  visit: string;
  /** Absent until the floor has confirmed the check-in. */
  ticket?: string;
  name?: string;
  sex?: Sex;
  age?: number;
  class: string;
  packageName: string;
  state: string;
  awayReason?: string;
  done: number;
  total: number;
  /** Items left that nobody will call for until somebody settles them. */
  barred?: number;
}

export interface VisitItem {
  id: string;
  name: string;
  station: string;
  stationName: string;
  state: 'todo' | 'done' | 'declined' | 'removed';
  /** Why it will not be called as things stand, if it will not. */
  barred?: { code: string; names?: string[] };
}

/** `GET /api/visits/:id`. */
export interface VisitDetails extends VisitRow {
  /** Station where it is bound, called, served or was passed. */
  station?: string;
  room?: string;
  /** Station a nurse chose. */
  choice?: string;
  /** What she said about pregnancy. */
  pregnancy?: PregnancyAnswer;
  /** Nobody has asked her yet, and something left depends on it. */
  askPregnancy?: true;
  items: VisitItem[];
  guideSheet: GuideSheet;
}

export type Placement =
  | { kind: 'hall'; zone: string }
  | { kind: 'door'; room: string }
  | { kind: 'caller'; room: string }
  | { kind: 'printer' }
  /** A caller's, as lists show it. */
  | { kind?: undefined; room: string };

export interface Device {
  id: string;
  kind: 'display' | 'caller' | 'printer';
  name: string;
  site: string;
  placement: Placement;
  createdAt: number;
  /** Epoch milliseconds of its last connection; absent if it never connected. */
  lastSeenAt?: number;
}

/** `GET /api/demo`, only where the server runs in demo mode. */
export interface Demo {
  users: { username: string; password: string; name: string; roles: string[] }[];
  links: { kind: string; name: string; nameEn?: string; url: string }[];
}

/** `GET /readyz`: the parts and whether each is well. */
export interface Health {
  ok: boolean;
  checks?: Record<string, { ok: boolean }>;
}
