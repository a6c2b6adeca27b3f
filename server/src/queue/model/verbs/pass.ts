import type { AwayReason, CommandOf, Visit } from '@daozhen/protocol';
import { roomFacts, visitFacts } from '../calling.ts';
import { roomOf, theCalled, visitOf } from '../checks.ts';
import { copy } from '../copy.ts';
import { sendAway } from '../moves.ts';
import { refuse, type Step, type Verb } from '../step.ts';
import { pushUndo } from '../undo-records.ts';

/** Passes at one station after which only a nurse can bring the visit back (rule C5). */
const PASSES_TO_NURSE = 3;

/** The called visit did not come (rules C4, C5) or is being examined elsewhere (C6). */
export const pass: Verb<CommandOf<'pass'>> = (step, command) => {
  const room = roomOf(step, command.room);
  const { station } = room;
  const seen = visitOf(step, theCalled(room, command.visit));
  checkTriedEnough(step, seen, station);

  const before = copy(seen);
  const visit = step.visit(seen.id);
  let reason: AwayReason = command.reason;
  if (reason === 'absent') {
    const passes = (visit.passes[station] ?? 0) + 1;
    visit.passes[station] = passes;
    if (passes >= PASSES_TO_NURSE) reason = 'nurse';
  }
  sendAway(step, visit, reason);
  delete step.room(room.id).called[visit.id];

  const place = before.places[station];
  const passes = before.passes[station];
  pushUndo(step, room.id, {
    what: 'pass',
    visit: visit.id,
    at: step.now,
    moves: visit.moves,
    station,
    items: {},
    ...(place ? { place } : {}),
    ...(passes === undefined ? {} : { passes }),
    ...(before.calls === undefined ? {} : { calls: before.calls }),
    ...(before.calledAt === undefined ? {} : { calledAt: before.calledAt }),
  });
  return {
    type: 'passed',
    facts: { ...roomFacts(room), ...visitFacts(step, visit.id), reason: command.reason },
  };
};

/** Rule C4: refused with what is missing. */
function checkTriedEnough(step: Step, visit: Visit, station: string): void {
  const { passMinCalls, passMinMs } = step.state.stations[station] ?? refuse('station.unknown');
  const calls = Math.max(0, passMinCalls - (visit.calls ?? 0));
  const ms = Math.max(0, passMinMs - (step.now - (visit.calledAt ?? step.now)));
  if (calls > 0 || ms > 0) refuse('pass.too-soon', { calls, ms });
}
