import type { LineEvent, LineRules, Wait } from '../forecast/index.ts';
import type { ModelStatus } from './published.ts';
import type { Told } from './told.ts';
import type { Turn } from './told-book.ts';

/** What a campus's forecast goes on from. Plain data: it crosses over to a thread. */
export interface Opening {
  site: string;
  rules: LineRules;
  /** Local time minus UTC. */
  utcOffsetMs: number;
  /** What the catalogue says a service takes, ms, by station. */
  nominalMs: Readonly<Record<string, number>>;
  /** The floor as it stands, as if everybody had just come: nothing is learned from it. */
  standing: readonly LineEvent[];
  /** What was told and not stored for good, and the last forecast published. */
  told: readonly Told[];
  published: Uint8Array | undefined;
  /** What has been learned: today, else on an earlier day. */
  model: string | undefined;
  snapshot: string | undefined;
}

/** Somebody who waits, for the station he is sent to, or will probably be sent to while he rests. */
export interface Waiting {
  visit: string;
  ticket: string;
  station: string;
  /** Of somebody who rests: until he is sent there and called, ms. */
  untilSent?: Wait;
  /** People × mean ÷ rooms, and how many those are. */
  plainMs?: number;
  ahead?: number;
}

/** Somebody whose visit will end. */
export interface Ending {
  visit: string;
  ticket: string;
  /** What is still to be visited. */
  stations: readonly string[];
  /** The station in one of whose rooms he is. */
  inRoom?: string;
  /** Not before this instant, for a timed item. */
  notBefore?: number;
}

/** A campus as it stands, for its next forecast. */
export interface PassRequest {
  epoch: string;
  seq: number;
  at: number;
  day: string;
  /** Late binding: places at other stations advance meanwhile. */
  keepsPlaces: boolean;
  waiting: readonly Waiting[];
  ending: readonly Ending[];
  turns: readonly Turn[];
  /** What became of visits that wait no longer: away, finished or gone. */
  fates: readonly (readonly [visit: string, outcome: 'away' | 'left' | 'finished', at: number])[];
  /** What ended before this is wanted for good; undefined while the last lot is being stored. */
  storeBefore: number | undefined;
  /** What has been stored since. */
  stored: readonly Told[];
}

/** What came out: the forecast as it is published, and what was told. */
export interface PassResult {
  body: Uint8Array;
  /** What was told anew, to be kept where a successor finds it. */
  changed: readonly Told[];
  /** What can be stored for good. */
  over: readonly Told[];
}

/** What a thread can be asked. */
export type ThreadMessage =
  /** Done as if it were meant, so that the code has been compiled and the real thing is quick. */
  | { type: 'rehearse'; opening: Opening; request: PassRequest }
  | { type: 'open'; opening: Opening }
  | { type: 'learn'; site: string; events: readonly LineEvent[] }
  | { type: 'pass'; site: string; request: PassRequest }
  | { type: 'save'; site: string }
  | { type: 'close'; site: string };

/** What comes back for each type of message. */
export interface ThreadAnswers {
  rehearse: undefined;
  open: ModelStatus;
  learn: undefined;
  pass: PassResult;
  save: string;
  close: undefined;
}
