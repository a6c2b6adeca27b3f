import type {
  Accuracy,
  AccuracyQuery,
  ForecasterState,
  PredictionQuery,
  Predictions,
} from './accuracy.schemas.ts';
import type { ForecasterRepository } from './forecaster.repository.ts';
import type { Told } from './told.ts';

/** How right the forecast has been. */
export class AccuracyService {
  readonly #repository: ForecasterRepository;
  readonly #forecaster: (site: string) => ForecasterState;

  constructor(repository: ForecasterRepository, forecaster: (site: string) => ForecasterState) {
    this.#repository = repository;
    this.#forecaster = forecaster;
  }

  /** What the predictions of some days come to. */
  async accuracy(site: string, { from, to, station }: AccuracyQuery): Promise<Accuracy> {
    const [hours, days] = await Promise.all([
      this.#repository.hours(site, from, to),
      this.#repository.days(site, from, to, station),
    ]);
    return {
      hours: hours.filter((each) => each.station !== ''),
      ends: hours.flatMap((each) =>
        each.station === '' ? [{ hour: each.hour, sums: each.sums }] : [],
      ),
      days,
      forecaster: this.#forecaster(site),
    };
  }

  /** Single predictions, the latest first. */
  async predictions(site: string, query: PredictionQuery): Promise<Predictions> {
    const found = await this.#repository.list(site, query);
    const predictions = found.slice(0, query.limit);
    const last = predictions.at(-1);
    return found.length > query.limit && last
      ? { predictions, next: cursorOf(last) }
      : { predictions };
  }
}

const cursorOf = ({ since, visit, station }: Told): string => `${since}|${visit}|${station}`;
