import type { NewItem } from '@daozhen/protocol';
import { walkMs } from '@daozhen/server/simulation';
import type { DayPlan, PlannedRoom, PlannedVisit } from './plan.ts';
import { PooledStation, type Job } from './pooled-station.ts';

/** Nobody misses more calls than this on a virtual day. */
const MOST_PASSES = 6;
/** Steps towards the best weights, each shorter than the last. */
const STEPS = 40;
const REACH_MS = 30 * 60_000;

/** What no way of sending could go below on a day; epoch ms and ms. */
export interface DayBounds {
  /** The last one is through. */
  lastDone: number;
  /** Mean stay. */
  stayMean: number;
  /** Mean stay if nobody ever waited for a room. */
  aloneMean: number;
}

/**
 * Lower bounds of a day, from its plan alone. Everybody needs his own time; every station, as if its rooms
 * were one as fast as all together, needs its time for all. For the mean stay both are weighed against each
 * other, visit by visit, with the weights that give most (any would be right).
 */
export function boundsOf(plan: DayPlan): DayBounds {
  const needs = plan.visits.map((visit) => needsOf(plan, visit));
  const alone = new Map(needs.map(({ visit, doneAt }) => [visit.id, doneAt]));
  const pools = [...plan.stations.keys()].flatMap((station) => poolsOf(plan, needs, station));
  const arrived = plan.visits.reduce((sum, { arrives }) => sum + arrives, 0);
  const aloneSum = [...alone.values()].reduce((sum, at) => sum + at, 0);
  const best = pools.reduce((most, pool) => Math.max(most, gainOf(pool, alone)), 0);
  const people = plan.visits.length;
  return {
    lastDone: Math.max(...alone.values(), ...pools.map((pool) => pool.lastDone())),
    stayMean: (aloneSum + best - arrived) / people,
    aloneMean: (aloneSum - arrived) / people,
  };
}

interface Needs {
  visit: PlannedVisit;
  /** Of each item at the usual pace, and in the fastest room that may do it. */
  work: Map<string, number>;
  fastest: Map<string, number>;
  /** From the call to the room, by station, at least. */
  steps: Map<string, number>;
  /** Alone in the house, he would be through then. */
  doneAt: number;
}

function roomsFor(plan: DayPlan, item: NewItem): PlannedRoom[] {
  return [...plan.rooms.values()].filter(
    (room) =>
      room.station === item.station && (item.tags ?? []).every((tag) => room.tags?.includes(tag)),
  );
}

function needsOf(plan: DayPlan, visit: PlannedVisit): Needs {
  const work = new Map<string, number>();
  const fastest = new Map<string, number>();
  let way = 0;
  for (const item of visit.items) {
    const rooms = roomsFor(plan, item);
    const ms = plan.serviceMs(visit.id, { ...rooms[0]!, pace: 1 }, [item.id]);
    work.set(item.id, ms);
    fastest.set(item.id, ms * Math.min(...rooms.map(({ pace }) => pace)));
    way = Math.max(way, wayTo(plan, rooms));
  }
  const steps = leastSteps(plan, visit);
  const sum = (times: Map<string, number>) => [...times.values()].reduce((a, b) => a + b, 0);
  const all = visit.arrives + way + sum(fastest) + sum(steps);
  const needs = { visit, work, fastest, steps };
  const chains = visit.items.map((item) => {
    return earliest(plan, needs, item) + ownMs(needs, item) + afterMs(needs, item);
  });
  return { ...needs, doneAt: Math.max(all, ...chains) };
}

/** How soon a visit is in the room after a call: who hears all his first calls never misses any. */
function leastSteps(plan: DayPlan, { id, items }: PlannedVisit): Map<string, number> {
  const stations = [...new Set(items.map(({ station }) => station))];
  const first = stations.map((station) => plan.stepInMs(id, station, 0));
  const missed = first.includes(undefined) ? MOST_PASSES : 0;
  return new Map(
    stations.map((station) => {
      const steps = Array.from({ length: missed + 1 }, (_, n) => plan.stepInMs(id, station, n));
      return [station, Math.min(...steps.map((step) => step ?? Infinity))];
    }),
  );
}

/** The way from the entrance to the nearest of some rooms, ms. */
function wayTo(plan: DayPlan, rooms: readonly PlannedRoom[]): number {
  return Math.min(...rooms.map(({ spot }) => walkMs(plan.scenario.entrance, spot)));
}

/** Before that instant nobody can be called for an item: his way, his preparation, and what goes before it. */
function earliest(plan: DayPlan, needs: Omit<Needs, 'doneAt'>, item: NewItem): number {
  const { visit } = needs;
  const there = visit.arrives + wayTo(plan, roomsFor(plan, item));
  const prepared = item.prep?.length ? (visit.bladderAt ?? there) : there;
  const before = visit.items.filter(({ id }) => item.after?.includes(id));
  const first = visit.items.filter(({ id }) => item.timing?.from === id);
  const done = (each: NewItem) => earliest(plan, needs, each) + ownMs(needs, each);
  return Math.max(
    there,
    prepared,
    ...before.map(done),
    ...first.map((each) => done(each) + item.timing!.notBefore),
  );
}

/** An item alone, at least: into the room and through, ms. */
function ownMs({ steps, fastest }: Omit<Needs, 'doneAt'>, { id, station }: NewItem): number {
  return steps.get(station)! + fastest.get(id)!;
}

/** What must follow an item, one after the other: items after it, and a timed one in its time. */
function afterMs(needs: Omit<Needs, 'doneAt'>, item: NewItem): number {
  const { items } = needs.visit;
  const followers = items.filter(({ after }) => after?.includes(item.id));
  const timed = items.filter(({ timing }) => timing?.from === item.id);
  return Math.max(
    followers.reduce((sum, each) => sum + ownMs(needs, each), 0),
    ...timed.map((each) => each.timing!.notBefore + ownMs(needs, each)),
  );
}

/** A station as one fast room, and once more for the rooms and items that share a tag. */
function poolsOf(plan: DayPlan, needs: readonly Needs[], station: string): PooledStation[] {
  const rooms = [...plan.rooms.values()].filter((room) => room.station === station);
  const tags = [undefined, ...new Set(rooms.flatMap((room) => room.tags ?? []))];
  return tags.flatMap((tag) => {
    const able = rooms.filter((room) => tag === undefined || room.tags?.includes(tag));
    const rate = able.reduce((sum, { capacity = 1, pace }) => sum + capacity / pace, 0);
    const slowest = Math.max(...able.map(({ pace }) => pace));
    const jobs = needs.flatMap((each) => jobsOf(plan, each, station, tag, slowest));
    return jobs.length > 0 ? [new PooledStation(jobs, rate)] : [];
  });
}

function jobsOf(
  plan: DayPlan,
  needs: Needs,
  station: string,
  tag: string | undefined,
  slowest: number,
): Job[] {
  const { visit, work, steps } = needs;
  const items = visit.items.filter(
    (item) => item.station === station && (tag === undefined || item.tags?.includes(tag)),
  );
  return items.map((item, index) => ({
    visit: visit.id,
    from: earliest(plan, needs, item),
    // Several items may be one stay: one step into the room, which takes a slow doctor least of his work.
    work: work.get(item.id)! + (index === 0 ? steps.get(station)! / slowest : 0),
    after: afterMs(needs, item),
  }));
}

/** A visit's whole work at a station as one job. */
function whole(jobs: readonly Job[]): Job[] {
  const all = new Map<string, Job>();
  for (const job of jobs) {
    const { from = Infinity, work = 0 } = all.get(job.visit) ?? {};
    const { visit } = job;
    all.set(visit, { visit, from: Math.min(from, job.from), work: work + job.work, after: 0 });
  }
  return [...all.values()];
}

/** How much a station adds to the sum of what everybody needs alone, at least. */
function gainOf({ jobs, rate }: PooledStation, alone: ReadonlyMap<string, number>): number {
  const pool = new PooledStation(whole(jobs), rate);
  const weights = new Map(pool.jobs.map((job) => [job, 0.5]));
  let most = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const worked = pool.meanWorked((job) => weights.get(job)!);
    let gain = 0;
    for (const job of pool.jobs) {
      const more = worked.get(job)! - alone.get(job.visit)!;
      const weight = weights.get(job)!;
      gain += weight * more;
      weights.set(job, Math.min(1, Math.max(0, weight + more / REACH_MS / step)));
    }
    most = Math.max(most, gain);
  }
  return most;
}
