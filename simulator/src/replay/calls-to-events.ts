import { Agenda, type LineEvent, type RecordHeader } from '@daozhen/server/simulation';
import type { Call } from './call-row.ts';
import { ServersSeen } from './servers-seen.ts';

/** Somebody has waited this long: a server who is free and does not answer is away. */
const ANSWERS_WITHIN_MS = 20_000;
/** A server who takes nobody for this long is away, whether or not anybody waits. */
const IDLE_MS = 60 * 60_000;

/**
 * Turns calls into what happened in their lines. A log does not say who was on duty: a server is there from
 * the first call taken until one waits whom a free server does not answer, and again from the next call
 * taken, so nothing is told before it could be known.
 * @param calls by arrival
 * @param headStartMs how much earlier than they came callers of a class stand in the line; where nothing is
 *   given the events do not say where anybody stands, and the forecast learns it
 */
export function* eventsOfCalls(
  calls: readonly Call[],
  headStartMs: Readonly<Record<string, number>> = {},
): Generator<LineEvent> {
  const agenda = new Agenda();
  const told: LineEvent[] = [];
  const servers = new ServersSeen(told);
  for (const call of calls) {
    agenda.runDue(call.arrival);
    yield* told.splice(0);
    planCall(call, { agenda, told, servers, headStartMs });
  }
  for (let task = agenda.take(); task; task = agenda.take()) {
    task.run();
    yield* told.splice(0);
  }
}

interface Log {
  agenda: Agenda;
  told: LineEvent[];
  servers: ServersSeen;
  headStartMs: Readonly<Record<string, number>>;
}

function planCall(call: Call, { agenda, told, servers, headStartMs }: Log): void {
  const { id, queue, arrival, service, left } = call;
  const base = { station: queue, id };
  agenda.plan(arrival, () => told.push(arrivalOf(call, headStartMs)));
  const unanswered = arrival + ANSWERS_WITHIN_MS;
  if ((service?.start ?? left ?? 0) > unanswered)
    agenda.plan(unanswered, () => servers.close(queue, unanswered, ANSWERS_WITHIN_MS));
  if (left !== undefined) agenda.plan(left, () => told.push({ ...base, at: left, type: 'leave' }));
  if (!service) return;
  const { start, end, server } = service;
  agenda.plan(start, () => {
    servers.takes(queue, server, start);
    told.push({ ...base, at: start, type: 'start', room: server });
  });
  agenda.plan(end, () => {
    told.push({ ...base, at: end, type: 'end' });
    servers.ends(queue, server, end);
    agenda.plan(end + IDLE_MS, () => servers.close(queue, end + IDLE_MS, IDLE_MS));
  });
}

/** The header of a log of calls, with what a service took on the whole as its nominal time. */
export function headerOfCalls(
  calls: readonly Call[],
  nominalMinutes: number,
  utcOffsetMs: number,
): RecordHeader {
  const queues = [...new Set(calls.map((call) => call.queue))];
  return {
    record: 'daozhen-day',
    version: 1,
    utcOffsetMs,
    stations: Object.fromEntries(queues.map((queue) => [queue, { nominalMinutes }])),
  };
}

function arrivalOf(call: Call, headStartMs: Readonly<Record<string, number>>): LineEvent {
  const { id, queue: station, arrival: at, class: ofClass } = call;
  const ranked = Object.keys(headStartMs).length > 0;
  return {
    type: 'arrive',
    at,
    station,
    id,
    ...(ofClass === undefined ? {} : { class: ofClass }),
    ...(ranked ? { key: at - (headStartMs[ofClass ?? ''] ?? 0) } : {}),
  };
}
