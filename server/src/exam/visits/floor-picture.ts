import type { Visit } from '@daozhen/protocol';

/** What visits need to see of the floor. */
export interface FloorPicture {
  /** The day the floor is on. */
  day(site: string): string;
  visit(site: string, id: string): Visit | undefined;
  /** Resolves when the picture has an event, or soon in any case: what is read next then shows it. */
  reached(site: string, seq: number): Promise<void>;
}

/** A check-in as the journal kept it. */
export interface CheckInFact {
  ticket: string | null;
  day: string;
  at: number;
}
