import type { Place } from '@daozhen/protocol';

/** One call that nobody answered. */
export interface Absence {
  /** `elsewhere`: examined elsewhere, which costs nothing (rule C6). */
  reason: 'absent' | 'elsewhere';
  passedAt: number;
  /** From the call to the pass, ms: so long the room stood empty. */
  heldMs: number;
  /** From the pass until the person was back, ms; Infinity for one who never came. */
  backMs: number;
  /** From the pass until the person waited for this station again: more than `backMs` where he went elsewhere first. */
  headedMs: number;
}

/** One person's way through one station's line, from when the wait for it begins. */
export interface Turn {
  visit: string;
  vip: boolean;
  creditMs: number;
  /** As it was before the first call. */
  place: Place;
  tags: readonly string[];
  /** When a timed item of it is due (rule G4). */
  dueAt?: number;
  /** Since when the person could be called here and was not called elsewhere. */
  headedAt: number;
  absences: Absence[];
  /** From the call that was answered to the beginning, and from there to the end. */
  toStartMs?: number;
  serviceMs?: number;
  /** When the call was that was answered. */
  calledAt?: number;
}

/** Somebody who could be called here for a while, but was then called elsewhere. */
export interface Shadow {
  visit: string;
  place: Place;
  from: number;
  to: number;
}

/** A while in which a room took people. */
export interface RoomSpell {
  room: string;
  from: number;
  to: number;
  capacity: number;
  doorSlots: number;
  tags: readonly string[];
}

/** All that happened in one station's line on a day. */
export interface StationDay {
  station: string;
  turns: Turn[];
  shadows: Shadow[];
  rooms: RoomSpell[];
  /** From a room's being free to its next call while somebody waited: the usual time. */
  gapMs: number;
  /** How many lost a place kept here by coming late to their appointment (rule P1). */
  late: number;
}
