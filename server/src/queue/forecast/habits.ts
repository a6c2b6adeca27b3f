import Type, { type Static } from 'typebox';
import { Count, COUNTED, Hazard, hazardRate, Ms, noHazard, note } from './hazard.ts';
import { learnTime, LogTime, logTime } from './log-time.ts';
import { normalShare } from './numbers.ts';
import { MAY_RETURN_MS } from './picture.ts';
import type { Happening, Stance, Waiting } from './happening.ts';

const strict = { additionalProperties: false };
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What people of one class do in a line. */
const ClassHabits = Type.Object(
  {
    /** From here to elsewhere: called at another station. */
    out: Hazard,
    /** Likewise of those whom nothing holds here; left out before any have been seen. */
    drift: Type.Optional(Hazard),
    /** From elsewhere to here. */
    back: Hazard,
    /** From here to gone for good. */
    gone: Hazard,
  },
  strict,
);
export type ClassHabits = Static<typeof ClassHabits>;

/** One arrival as it was: how far before its instant its key stood, and who it was. */
const Arrival = Type.Object(
  {
    leadMs: Type.Number({ minimum: -1e14, maximum: 1e14 }),
    class: Type.String({ maxLength: 64 }),
    items: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
    tags: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
    elsewhere: Type.Boolean(),
    at: Ms,
  },
  strict,
);
export type Arrival = Static<typeof Arrival>;

const MAX_ARRIVALS = 64;

/** Arrivals of late, fading, and when that was. */
const Rate = Type.Object(
  { count: Type.Number({ minimum: 0, maximum: 1e6 }), ms: Ms, at: Ms },
  strict,
);
type Rate = Static<typeof Rate>;

/** So many of so many. */
const Share = Type.Object({ count: Count, of: Count }, strict);

/** What people and rooms of one station do beside being examined. */
export const Habits = Type.Object(
  {
    classes: Type.Record(Type.String({ maxLength: 64 }), ClassHabits),
    /** Latest arrivals, oldest first. */
    arrivals: Type.Array(Arrival, { maxItems: MAX_ARRIVALS }),
    rate: Rate,
    /** From the call to the start, of somebody just come and of somebody who waited. */
    stepInFresh: LogTime,
    stepIn: LogTime,
    /** From being able to call to the call: right after a service, and of an idle room. */
    callAfter: LogTime,
    callIdle: LogTime,
    /** Called and did not come: how many of how many, and how long the room was kept. */
    absent: Share,
    absentTime: LogTime,
    /** Pauses: so many in so many services, and how long. */
    pauses: Share,
    pauseTime: LogTime,
    /** Rooms shut, and those of them that opened again before long. */
    returns: Share,
  },
  strict,
);
export type Habits = Static<typeof Habits>;

/** Arrivals fade with this time constant: the morning's rush is over when it is over. */
const FADE_MS = 20 * MINUTE;
/** A holder who is elsewhere comes back after this long, before anything is known. */
const BACK_MS = 6 * MINUTE;

/** What is believed of a station's people and rooms before anything has been seen. */
export function newHabits(): Habits {
  return {
    classes: {},
    arrivals: [],
    rate: { count: 0, ms: 0, at: 0 },
    stepInFresh: logTime(25 * SECOND, 0.8),
    stepIn: logTime(15 * SECOND, 0.6),
    callAfter: logTime(4 * SECOND, 1),
    callIdle: logTime(8 * SECOND, 0.8),
    absent: { count: 0, of: 0 },
    absentTime: logTime(MINUTE, 0.5),
    pauses: { count: 0, of: 0 },
    pauseTime: logTime(10 * MINUTE, 0.6),
    returns: { count: 0, of: 0 },
  };
}

/** Probability that somebody called does not come. */
export function absentShare({ absent }: Habits): number {
  return (absent.count + 0.4) / (absent.of + 20);
}

/** Probability that a pause follows a service. */
export function pauseShare({ pauses }: Habits): number {
  return pauses.count / (pauses.of + 50);
}

/** Probability that a room shut `ms` ago opens again before long. */
export function returnShare({ returns, pauseTime }: Habits, ms: number): number {
  const share = (returns.count + 1) / (returns.of + 2);
  const { mean, variance } = pauseTime;
  const later = share * (1 - normalShare((Math.log(Math.max(1, ms)) - mean) / Math.sqrt(variance)));
  return later / (later + 1 - share);
}

/** How often one of a class is called elsewhere, events a ms: of those held here. */
export const outRate = (habits: ClassHabits | undefined) => hazardRate(habits?.out, 0, MINUTE / 2);
/** Likewise of those whom nothing holds here. */
export const driftRate = (habits: ClassHabits | undefined) =>
  hazardRate(habits?.drift, 0, MINUTE / 2);
/** How often one of a class who is elsewhere comes, events a ms. */
export const backRate = (habits: ClassHabits | undefined) =>
  hazardRate(habits?.back, 2, 2 * BACK_MS);
/** How often one of a class gives his place up, events a ms. */
export const goneRate = (habits: ClassHabits | undefined) =>
  hazardRate(habits?.gone, 0, 10 * MINUTE);

/** Arrivals a ms in the time just past. */
export function arrivalRate({ rate }: Habits, now: number): number {
  const passed = Math.max(0, now - rate.at);
  const keep = Math.exp(-passed / FADE_MS);
  const ms = rate.ms * keep + FADE_MS * (1 - keep);
  return rate.at === 0 ? 0 : (rate.count * keep) / Math.max(ms, FADE_MS / 4);
}

/** An arrival older than this says nothing of those to come. */
const RECENT_MS = 3 * 60 * MINUTE;
/** Observed growth counts beside the belief in none, which weighs as a variance of the instants, ms². */
const NO_GROWTH = 2 * MINUTE * MINUTE;

/** The latest arrivals, and how much keys stand further ahead of their instants with every ms. */
export function recentArrivals(
  { arrivals }: Habits,
  now: number,
  isPlain: (name: string) => boolean,
): { like: Arrival[]; growth: number } {
  const like = arrivals.filter(({ at }) => now - at < RECENT_MS);
  const plain = like.filter((one) => isPlain(one.class) && one.leadMs < RECENT_MS);
  if (plain.length < 8) return { like, growth: 0 };
  let at = 0;
  let lead = 0;
  for (const one of plain) {
    at += one.at / plain.length;
    lead += one.leadMs / plain.length;
  }
  let together = 0;
  let spread = NO_GROWTH * plain.length;
  for (const one of plain) {
    together += (one.at - at) * (one.leadMs - lead);
    spread += (one.at - at) ** 2;
  }
  return { like, growth: Math.min(0.5, Math.max(0, together / spread)) };
}

/** Learns from what happened in the line. */
export function learnHabits(habits: Habits, happening: Happening): void {
  switch (happening.type) {
    case 'arrived':
      return learnArrival(habits, happening.waiting, happening.at);
    case 'moved': {
      const { waiting, was, heldMs } = happening;
      const own = habitsOf(habits, waiting.class);
      if (was.elsewhere) return note(own.back, 0, true);
      note(leaving(own, was), heldMs, waiting.elsewhere);
      note(own.gone, heldMs, false);
      return;
    }
    case 'called':
      return learnCall(habits, happening);
    case 'started':
      return learnStart(habits, happening);
    case 'served':
      return share(habits.pauses, false);
    case 'absent':
      share(habits.absent, true);
      return learnTime(habits.absentTime, happening.at - happening.called.calledAt);
    case 'left': {
      const { waiting, at } = happening;
      const own = habitsOf(habits, waiting.class);
      if (!waiting.elsewhere) note(own.gone, at - waiting.since, true);
      return;
    }
    case 'shut':
      habits.pauses.count = Math.min(COUNTED, habits.pauses.count + 1);
      share(habits.returns, false);
      return;
    case 'opened':
      if (happening.shutMs !== undefined && happening.shutMs < MAY_RETURN_MS) {
        learnTime(habits.pauseTime, happening.shutMs);
        habits.returns.count += 1;
      }
      return;
  }
}

/**
 * Learns that holders of places have been elsewhere, ms by class: who does not come says as much of how soon
 * people come as who does.
 */
export function learnElsewhere(habits: Habits, spent: ReadonlyMap<string, number>): void {
  for (const [name, ms] of spent) note(habitsOf(habits, name).back, ms, false);
}

function learnCall(
  habits: Habits,
  { called, idleMs, at }: Extract<Happening, { type: 'called' }>,
): void {
  const { waiting } = called;
  const own = habitsOf(habits, waiting.class);
  if (waiting.elsewhere) note(own.back, 0, true);
  else {
    note(leaving(own, waiting), at - waiting.since, false);
    note(own.gone, at - waiting.since, false);
  }
  if (idleMs !== undefined && idleMs < 10 * MINUTE)
    learnTime(called.fresh ? habits.callIdle : habits.callAfter, idleMs + SECOND);
  if (called.startedAt !== undefined) learnStart(habits, { called, at: called.startedAt });
}

function learnStart(habits: Habits, { called, at }: { called: Called; at: number }): void {
  share(habits.absent, false);
  learnTime(called.fresh ? habits.stepInFresh : habits.stepIn, at - called.calledAt + SECOND);
}

type Called = Extract<Happening, { type: 'called' }>['called'];

function learnArrival({ arrivals, rate }: Habits, waiting: Waiting, at: number): void {
  fade(rate, at);
  rate.count += 1;
  arrivals.push({
    leadMs: at - waiting.key,
    class: waiting.class,
    items: waiting.items.slice(0, 50),
    tags: waiting.tags.slice(0, 50),
    elsewhere: waiting.elsewhere,
    at,
  });
  if (arrivals.length > MAX_ARRIVALS) arrivals.shift();
}

function fade(rate: Rate, at: number): void {
  // A night in between is no lull: the day begins anew.
  if (rate.at === 0 || at - rate.at > 3 * 60 * MINUTE) Object.assign(rate, { count: 0, ms: 0 });
  else {
    const keep = Math.exp(-Math.max(0, at - rate.at) / FADE_MS);
    rate.ms = rate.ms * keep + FADE_MS * (1 - keep);
    rate.count *= keep;
  }
  rate.at = at;
}

function habitsOf(habits: Habits, name: string): ClassHabits {
  return (habits.classes[name] ??= { out: noHazard(), back: noHazard(), gone: noHazard() });
}

function leaving(habits: ClassHabits, { loose }: Stance): Hazard {
  return loose ? (habits.drift ??= noHazard()) : habits.out;
}

function share(of: { count: number; of: number }, happened: boolean): void {
  of.of += 1;
  if (happened) of.count += 1;
  if (of.of > COUNTED) {
    of.count /= 2;
    of.of /= 2;
  }
}
