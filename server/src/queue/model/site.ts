import type { Accepted, FloorEvent, Item, Place, SiteState } from '@daozhen/protocol';

/** What undo needs to know of a finish, pass or call (rule C8). */
export interface UndoRecord {
  what: 'call' | 'finish' | 'pass';
  visit: string;
  at: number;
  /** The visit's `moves` after the command. */
  moves: number;
  station: string;
  /** The visit's place at the station before the command. */
  place?: Place;
  /** Former forms of the items the command changed. */
  items: Record<string, Item>;
  choice?: string;
  passes?: number;
  calls?: number;
  calledAt?: number;
  startedAt?: number;
}

/** Everything the reference model keeps of one campus: the visible state and what lies behind it. */
export interface Site {
  state: SiteState;
  /** The last order number given out (rule O2). */
  order: number;
  /** The last ticket number of each prefix (rule T1). */
  numbers: Record<string, number>;
  /** Undo records of each room, newest last. */
  undo: Record<string, UndoRecord[]>;
  /** Replies to accepted commands by command id, with the command as canonical text (rule C1). */
  replies: Map<string, { content: string; reply: Accepted }>;
  events: FloorEvent[];
  /** Milliseconds the site's clock runs ahead of the injected one (rule E6). */
  offset: number;
}
