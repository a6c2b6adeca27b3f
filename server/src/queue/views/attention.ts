import type { Attention, AttentionCode, Room, Visit } from '@daozhen/protocol';
import type { ViewContext } from './context.ts';

const MINUTE = 60_000;
/** A timed item whose time came so long ago ought to have been called, ms (rule G4). */
const OVERDUE_MS = 2 * MINUTE;
/** Somebody called who has not come for so long ought to be looked for, ms. */
const UNANSWERED_MS = 4 * MINUTE;
/** An examination is long if it takes both this and three times the longest usual one, ms. */
const LONG_MS = 20 * MINUTE;

type Subject = Pick<Attention, 'station' | 'room' | 'visit' | 'ticket'>;

/**
 * What somebody should look at now: lines that stand still, rooms and people out of the ordinary. Keyed by
 * kind and subject, so that one that goes on is the same one.
 */
export function attention(context: ViewContext): Record<string, Attention> {
  const found: Record<string, Attention> = {};
  const note = (code: AttentionCode, at: number, subject: Subject): void => {
    const about = subject.visit ?? subject.room ?? subject.station ?? '';
    found[`${code}:${about}`] = { code, at, ...subject };
  };
  const { state } = context.campus;
  for (const { id, frozenAt } of Object.values(state.stations)) {
    const waiting = context.campus.lines().get(id)?.lounge.length ?? 0;
    if (frozenAt !== undefined && waiting > 0) note('station.frozen', frozenAt, { station: id });
  }
  for (const room of Object.values(state.rooms)) lookAtRoom(context, room, note);
  for (const visit of Object.values(state.visits)) lookAtVisit(context, visit, note);
  return found;
}

type Note = (code: AttentionCode, at: number, subject: Subject) => void;

function lookAtRoom({ campus, unattended }: ViewContext, room: Room, note: Note): void {
  const left = unattended?.get(room.id);
  if (left && left.waiting > 0)
    note('room.unattended', left.since, { room: room.id, station: room.station });
  const until = room.state === 'paused' ? room.pause?.until : undefined;
  if (until !== undefined && until < campus.now())
    note('pause.over', until, { room: room.id, station: room.station });
}

function lookAtVisit(context: ViewContext, visit: Visit, note: Note): void {
  const now = context.campus.now();
  const { id, ticket = '', station, room } = visit;
  const who = { visit: id, ticket, ...(station && { station }), ...(room && { room }) };
  if (visit.away) {
    const { reason, at, station: from } = visit.away;
    return note(`visit.${reason}`, at, { visit: id, ticket, ...(from && { station: from }) });
  }
  if (visit.state === 'called' && now - (visit.calledAt ?? now) > UNANSWERED_MS)
    note('call.unanswered', visit.calledAt ?? now, who);
  if (visit.state === 'serving' && station !== undefined) {
    const usual = 3 * context.waits.serviceP90Ms(station);
    const since = visit.startedAt ?? now;
    if (now - since > Math.max(LONG_MS, usual)) note('service.long', since, who);
  }
  if (visit.state !== 'free' && visit.state !== 'bound') return;
  for (const item of Object.values(visit.items)) {
    if (item.state === 'todo' && item.due !== undefined && now - item.due > OVERDUE_MS)
      note('timed.overdue', item.due, { visit: id, ticket, station: item.station });
  }
}
