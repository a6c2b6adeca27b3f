import { ApiError } from '../../platform/http/index.ts';
import { accuracyErrors } from './accuracy.errors.ts';
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
  readonly #campus: (site: string) => { today: string; forecaster: ForecasterState };

  /** @param campus what is known of a campus now */
  constructor(
    repository: ForecasterRepository,
    campus: (site: string) => { today: string; forecaster: ForecasterState },
  ) {
    this.#repository = repository;
    this.#campus = campus;
  }

  /** What the predictions of some days come to. @throws ApiError `forecast.range` */
  async accuracy(site: string, { station, ...asked }: AccuracyQuery): Promise<Accuracy> {
    const { today, forecaster } = this.#campus(site);
    const to = asked.to ?? today;
    const from = asked.from ?? dayBefore(to, asked.days - 1);
    checkRange(from, to);
    const [hours, days] = await Promise.all([
      this.#repository.hours(site, from, to),
      this.#repository.days(site, from, to, station),
    ]);
    return {
      from,
      to,
      today,
      hours: hours.filter((each) => each.station !== ''),
      ends: hours.flatMap((each) =>
        each.station === '' ? [{ hour: each.hour, sums: each.sums }] : [],
      ),
      days,
      forecaster,
    };
  }

  /** Single predictions, the latest first. @throws ApiError `forecast.range` */
  async predictions(site: string, query: PredictionQuery): Promise<Predictions> {
    checkRange(query.from, query.to);
    const found = await this.#repository.list(site, query);
    const predictions = found.slice(0, query.limit);
    const last = predictions.at(-1);
    return found.length > query.limit && last
      ? { predictions, next: cursorOf(last) }
      : { predictions };
  }
}

function checkRange(from: string, to: string): void {
  if (to < from) throw new ApiError(accuracyErrors, 'forecast.range');
}

const cursorOf = ({ since, visit, station }: Told): string => `${since}|${visit}|${station}`;

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
