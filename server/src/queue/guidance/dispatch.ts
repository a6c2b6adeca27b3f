import type { SiteState, Visit } from '@daozhen/protocol';
import { classOf, isReady } from '../rules/index.ts';
import type { StationCrowds } from './crowds.ts';
import type { Sending } from './decisions.ts';
import { costMs, type Candidate } from './next-station.ts';
import { planNext, type PlanWorld } from './plan.ts';

/** How much somebody's own remaining examinations count against his time in the centre. */
const REMAINING_SHARE = 2;
/** Whoever has prepared for an examination, as with a full bladder, counts as here so much longer. */
const PREPARED_MS = 60 * 60_000;

/** What dispatching needs beside planning. */
export interface DispatchWorld extends PlanWorld {
  crowds: StationCrowds;
  /** Expected service of everything a visit has still to do, ms. */
  remainingMs: (visit: Visit) => number;
}

interface Wish {
  visit: Visit;
  station: string;
  due: boolean;
  /** The greater, the sooner it is granted; ms. */
  urgency: number;
}

/**
 * Sends those who stand in no line to stations that will soon have room, and lets the others rest: whoever
 * waits in a line can be of no use elsewhere. Of all who could go, the most urgent go first: who has been
 * here longest, who has little left, who has prepared; to where the day's remaining work is longest and
 * the way short (rules G1–G4).
 */
export function dispatch(world: DispatchWorld): Sending[] {
  const { state, crowds } = world;
  const wishes: Wish[] = [];
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (visit.state !== 'free' || visit.choice !== undefined) continue;
    if (mightGo(world, visit)) wishes.push(...wishesOf(world, visit));
  }
  wishes.sort((a, b) => Number(b.due) - Number(a.due) || b.urgency - a.urgency);
  const sent = new Set<string>();
  return wishes.flatMap(({ visit, station, due }) => {
    if (sent.has(visit.id) || (!due && crowds.enough(visit, station))) return [];
    sent.add(visit.id);
    crowds.add(visit, station);
    return [{ visit: visit.id, station, ...(due && visit.vip ? { firm: true as const } : {}) }];
  });
}

/** Whether some station that could do something for a visit now has room: the rest is not worth planning. */
function mightGo({ now, crowds }: DispatchWorld, visit: Visit): boolean {
  for (const id in visit.items) {
    const item = visit.items[id]!;
    if (item.state !== 'todo') continue;
    if (item.due === undefined && crowds.isFull(item.station, item.tags ?? [])) continue;
    if (isReady(visit, item, now)) return true;
  }
  return false;
}

function wishesOf(world: DispatchWorld, visit: Visit): Wish[] {
  const patience = patienceMs(world, visit);
  return planNext(world, visit).map((candidate) => {
    const { due, prepared } = readyAt(world, visit, candidate);
    const urgency = patience - costMs(candidate) + (prepared ? PREPARED_MS : 0);
    return { visit, station: candidate.station, due, urgency };
  });
}

/** How long somebody has been here, his class's credit added, less what he has still before him. */
function patienceMs({ state, now, remainingMs }: DispatchWorld, visit: Visit): number {
  const here = now - (visit.since ?? visit.checkedInAt ?? now);
  return here + creditMs(state, visit) - REMAINING_SHARE * remainingMs(visit);
}

const creditMs = (state: SiteState, visit: Visit) => classOf(state.settings, visit.class).creditMs;

function readyAt({ now }: DispatchWorld, visit: Visit, { station }: Candidate) {
  let due = false;
  let prepared = false;
  for (const id in visit.items) {
    const item = visit.items[id]!;
    if (item.station !== station || item.state !== 'todo' || !isReady(visit, item, now)) continue;
    due ||= item.due !== undefined;
    prepared ||= (item.prep?.length ?? 0) > 0;
  }
  return { due, prepared };
}
