import {
  deviationMs,
  estimateWait,
  meanMs,
  naiveWait,
  noServiceTimes,
  observe,
  plausibleMs,
  queueLengthWait,
  type LineEvent,
  type LineFigures,
  type ServiceTimes,
} from '@daozhen/server/simulation';

/** The predictors that everything is held against. */
export const simplePredictors = ['naive', 'LES', 'HOL', '(n+1)m/s'] as const;
export type SimplePredictor = (typeof simplePredictors)[number];

/** What the simple predictors know of a station: its mean service so far, and how long the last one waited. */
export class SimpleLine {
  readonly #nominalMs: number;
  #services: ServiceTimes = noServiceTimes;
  readonly #started = new Map<string, number>();
  lastWaitMs = 0;

  /** @param nominalMs the mean to begin with */
  constructor(nominalMs: number) {
    this.#nominalMs = nominalMs;
  }

  /** Learns from starts and ends. */
  observe({ type, at, ...event }: LineEvent): void {
    if (!('id' in event)) return;
    if (type === 'start') this.#started.set(event.id, at);
    const started = this.#started.get(event.id);
    if (type !== 'end' || started === undefined) return;
    this.#started.delete(event.id);
    const ms = plausibleMs(this.#services, at - started, this.#nominalMs);
    this.#services = observe(this.#services, ms);
  }

  /** What is said without a forecast: the same with half of the running services to come, ms. */
  counting({ ahead, inRooms, servers }: LineFigures): number {
    const [mean, deviation] = [meanMs, deviationMs].map((of) =>
      of(this.#services, this.#nominalMs),
    );
    const wait = estimateWait({ ahead, inRooms, servers, meanMs: mean!, deviationMs: deviation! });
    return wait?.p50 ?? 0;
  }

  /** What each says of a place, ms. Nobody waits where a server is free: all of them know that much. */
  guess(figures: LineFigures): Record<SimplePredictor, number> {
    const { ahead, inRooms, servers, headWaitMs } = figures;
    const mean = meanMs(this.#services, this.#nominalMs);
    const free = ahead + inRooms < servers;
    return {
      naive: naiveWait(figures, mean),
      LES: free ? 0 : this.lastWaitMs,
      HOL: free ? 0 : headWaitMs,
      '(n+1)m/s': queueLengthWait(figures, mean),
    };
  }
}
