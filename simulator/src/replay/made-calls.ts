import { Agenda } from '@daozhen/server/simulation';
import { createRandom, type Random } from '../random.ts';
import type { Call } from './call-row.ts';

/**
 * A made-up call centre, to try the replay on something that is no health-check centre: demand that changes
 * over the day and from half hour to half hour, agents with shifts, breaks and their own pace, callers of two
 * classes of whom one gets a head start, and who hang up when it takes too long.
 */
export interface CallCentre {
  /** Calls an hour, by hour of the day. */
  hourly: readonly number[];
  shifts: readonly { from: number; to: number; agents: number }[];
  serviceMinutes: number;
  serviceCv: number;
  /** Of those who would wait. */
  patienceMinutes: number;
  prioritySharing: { share: number; headStartMs: number };
}

export const ordinaryCentre: CallCentre = {
  // From midnight on; closed at night.
  hourly: [
    0, 0, 0, 0, 0, 0, 0, 26, 58, 98, 118, 118, 105, 98, 112, 112, 92, 74, 60, 56, 56, 62, 50, 24,
  ],
  shifts: [
    { from: 7, to: 15, agents: 3 },
    { from: 9, to: 17, agents: 3 },
    { from: 12, to: 20, agents: 2 },
    { from: 15.5, to: 24, agents: 3 },
  ],
  serviceMinutes: 3.1,
  serviceCv: 1.2,
  patienceMinutes: 12,
  prioritySharing: { share: 0.3, headStartMs: 90_000 },
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const round = (ms: number) => Math.round(ms / 1000) * 1000;

interface Agent {
  name: string;
  pace: number;
  /** Spans of the day at work, epoch ms. */
  spans: { from: number; to: number }[];
  busy: boolean;
}

interface Caller {
  call: Call;
  key: number;
  random: Random;
}

/**
 * The calls of some days, the same for the same seed.
 * @param firstDay midnight of the first, epoch ms
 */
export function madeCalls(
  seed: number,
  days: number,
  firstDay: number,
  centre: CallCentre = ordinaryCentre,
): Call[] {
  const random = createRandom(seed);
  const paces = new Map<string, number>();
  const paceOf = (name: string) => {
    const pace = paces.get(name) ?? random.fork(`pace ${name}`).lognormal(1, 0.2);
    paces.set(name, pace);
    return pace;
  };
  return Array.from({ length: days }, (_, day) =>
    new CallDay(centre, random.fork(`day ${day}`), firstDay + day * DAY, paceOf).run(),
  ).flat();
}

class CallDay {
  readonly #centre: CallCentre;
  readonly #random: Random;
  readonly #midnight: number;
  readonly #agenda = new Agenda();
  readonly #agents: Agent[];
  readonly #line: Caller[] = [];
  readonly #calls: Call[] = [];

  constructor(
    centre: CallCentre,
    random: Random,
    midnight: number,
    paceOf: (name: string) => number,
  ) {
    this.#centre = centre;
    this.#random = random;
    this.#midnight = midnight;
    this.#agents = centre.shifts.flatMap(({ from, to, agents }, shift) =>
      Array.from({ length: agents }, (_, index) => {
        const name = `agent-${shift + 1}${'abcdefgh'[index] ?? index}`;
        return { name, pace: paceOf(name), spans: this.#spans(name, from, to), busy: false };
      }),
    );
  }

  run(): Call[] {
    for (const arrival of this.#arrivals()) this.#agenda.plan(arrival, () => this.#arrive(arrival));
    for (const agent of this.#agents)
      for (const { from } of agent.spans) this.#agenda.plan(from, () => this.#serve(from));
    for (let task = this.#agenda.take(); task; task = this.#agenda.take()) task.run();
    return this.#calls.filter(({ service, left }) => service ?? left);
  }

  #arrivals(): number[] {
    const { hourly } = this.#centre;
    const draws = this.#random.fork('arrivals');
    const day = draws.lognormal(1, 0.1);
    const arrivals: number[] = [];
    for (let half = 0; half < 48; half += 1) {
      const rate = (hourly[Math.floor(half / 2)] ?? 0) * day * draws.lognormal(1, 0.2);
      const end = this.#midnight + ((half + 1) * HOUR) / 2;
      let at = end - HOUR / 2;
      while (rate > 0) {
        at += draws.exponential(HOUR / rate);
        if (at >= end) break;
        arrivals.push(round(at));
      }
    }
    return arrivals.sort((a, b) => a - b);
  }

  /** A shift with a long break in its middle and a short one in each half. */
  #spans(name: string, from: number, to: number): Agent['spans'] {
    const draws = this.#random.fork(`shift ${name}`);
    const late = () => draws.next() * 10 * MINUTE;
    const rests = [0.25, 0.5, 0.75].map((share, index) => {
      const start = from + (to - from) * (share + (draws.next() - 0.5) * 0.12);
      const at = this.#midnight + start * HOUR;
      return { from: at, to: at + (index === 1 ? 35 : 12) * MINUTE };
    });
    const starts = [this.#midnight + from * HOUR + late(), ...rests.map((rest) => rest.to)];
    const ends = [...rests.map((rest) => rest.from), this.#midnight + to * HOUR + late()];
    return starts.map((start, index) => ({ from: round(start), to: round(ends[index]!) }));
  }

  #arrive(arrival: number): void {
    const { patienceMinutes, prioritySharing } = this.#centre;
    const random = this.#random.fork(`call ${this.#calls.length}`);
    const first = random.chance(prioritySharing.share);
    const call: Call = {
      id: `call-${this.#calls.length + 1}`,
      queue: 'calls',
      class: first ? '2' : '1',
      arrival,
      service: undefined,
      left: undefined,
    };
    this.#calls.push(call);
    const key = arrival - (first ? prioritySharing.headStartMs : 0);
    const caller = { call, key, random };
    const after = this.#line.findIndex((other) => other.key > key);
    this.#line.splice(after < 0 ? this.#line.length : after, 0, caller);
    this.#serve(arrival);
    const gone = arrival + round(Math.max(2000, random.exponential(patienceMinutes * MINUTE)));
    this.#agenda.plan(gone, () => this.#hangUp(caller, gone));
  }

  #hangUp(caller: Caller, at: number): void {
    const index = this.#line.indexOf(caller);
    if (index < 0) return;
    this.#line.splice(index, 1);
    caller.call.left = at;
  }

  #serve(now: number): void {
    for (const agent of this.#agents) {
      if (this.#line.length === 0) return;
      if (agent.busy || !agent.spans.some(({ from, to }) => now >= from && now < to)) continue;
      const { call, random } = this.#line.shift()!;
      const { serviceMinutes, serviceCv } = this.#centre;
      const long = random.lognormal(serviceMinutes * MINUTE * agent.pace, serviceCv);
      const end = now + round(Math.max(5000, long));
      call.service = { start: now, end, server: agent.name };
      agent.busy = true;
      // A moment between two calls.
      const ready = end + round(random.exponential(4000));
      this.#agenda.plan(ready, () => {
        agent.busy = false;
        this.#serve(ready);
      });
    }
  }
}

/** Calls as a log would list them, in local time. */
export function callsAsCsv(calls: readonly Call[], utcOffsetMs: number): string {
  const local = (at: number | undefined) =>
    at === undefined ? '' : new Date(at + utcOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
  const rows = calls.map(({ class: ofClass = '', arrival, service, left }) =>
    [
      ofClass,
      local(arrival),
      local(service?.start),
      local(service?.end),
      local(left),
      service?.server ?? '',
      service ? 'AGENT' : 'HANG',
    ].join(','),
  );
  const head = 'priority,arrival,service_start,service_end,left,server,outcome';
  return `${[head, ...rows].join('\n')}\n`;
}
