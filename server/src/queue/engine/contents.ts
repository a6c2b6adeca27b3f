import type { Accepted, FloorEvent, Item, Place, SiteState } from '@daozhen/protocol';

/** What an undo needs to know of a call, finish or pass (rule C8). */
export interface UndoRecord {
  what: 'call' | 'finish' | 'pass';
  visit: string;
  at: number;
  /** The visit's `moves` after the command. */
  moves: number;
  /** Of a finish or pass, with what of the visit it changed. */
  station?: string;
  calledAt?: number;
  place?: Place;
  /** Of a finish. */
  startedAt?: number;
  choice?: string;
  items?: Item[];
  /** Of a pass. */
  calls?: number;
  passes?: number;
}

/** Everything a store holds of a campus beside its events and replies: what its events add up to. */
export interface FloorContents {
  state: SiteState;
  /** The last order number given out (rule O2). */
  order: number;
  /** The last ticket number of each prefix (rule T1). */
  numbers: Record<string, number>;
  /** Undo records of each room, newest last. */
  undo: Record<string, UndoRecord[]>;
  /** How far the campus's clock is ahead of the store's, ms (rule E6). */
  offset: number;
}

/** An event of the day with the reply its command got, as a retry of it will get it again (rule C1). */
export interface RestoredEvent {
  event: FloorEvent;
  reply: Accepted;
}

/** A point in a campus's history: sequence numbers are contiguous within an epoch and go on in the next. */
export interface Position {
  epoch: string;
  seq: number;
}

/** How far a campus is, without its state. */
export interface Head extends Position {
  day: string;
  /** Site time of the last accepted command. */
  at: number;
  /** Where this epoch left the one before it; undefined for the first. */
  since: Position | undefined;
}
