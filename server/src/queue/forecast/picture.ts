/** Somebody in a room: called and perhaps already being served. Instants are epoch ms. */
export interface RunningService {
  visit: string;
  items: readonly string[];
  calledAt: number;
  /** Missing while called and not yet begun. */
  startedAt?: number;
}

/** One room of a station that takes people, or will again at a known time. */
export interface RoomPicture {
  id: string;
  doctor?: string;
  /** Examinees at once. */
  capacity: number;
  tags: readonly string[];
  /** Paused: takes nobody before this instant. */
  until?: number;
  running: readonly RunningService[];
}

/** A room shut for longer is believed to stay so. */
export const MAY_RETURN_MS = 3 * 60 * 60_000;

/** A room that takes nobody for the time being and has not said until when. */
export interface ShutRoom extends Omit<RoomPicture, 'until' | 'running'> {
  shutAt: number;
}

/** A place in a station's line. */
export interface WaitingPicture {
  visit: string;
  class: string;
  items: readonly string[];
  /** A room needs all of these to take it. */
  tags: readonly string[];
  /** Smaller is called earlier (rule O2). */
  key: number;
  /** The holder cannot be called now: a placeholder that is passed over (rule P2). */
  elsewhere: boolean;
  /** The holder can be called here, but nothing holds him: another line may call him first. */
  loose?: boolean;
  /** The room at whose door the holder stands, which takes him as if he had been sent there earlier (rule P4). */
  door?: string;
  /** A time of his has come (rule G4): the share of VIPs is nothing to him. */
  due?: boolean;
  /** Since when it is here, loose or elsewhere. */
  since: number;
  /** Asked about without standing in the line: what would be, were this place taken now. Delays nobody. */
  imagined?: true;
}

/** One station's line and rooms at an instant, as plain data: all that a forecast looks at. */
export interface StationPicture {
  station: string;
  /** Rooms on duty; a room that is closed without a known return is left out. */
  rooms: readonly RoomPicture[];
  /** Rooms shut not long ago that may open again, nobody knows when; left out when there are none. */
  shut?: readonly ShutRoom[];
  /** By key. */
  line: readonly WaitingPicture[];
  /** Takes since one last spent VIP share (rule O4); left out when it is long ago. */
  takesSinceShare?: number;
}

/** What a forecast says of one place, ms from now: half of the calls come before P50, nine of ten before P90. */
export interface Forecast {
  p50: number;
  p90: number;
}

/** How a campus orders its lines, as far as a forecast has to know (rules O2 and O4). */
export interface LineRules {
  /** Credit by class, ms; a class with credit is a VIP's. */
  creditMs: Readonly<Record<string, number>>;
  /** One in so many takes may spend VIP share; 1 is no bound. */
  vipEvery: number;
}

/** Everybody in the order in which he came. */
export const plainRules: LineRules = { creditMs: {}, vipEvery: 1 };
