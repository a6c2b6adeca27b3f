import type { Client } from '../api/client.ts';
import type { Period } from './period.ts';
import type { Accuracy, Prediction } from './types.ts';

/** Points of the plot of told against actual. */
const POINTS = 300;

/** What is looked at: some days, and of them perhaps one station and hour. */
export interface Choice {
  /** Without it the campus's last `days` days. */
  period?: Period | undefined;
  days: number;
  /** Empty for the ends of visits. */
  station?: string | undefined;
  hour?: number | undefined;
  late: boolean;
}

/** How right the forecast was in a stretch of days. What is shown stays until the next answer. */
export class AccuracyScreen {
  #accuracy = $state.raw<Accuracy>();
  #points = $state.raw<readonly Prediction[]>([]);
  #problem = $state.raw<unknown>();
  #turn = 0;
  readonly #client: Client;
  readonly #site: string;

  constructor(client: Client, site: string) {
    this.#client = client;
    this.#site = site;
  }

  get accuracy(): Accuracy | undefined {
    return this.#accuracy;
  }

  get points(): readonly Prediction[] {
    return this.#points;
  }

  get problem(): unknown {
    return this.#problem;
  }

  async load({ period, days, station }: Choice): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const path = { site: this.#site };
    const of = station ? { station } : {};
    try {
      const accuracy = await this.#client.get('/api/forecast/sites/{site}/accuracy', {
        path,
        query: { days, ...period, ...of },
      });
      const { from, to } = accuracy;
      const { predictions } = await this.#client.get('/api/forecast/sites/{site}/predictions', {
        path,
        query: { from, to, judged: true, late: false, limit: POINTS, ...of },
      });
      if (turn !== this.#turn) return;
      this.#accuracy = accuracy;
      this.#points = predictions.filter((each) => each.station !== '');
      this.#problem = undefined;
    } catch (error) {
      if (turn === this.#turn) this.#problem = error;
    }
  }

  /** One page of single predictions of the days that are shown. */
  async page({ from, to }: Period, { station, hour, late }: Choice, after: string | undefined) {
    const { predictions, next } = await this.#client.get('/api/forecast/sites/{site}/predictions', {
      path: { site: this.#site },
      query: {
        from,
        to,
        judged: false,
        late,
        limit: 50,
        ...(station === undefined ? {} : { station }),
        ...(hour === undefined ? {} : { hour }),
        ...(after === undefined ? {} : { after }),
      },
    });
    return { rows: predictions, next };
  }
}
