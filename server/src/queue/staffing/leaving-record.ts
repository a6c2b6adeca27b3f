import type { LeavingSign } from '@daozhen/protocol';

/** Somebody did something there, signed out, said that all is well; or nobody waits there any more. */
export type LeavingEnding = 'acted' | 'paused' | 'closed' | 'attended' | 'quiet';

/** A room that seemed to be left. */
export interface LeavingRecord {
  room: string;
  station: string;
  staff: string;
  day: string;
  since: number;
  sign: LeavingSign;
  waiting: number;
  noticedAt: number;
  endedAt?: number;
  ending?: LeavingEnding;
  by?: string;
}
