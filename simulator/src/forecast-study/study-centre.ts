import type { LineEvent, ServiceBelief } from '@daozhen/server/simulation';
import { LineEvents } from '@daozhen/server/simulation';
import { runDay } from '../exam-day/day-runner.ts';
import { policies } from '../exam-day/policies.ts';
import type { Scenario, ServiceTime } from '../exam-day/scenario.schemas.ts';
import { createRandom } from '../random.ts';

const MINUTE = 60_000;
/** Days of one centre: the same doctors, seen again and again. */
export const DAYS = 10;
/** Days that are learned from before the first that counts. */
export const EARLIER = 2;
/** A doctor is not as fast every day. */
const DAILY_SPREAD = 0.06;

/** What kind of day is studied; those that take longest first. */
export const kinds = ['late', 'fifo', 'vip', 'foreign'] as const;
export type Kind = (typeof kinds)[number];

/** A day of one kind: plain lines, lines with VIPs (also under late binding), plain lines with services of other families. */
export function scenarioOf(ordinary: Scenario, kind: Kind): Scenario {
  if (kind === 'vip' || kind === 'late') return ordinary;
  const plain = { ...ordinary, vipShare: 0 };
  if (kind === 'fifo') return plain;
  const stations = ordinary.stations.map((station, index) => ({
    ...station,
    service: foreign(station.service, index),
  }));
  return { ...plain, stations };
}

/** Of the same mean, but not lognormal: in turn gamma of wide spread, short or long, and a handful of times. */
function foreign(service: ServiceTime, index: number): ServiceTime {
  if (!('mean' in service)) return service;
  const { mean } = service;
  if (index % 3 === 0) return { family: 'gamma', mean, cv: 0.9 };
  if (index % 3 === 1)
    return { family: 'bimodal', short: 0.6 * mean, long: 2.6 * mean, longShare: 0.2, cv: 0.2 };
  return { family: 'empirical', minutes: [0.5, 0.6, 0.7, 0.8, 0.9, 1, 2.5].map((x) => x * mean) };
}

/** The centre that a seed is a day of. */
export function centreOf(seed: number): number {
  return Math.floor((seed - 1) / DAYS);
}

/** Seeds of the days before a centre's first that counts. */
export function earlierSeeds(centre: number): number[] {
  return Array.from({ length: EARLIER }, (_, day) => 1_000_000 + centre * EARLIER + day);
}

/** One recorded day, and what an oracle would know of it. */
export interface StudyDay {
  scenario: Scenario;
  events: LineEvent[];
  /** The end of the visit, by visit. */
  ends: Map<string, number>;
}

/** Plays a day of a centre: people go where the line is shortest and stand in it. */
export async function playDay(scenario: Scenario, centre: number, seed: number): Promise<StudyDay> {
  const own = withDoctors(scenario, centre, seed);
  const lines = new LineEvents();
  const events: LineEvent[] = [];
  const policy = policies.get('shortest')!();
  const { day } = await runDay(own, seed, policy, {
    watch: (floor) =>
      floor.listen((event, state) => void events.push(...lines.apply(event, state))),
  });
  const ends = day.visits.flatMap(({ id, finishedAt }) =>
    finishedAt === undefined ? [] : [[id, finishedAt] as const],
  );
  return { scenario: own, events, ends: new Map(ends) };
}

/** The centre's doctors: each with a pace of his own, nearly the same every day. */
export function withDoctors(scenario: Scenario, centre: number, seed: number): Scenario {
  const doctors = createRandom(centre + 77);
  const daily = createRandom(seed);
  const stations = scenario.stations.map((station) => ({
    ...station,
    rooms: station.rooms.map((room) => {
      const usual = doctors.fork(`pace ${room.id}`).normal() * scenario.paceSpread;
      const today = daily.fork(`today ${room.id}`).normal() * DAILY_SPREAD;
      return { ...room, pace: Math.exp(usual + today) };
    }),
  }));
  return { ...scenario, stations };
}

/** Somebody who knows the true parameters of every service: mean, spread and each doctor's pace today. */
export function oracleOf(scenario: Scenario): (station: string) => ServiceBelief {
  const paces = new Map(
    scenario.stations.flatMap(({ rooms }) =>
      rooms.map(({ id, pace = 1 }) => [`staff-${id}`, pace]),
    ),
  );
  return (id) => {
    const { service, work = {} } = scenario.stations.find((station) => station.id === id)!;
    const { mean, cv } = momentsOf(service);
    const spreadOf = (items: number) => Math.sqrt(Math.log(1 + cv ** 2 / Math.max(1, items)));
    return {
      workOf: (items) => {
        const sum = items.reduce((total, item) => total + (work[item] ?? 1), 0) || 1;
        return Math.log(sum * mean * MINUTE) - spreadOf(items.length) ** 2 / 2;
      },
      paceOf: (doctor) => ({ by: Math.log(paces.get(doctor ?? '') ?? 1), unsure: 0 }),
      spreadOf,
    };
  };
}

/** Mean in minutes and coefficient of variation of one item. */
function momentsOf(service: ServiceTime): { mean: number; cv: number } {
  switch (service.family) {
    case 'lognormal':
    case 'gamma':
      return service;
    case 'bimodal': {
      const { short, long, longShare: p, cv } = service;
      const mean = long * p + short * (1 - p);
      const square = (long ** 2 * p + short ** 2 * (1 - p)) * (1 + cv ** 2);
      return { mean, cv: Math.sqrt(square / mean ** 2 - 1) };
    }
    case 'empirical': {
      const { minutes } = service;
      const mean = minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
      const square = minutes.reduce((sum, each) => sum + each ** 2, 0) / minutes.length;
      return { mean, cv: Math.sqrt(square / mean ** 2 - 1) };
    }
  }
}
