import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';

export type Report = Got<'get', '/api/staffing/report'>;
export type Line = Report['lines'][number];
export type Stint = Got<'get', '/api/staffing/duty'>['stints'][number];
export type Left = Got<'get', '/api/staffing/leavings'>['leavings'][number];

export const groupings = ['staff', 'room', 'station'] as const;
export type Grouping = (typeof groupings)[number];
export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** What is asked for; all of it stands in the address. */
export interface Asked {
  /** The floor's present day if left out. */
  from: string | undefined;
  to: string | undefined;
  by: Grouping;
  period: Period;
  station: string | undefined;
}

/** Reads what the address asks for; what it leaves out is today, by person, by day. */
export function askedOf(query: URLSearchParams): Asked {
  const day = (name: string) => /^\d{4}-\d\d-\d\d$/.exec(query.get(name) ?? '')?.[0];
  return {
    from: day('from'),
    to: day('to'),
    by: groupings.find((each) => each === query.get('by')) ?? 'staff',
    period: periods.find((each) => each === query.get('period')) ?? 'day',
    station: query.get('station') ?? undefined,
  };
}

/** A report of workload and what is behind one line of it. */
export class WorkloadScreen {
  readonly #client: Client;
  readonly #site: string;
  #report = $state.raw<Report>();
  #problem = $state.raw<unknown>();
  #loading = $state(false);
  #stints = $state.raw<Stint[]>();
  #left = $state.raw<Left[]>([]);
  #turn = 0;

  constructor(client: Client, site: string) {
    this.#client = client;
    this.#site = site;
  }

  /** Undefined until the first answer; stays while another is on its way. */
  get report(): Report | undefined {
    return this.#report;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** The days behind the line that is open; undefined while they are loaded. */
  get stints(): Stint[] | undefined {
    return this.#stints;
  }

  get left(): Left[] {
    return this.#left;
  }

  async load(asked: Asked): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#loading = true;
    try {
      const report = await this.#client.get('/api/staffing/report', { query: this.query(asked) });
      if (turn !== this.#turn) return;
      this.#report = report;
      this.#problem = undefined;
    } catch (error) {
      if (turn === this.#turn) this.#problem = error;
    }
    if (turn === this.#turn) this.#loading = false;
  }

  /** Loads what is behind one line of a report. */
  async open({ from, to }: Report, { by, station }: Asked, line: string): Promise<void> {
    this.#stints = undefined;
    this.#left = [];
    const range = { site: this.#site, from, to };
    const narrowed = station === undefined ? range : { ...range, station };
    const [{ stints }, { leavings }] = await Promise.all([
      this.#client.get('/api/staffing/duty', { query: { ...narrowed, [by]: line } }),
      this.#client.get('/api/staffing/leavings', { query: range }),
    ]);
    this.#stints = stints;
    this.#left = leavings.filter((each) => each[by] === line);
  }

  /** Adds up the days that are missing, then asks again. */
  async addUp(days: readonly string[], asked: Asked): Promise<void> {
    for (const day of days) {
      const body = { site: this.#site };
      await this.#client.post('/api/staffing/days/{day}/sums', { path: { day }, body });
    }
    await this.load(asked);
  }

  /** The same question as a query; also of the files. */
  query({ from, to, by, period, station }: Asked) {
    return {
      site: this.#site,
      by,
      period,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(station === undefined ? {} : { station }),
    };
  }
}
