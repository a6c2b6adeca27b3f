/** A visit as the report speaks of it: never by name (rule V1). */
export interface Party {
  id: string;
  ticket: string;
  class: string;
}

/** Somebody a VIP came before. */
export interface Overtaken {
  party: Party;
  /** What of his wait was for this station: one through the number of those that could have called him. */
  share: number;
}

/** One VIP taken before others. */
export interface Overtaking {
  at: number;
  station: string;
  vip: Party;
  overtaken: Overtaken[];
  /** Examinees the station's rooms could take at once. */
  servers: number;
  /** From the call to the end, ms. */
  roomMs: number;
  /** Whether he answered the call. */
  served: boolean;
}

export interface StationCost {
  station: string;
  /** Everybody taken there, the VIPs among them, and those of them who came before others. */
  takes: number;
  vips: number;
  ahead: number;
  overtaken: number;
  gainedMs: number;
  paidMs: number;
}

export interface ClassCost {
  class: string;
  vip: boolean;
  /** Who arrived. */
  people: number;
  /** How many of them gained or paid anything, and how much together and at most. */
  concerned: number;
  sumMs: number;
  mostMs: number;
}

export interface CaseCost {
  at: number;
  station: string;
  ticket: string;
  overtaken: number;
  servers: number;
  roomMs: number;
  gainedMs: number;
  paidMs: number;
}

/** What VIPs gained and others paid on a day. */
export interface VipCost {
  vips: number;
  others: number;
  gainedMs: number;
  paidMs: number;
  stations: StationCost[];
  classes: ClassCost[];
  /** By the instant an hour begins at. */
  hours: { at: number; gainedMs: number; paidMs: number }[];
  /** Every time, the dearest first. */
  cases: CaseCost[];
}
