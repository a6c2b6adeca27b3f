import type { FloorEvent } from '@daozhen/protocol';
import {
  forget,
  noServiceTimes,
  observe,
  plausibleMs,
  type ServiceTimes,
} from '../forecast/index.ts';
import { DayFlow } from './day-flow.ts';
import { VisitTraces } from './visit-traces.ts';

/** A call as boards show it: newest first in {@link DayFigures.recent}. */
export interface RecentCall {
  visit: string;
  ticket: string;
  room: string;
  at: number;
  seq: number;
}

const RECENT_CALLS = 60;

interface Finish {
  visit: string;
  countedMs: number;
}

/**
 * What a campus's day adds up to, from its events alone: services observed, examinees finished by room,
 * the latest calls. Rebuilt from the stream when the server starts.
 */
export class DayFigures {
  readonly #nominalMs: (station: string) => number;
  readonly #stationOf: (room: string) => string | undefined;
  #startedAt = new Map<string, number>();
  #lastFinish = new Map<string, Finish[]>();
  #byStation = new Map<string, ServiceTimes>();
  #byRoom = new Map<string, ServiceTimes>();
  recent: RecentCall[] = [];
  readonly flow = new DayFlow();
  readonly traces = new VisitTraces();

  constructor(
    nominalMs: (station: string) => number,
    stationOf: (room: string) => string | undefined,
  ) {
    this.#nominalMs = nominalMs;
    this.#stationOf = stationOf;
  }

  station(id: string): ServiceTimes {
    return this.#byStation.get(id) ?? noServiceTimes;
  }

  room(id: string): ServiceTimes {
    return this.#byRoom.get(id) ?? noServiceTimes;
  }

  apply(event: FloorEvent): void {
    const { facts } = event;
    this.flow.apply(event);
    this.traces.apply(event);
    if (event.type === 'started' && facts.visit) this.#startedAt.set(facts.visit, event.at);
    if (event.type === 'finished' && facts.visit && facts.room) {
      this.#finished(facts.room, facts.visit, event.at);
    }
    if (event.type === 'undone' && facts.undone === 'finish' && facts.room)
      this.#unfinished(facts.room);
    if (facts.call && facts.room) this.#called(event, facts.room, facts.call);
    if (event.type === 'day-closed' && facts.remaining === 0) this.#clear();
  }

  #finished(room: string, visit: string, at: number): void {
    const started = this.#startedAt.get(visit);
    const station = this.#stationOf(room);
    if (started === undefined || station === undefined) return;
    this.#startedAt.delete(visit);
    const countedMs = plausibleMs(this.station(station), at - started, this.#nominalMs(station));
    this.#byStation.set(station, observe(this.station(station), countedMs));
    this.#byRoom.set(room, observe(this.room(room), countedMs));
    const finishes = this.#lastFinish.get(room) ?? [];
    this.#lastFinish.set(room, [...finishes, { visit, countedMs }].slice(-20));
    this.#restart.set(visit, started);
  }

  /** When a service began, kept so that an undone finish goes on counting from there. */
  #restart = new Map<string, number>();

  #unfinished(room: string): void {
    const last = this.#lastFinish.get(room)?.pop();
    const station = this.#stationOf(room);
    if (!last || station === undefined) return;
    this.#byStation.set(station, forget(this.station(station), last.countedMs));
    this.#byRoom.set(room, forget(this.room(room), last.countedMs));
    const started = this.#restart.get(last.visit);
    if (started !== undefined) this.#startedAt.set(last.visit, started);
  }

  #called(event: FloorEvent, room: string, call: { visit: string; ticket: string }): void {
    const entry = { visit: call.visit, ticket: call.ticket, room, at: event.at, seq: event.seq };
    const others = this.recent.filter((c) => c.visit !== call.visit || c.room !== room);
    this.recent = [entry, ...others].slice(0, RECENT_CALLS);
  }

  #clear(): void {
    this.#startedAt.clear();
    this.#restart.clear();
    this.#lastFinish.clear();
    this.#byStation.clear();
    this.#byRoom.clear();
    this.recent = [];
  }
}
