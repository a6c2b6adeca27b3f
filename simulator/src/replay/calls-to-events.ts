import type { LineEvent, RecordHeader } from '@daozhen/server/simulation';
import { Agenda } from '../agenda.ts';
import type { Call } from './call-row.ts';

/** A server who takes nobody for this long is believed to be away until taking somebody again. */
const AWAY_MS = 5 * 60_000;
const HOUR = 3_600_000;

/**
 * Turns calls into what happened in their lines. A log does not say who was on duty: a server is there from
 * the first call taken until one has been idle for five minutes, so nothing is told before it could be known.
 * @param calls by arrival
 * @param headStartMs how much earlier than they came callers of a class stand in the line
 */
export function* eventsOfCalls(
  calls: readonly Call[],
  headStartMs: Readonly<Record<string, number>> = {},
): Generator<LineEvent> {
  const agenda = new Agenda();
  const told: LineEvent[] = [];
  const servers = new Servers(told);
  for (const call of calls) {
    agenda.runDue(call.arrival);
    yield* told.splice(0);
    agenda.plan(call.arrival, () => told.push(arrivalOf(call, headStartMs)));
    const { service, left } = call;
    if (left !== undefined) agenda.plan(left, () => told.push(eventOf(call, 'leave', left)));
    if (!service) continue;
    const { start, end, server } = service;
    agenda.plan(start, () => {
      servers.takes(call.queue, server, start);
      told.push({ ...base(call, start), type: 'start', room: server });
    });
    agenda.plan(end, () => {
      told.push(eventOf(call, 'end', end));
      const turn = servers.ends(call.queue, server);
      agenda.plan(end + AWAY_MS, () => servers.idles(call.queue, server, end + AWAY_MS, turn));
    });
  }
  for (let task = agenda.take(); task; task = agenda.take()) task.run();
  yield* told;
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
    utcOffsetMs: Math.max(-14 * HOUR, Math.min(14 * HOUR, utcOffsetMs)),
    stations: Object.fromEntries(queues.map((queue) => [queue, { nominalMinutes }])),
  };
}

/** Who is on duty, as far as a log lets one know at the time. */
class Servers {
  readonly #told: LineEvent[];
  readonly #turns = new Map<string, { turn: number; open: boolean; busy: number }>();

  constructor(told: LineEvent[]) {
    this.#told = told;
  }

  takes(queue: string, server: string, at: number): void {
    const known = this.#of(queue, server);
    known.turn += 1;
    known.busy += 1;
    if (!known.open)
      this.#told.push({ type: 'open', at, station: queue, room: server, doctor: server });
    known.open = true;
  }

  /** @returns the turn to compare when it has been idle for long */
  ends(queue: string, server: string): number {
    const known = this.#of(queue, server);
    known.busy -= 1;
    return known.turn;
  }

  idles(queue: string, server: string, at: number, turn: number): void {
    const known = this.#of(queue, server);
    if (known.turn !== turn || known.busy > 0) return;
    known.open = false;
    this.#told.push({ type: 'close', at, station: queue, room: server });
  }

  #of(queue: string, server: string): { turn: number; open: boolean; busy: number } {
    const key = JSON.stringify([queue, server]);
    const known = this.#turns.get(key) ?? { turn: 0, open: false, busy: 0 };
    this.#turns.set(key, known);
    return known;
  }
}

const base = ({ queue, id }: Call, at: number) => ({ at, station: queue, id });

function eventOf(call: Call, type: 'end' | 'leave', at: number): LineEvent {
  return { ...base(call, at), type };
}

function arrivalOf(call: Call, headStartMs: Readonly<Record<string, number>>): LineEvent {
  const arrival: LineEvent = { ...base(call, call.arrival), type: 'arrive' };
  if (call.class === undefined) return arrival;
  const ahead = headStartMs[call.class];
  const key = ahead === undefined ? {} : { key: call.arrival - ahead };
  return { ...arrival, class: call.class, ...key };
}
