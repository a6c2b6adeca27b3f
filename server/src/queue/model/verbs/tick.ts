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
  const actions = [...dueVisits(step), ...frozenVisits(step)].slice(0, VISITS_A_TICK);
  if (actions.length === 0) refuse('tick.idle');
  for (const { id, act } of actions) act(step, step.visit(id));
  return { type: 'ticked', facts: visitsFact([...new Set(actions.map((action) => action.id))]) };
};

type Act = (step: Step, visit: Visit) => void;

function byId(step: Step): Visit[] {
  return Object.values(step.state.visits).sort((a, b) => compareIds(a.id, b.id));
}

function dueVisits(step: Step): { id: string; act: Act }[] {
  return byId(step).flatMap((visit) => {
    const act = dueAct(step, visit);
    return act ? [{ id: visit.id, act }] : [];
  });
}

function dueAct(step: Step, visit: Visit): Act | undefined {
  const { expectedGraceMs, autoRejoinMs } = step.state.settings.policy;
  const { appointment, away } = visit;
  const isLate = appointment !== undefined && step.now - appointment > expectedGraceMs;
  if (visit.state === 'expected') return isLate && !visit.late ? markLate : undefined;
  const passed = away?.reason === 'absent' || away?.reason === 'elsewhere';
  if (passed && autoRejoinMs > 0 && step.now - away.at > autoRejoinMs) return rejoinVisit;
  const reachable = visit.state === 'free' || visit.state === 'bound' || passed;
  return reachable && missedItems(step, visit).length > 0 ? missed : undefined;
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

/** Rule C9: those bound to a line that has been frozen too long. */
function frozenVisits(step: Step): { id: string; act: Act }[] {
  const { freezeLimitMs } = step.state.settings.policy;
  const frozen = Object.values(step.state.stations)
    .filter(({ frozenAt }) => frozenAt !== undefined && step.now - frozenAt > freezeLimitMs)
    .sort((a, b) => compareIds(a.id, b.id));
  return frozen.flatMap((station) =>
    byId(step)
      .filter((visit) => visit.state === 'bound' && visit.station === station.id && !step.late)
      .filter((visit) => !dueAct(step, visit))
      .map((visit) => ({ id: visit.id, act: toNurse })),
  );
}
