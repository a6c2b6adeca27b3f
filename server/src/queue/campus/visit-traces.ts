import type { EventType, FloorEvent, VisitTrace } from '@daozhen/protocol';

/** Events that say nothing about any one visit, or too often. */
const silent: ReadonlySet<EventType> = new Set([
  'configured',
  'guided',
  'day-closing',
  'clock-advanced',
]);

/** After these a visit waits anew. */
const waitsAfter: ReadonlySet<EventType> = new Set([
  'checked-in',
  'finished',
  'rejoined',
  'released',
]);

/** As many of one visit are kept: the day's, unless something goes round in circles. */
const KEPT = 300;

/** What happened today to every visit, by sequence number, from the events alone. */
export class VisitTraces {
  #byVisit = new Map<string, Map<number, VisitTrace>>();
  readonly #waitsSince = new Map<string, number>();

  /** Oldest first. */
  of(visit: string): ReadonlyMap<number, VisitTrace> {
    return this.#byVisit.get(visit) ?? new Map();
  }

  /** Since when a visit has been waiting for whatever comes next; undefined if it never did. */
  waitsSince(visit: string): number | undefined {
    return this.#waitsSince.get(visit);
  }

  apply(event: FloorEvent): void {
    const { facts, type, seq } = event;
    if (type === 'day-closed' && facts.remaining === 0) return this.clear();
    if (silent.has(type)) return;
    const call = facts.call;
    if (facts.visit !== undefined) {
      this.#note(facts.visit, seq, traceOf(event));
      if (waitsAfter.has(type)) this.#waitsSince.set(facts.visit, event.at);
    }
    if (call && call.visit !== facts.visit) this.#note(call.visit, seq, calledBy(event));
    if (call?.bound) {
      const { visit, room } = call.bound;
      this.#note(visit, seq, { ...calledBy(event), type: 'sent', room });
    }
    for (const visit of facts.visits ?? []) this.#note(visit, seq, movedBy(event, visit));
  }

  clear(): void {
    this.#byVisit = new Map();
    this.#waitsSince.clear();
  }

  #note(visit: string, seq: number, trace: VisitTrace): void {
    const known = this.#byVisit.get(visit) ?? new Map<number, VisitTrace>();
    known.set(seq, trace);
    for (const [oldest] of known) {
      if (known.size <= KEPT) break;
      known.delete(oldest);
    }
    this.#byVisit.set(visit, known);
  }
}

function traceOf({ at, type, by, facts }: FloorEvent): VisitTrace {
  const { room, station, reason, items, undone } = facts;
  return {
    at,
    type,
    by,
    ...(room === undefined ? {} : { room }),
    ...(station === undefined ? {} : { station }),
    ...(reason === undefined ? {} : { reason }),
    // What a finish did, what was added or declined.
    ...(items === undefined ? {} : { items }),
    ...(undone === undefined ? {} : { undone }),
  };
}

/** The half of an event that calls somebody: the items are those of whoever was there before. */
function calledBy(event: FloorEvent): VisitTrace {
  const { items: _items, ...trace } = traceOf(event);
  return { ...trace, type: 'called' };
}

/** One of several visits an event moved: where it was sent away, that is the reason. */
function movedBy(event: FloorEvent, visit: string): VisitTrace {
  const reason = event.changes.visits?.[visit]?.away?.reason;
  return { ...traceOf(event), ...(reason === undefined ? {} : { reason }) };
}
