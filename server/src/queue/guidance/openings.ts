import type { Visit } from '@daozhen/protocol';
import type { Candidate } from './next-station.ts';

/** A candidate as it stands for somebody who is sent there now. */
export interface Offer extends Candidate {
  /** Whose door he is sent to (late binding). */
  room?: string;
}

/** What the stations can take at this moment: places in their lines (early binding), door slots (late). */
export interface Openings {
  /** Whether nobody whose items need these tags could be sent to a station now; cheap to ask often. */
  isFull(station: string, tags: readonly string[]): boolean;
  /** Whether a visit, wherever it is now, would only wait there because enough are on their way. */
  enough(visit: Visit, station: string): boolean;
  /** The candidate as it would be if the visit were sent there now; undefined while enough are on their way. */
  offer(visit: Visit, candidate: Candidate): Offer | undefined;
  /** The candidate for whom a line is never too long: a timed task is due (rule G4). A door cannot take more than it has slots. */
  squeeze(candidate: Candidate): Offer | undefined;
  /** Notes that a visit has been sent. */
  take(visit: Visit, offer: Offer): void;
}
