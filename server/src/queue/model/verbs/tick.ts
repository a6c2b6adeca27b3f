import type { CommandOf, Visit } from '@daozhen/protocol';
import { compareIds, standardKey, todoItems } from '../../rules/index.ts';
import { visitsFact } from '../calling.ts';
import { leave, sendAway } from '../moves.ts';
import { refuse, type Step, type Verb } from '../step.ts';
import { rejoinVisit } from './rejoin.ts';

/** At most so many visits change in one tick, so that no step takes long. */
const VISITS_A_TICK = 50;

/** Does what has come due by itself: late expected visits, returns, missed times, frozen lines. */
export const tick: Verb<CommandOf<'tick'>> = (step) => {
  const due = byId(step)
    .filter((visit) => actsDue(step, visit).length > 0)
    .slice(0, VISITS_A_TICK);
  for (const { id } of due)
    for (const act of actsDue(step, step.visit(id))) act(step, step.visit(id));
  const stuck = frozenVisits(step);
  for (const { id } of stuck) toNurse(step, step.visit(id));
  const touched = new Set([...due, ...stuck].map((visit) => visit.id));
  if (touched.size === 0) refuse('tick.idle');
  return { type: 'ticked', facts: visitsFact([...touched]) };
};

type Act = (step: Step, visit: Visit) => void;

function byId(step: Step): Visit[] {
  return Object.values(step.state.visits).sort((a, b) => compareIds(a.id, b.id));
}

/** Everything that has come due for one visit, in the order in which it happens. */
function actsDue(step: Step, visit: Visit): Act[] {
  const { expectedGraceMs, autoRejoinMs } = step.state.settings.policy;
  const { appointment, away } = visit;
  if (visit.state === 'expected') {
    const isLate = appointment !== undefined && step.now - appointment > expectedGraceMs;
    return isLate && !visit.late ? [markLate] : [];
  }
  const passed = away?.reason === 'absent' || away?.reason === 'elsewhere';
  const acts: Act[] = [];
  if (passed && autoRejoinMs > 0 && step.now - away.at > autoRejoinMs) acts.push(rejoinVisit);
  const reachable = visit.state === 'free' || visit.state === 'bound' || passed;
  if (reachable && missedItems(step, visit).length > 0) acts.push(missed);
  return acts;
}

/** Rule P1: an expected visit more than the grace late is keyed as of its appointment and the grace. */
function markLate(step: Step, visit: Visit): void {
  visit.late = true;
  visit.since = (visit.appointment ?? 0) + step.state.settings.policy.expectedGraceMs;
  const key = standardKey(step.state.settings, visit.class, visit.since, visit.since);
  for (const [station, { order }] of Object.entries(visit.places)) {
    visit.places[station] = { key, order };
  }
}

function missedItems(step: Step, visit: Visit): ReturnType<typeof todoItems> {
  return todoItems(visit).filter((item) => item.latest !== undefined && item.latest < step.now);
}

/** Rule G4: a missed time goes to the nurse, once. */
function missed(step: Step, visit: Visit): void {
  for (const item of missedItems(step, visit)) delete item.latest;
  toNurse(step, visit);
}

function toNurse(step: Step, visit: Visit): void {
  leave(step, visit);
  sendAway(step, visit, 'nurse');
}

/** Rule C9: those bound to a line that has been frozen too long (early binding). */
function frozenVisits(step: Step): Visit[] {
  const { freezeLimitMs } = step.state.settings.policy;
  if (step.late) return [];
  const frozen = new Set(
    Object.values(step.state.stations)
      .filter(({ frozenAt }) => frozenAt !== undefined && step.now - frozenAt > freezeLimitMs)
      .map((station) => station.id),
  );
  return byId(step).filter(
    (visit) => visit.state === 'bound' && visit.station !== undefined && frozen.has(visit.station),
  );
}
