import type { Visit } from '@daozhen/protocol';
import { isReady, lastSpent, shareSpent } from '../rules/index.ts';
import { costMs, keepsTimedTasks } from './next-station.ts';
import type { Offer, Openings } from './openings.ts';
import { patienceMs, privilegeMs, type PatienceWorld } from './patience.ts';
import { candidatesOf, timedTasks, type PlanWorld } from './plan.ts';
import { standingAt } from './standing.ts';

/** Somebody to be sent somewhere: to a room's door (late binding) or into a line (early binding). */
export interface Sending {
  visit: string;
  station: string;
  room?: string;
}

/** What dispatching needs beside planning. */
export interface DispatchWorld extends PlanWorld, PatienceWorld {
  openings: Openings;
}

interface Wish {
  visit: Visit;
  offer: Offer;
  /** 2: a timed task is due there; 1: a nurse put him first there, or there while a timed task runs. */
  rank: 0 | 1 | 2;
  /** The greater, the sooner it is granted; ms. */
  urgency: number;
}

/**
 * Sends those who stand in no line to stations that can take somebody, and lets the others rest: whoever
 * waits in a line or at a door can be of no use elsewhere. Of all who could go, the most urgent go first
 * (rules G1–G4, P4): who has little left, who has waited long, who has prepared; to where the day's
 * remaining work is longest and the way short.
 */
export function dispatch(world: DispatchWorld): Sending[] {
  const { state, openings } = world;
  const wishes: Wish[] = [];
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (visit.state === 'free' && mightGo(world, visit)) wishes.push(...wishesOf(world, visit));
  }
  wishes.sort((a, b) => b.rank - a.rank || b.urgency - a.urgency);
  const sent = new Set<string>();
  return wishes.flatMap(({ visit, offer, rank }) => {
    const now = sent.has(visit.id) ? undefined : grant(openings, visit, offer, rank);
    if (!now) return [];
    sent.add(visit.id);
    const { station, room } = now;
    return [{ visit: visit.id, station, ...(room === undefined ? {} : { room }) }];
  });
}

/** The offer as it stands after those granted before; a due task needs no opening in a line. */
function grant(
  openings: Openings,
  visit: Visit,
  offer: Offer,
  rank: Wish['rank'],
): Offer | undefined {
  const granted =
    openings.offer(visit, offer) ?? (rank === 2 ? openings.squeeze(offer) : undefined);
  if (granted) openings.take(visit, granted);
  return granted;
}

/** Whether some station that could do something for a visit can take somebody: the rest is not worth planning. */
function mightGo({ state, now, openings }: DispatchWorld, visit: Visit): boolean {
  // Under early binding a nurse's choice stands in its line already.
  if (visit.choice !== undefined && state.settings.policy.binding === 'early') return false;
  for (const id in visit.items) {
    const item = visit.items[id]!;
    if (item.state !== 'todo') continue;
    if (item.due === undefined && openings.isFull(item.station, item.tags ?? [])) continue;
    if (isReady(visit, item, now)) return true;
  }
  return false;
}

function wishesOf(world: DispatchWorld, visit: Visit): Wish[] {
  const { state, now, openings } = world;
  const tasks = timedTasks(world, visit);
  const patience = patienceMs(world, visit);
  const candidates = candidatesOf(world, visit, (station, tags) => {
    if (visit.choice !== undefined && visit.choice !== station) return false;
    return !openings.isFull(station, tags) || isTimedDue(visit, station, now);
  });
  return candidates.flatMap((candidate) => {
    const { station } = candidate;
    const isDue = isTimedDue(visit, station, now);
    const offer =
      openings.offer(visit, candidate) ?? (isDue ? openings.squeeze(candidate) : undefined);
    const isChosen = visit.choice === station;
    if (!offer || (!isChosen && !keepsTimedTasks(offer, tasks, now))) return [];
    const standing = isDue ? undefined : standingAt(state, visit, station, now);
    if (standing === 'behind') return [];
    // A nurse's choice beats the algorithm; the sooner it is done, the sooner he is back at his timed task.
    const isFirst = standing === 'first' || (isChosen && tasks.length > 0);
    const rank = isDue ? 2 : isFirst ? 1 : 0;
    const urgency = patience - costMs(offer) - lostPrivilegeMs(world, visit, station);
    return [{ visit, offer, rank, urgency }];
  });
}

/** Whether the time of a timed task there has come (rule G4). */
function isTimedDue(visit: Visit, station: string, now: number): boolean {
  for (const id in visit.items) {
    const item = visit.items[id]!;
    if (item.station === station && item.due !== undefined && item.state === 'todo')
      if (isReady(visit, item, now)) return true;
  }
  return false;
}

/** A VIP is no more urgent for his class where the station's last takes have spent their share (rule O4). */
function lostPrivilegeMs({ state }: DispatchWorld, visit: Visit, station: string): number {
  if (!visit.vip) return 0;
  const { vipEvery } = state.settings.policy;
  const ring = lastSpent(state.stations[station]?.takes ?? [], vipEvery);
  return shareSpent(ring, vipEvery) ? privilegeMs(state, visit) : 0;
}
