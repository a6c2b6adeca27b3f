import type { WaitingPicture } from './picture.ts';

/** A place in the line, and since when its holder has had it. */
export interface Waiting extends WaitingPicture {
  joinedAt: number;
  /** The record did not say where the place stands: the key is what was learned of the class. */
  assumed: boolean;
}

/** Somebody called. */
export interface Called {
  waiting: Waiting;
  room: string;
  doctor: string | undefined;
  calledAt: number;
  startedAt: number | undefined;
  /** Nobody was waiting with him when he came: he may still be walking. */
  fresh: boolean;
}

/** How somebody with a place stands to being called. */
export type Stance = Pick<Waiting, 'elsewhere' | 'loose'>;

/** What an event meant, for those who learn from it. */
export type Happening =
  | { type: 'opened'; room: string; at: number; shutMs: number | undefined }
  | { type: 'shut'; room: string; at: number }
  | { type: 'arrived'; waiting: Waiting; at: number }
  | { type: 'moved'; waiting: Waiting; at: number; was: Stance; heldMs: number }
  | { type: 'called'; called: Called; at: number; idleMs: number | undefined }
  | { type: 'started'; called: Called; at: number }
  | { type: 'served'; called: Called; at: number; startedAt: number }
  | { type: 'absent'; called: Called; at: number }
  | { type: 'left'; waiting: Waiting; at: number };
