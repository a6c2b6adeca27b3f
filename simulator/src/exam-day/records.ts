/** One stay at one station, from when the visit could have been called on. All instants epoch ms. */
export interface Stay {
  station: string;
  room: string;
  items: string[];
  /** Free again after the examination before, or checked in. */
  freeAt: number;
  /** At the room's door or in the station's line. */
  boundAt: number;
  calledAt: number;
  startedAt: number;
  endedAt: number;
  /** Who came later and was called before it to a room that could have taken it. */
  overtaken: number;
}

/** What a visit went through. */
export interface VisitRecord {
  id: string;
  class: string;
  arrivedAt: number;
  /** Undefined when the day ended before it did. */
  finishedAt: number | undefined;
  stays: Stay[];
  passes: number;
  /** From not hearing a call until he was back, epoch ms. */
  absences: { from: number; to?: number }[];
}

/** A hard constraint that was not kept. */
export interface Violation {
  visit: string;
  item: string;
  what: 'order' | 'preparation' | 'tags' | 'too-early' | 'too-late';
  /** He was away, not having heard a call, while it could have been done. */
  absent: boolean;
}

/** Everything one virtual day is judged by. */
export interface DayRecord {
  visits: VisitRecord[];
  violations: Violation[];
  commands: number;
  /** The day itself, process CPU in ms. */
  cpuMs: number;
}
