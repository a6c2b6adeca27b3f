import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../platform/db/index.ts';
import type { Health, PartState } from '../platform/health/index.ts';
import { shardsOf, type Shards } from '../queue/engine/index.ts';
import {
  AccuracyService,
  ForecasterRepository,
  ForecastFollower,
  ForecastKeeper,
  ForecastStore,
  ForecastThread,
  Lease,
  ModelStore,
  type ForecasterState,
} from '../queue/forecaster/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import type { ViewContext } from '../queue/views/index.ts';
import type { Closers } from './closers.ts';

export interface ForecastOptions {
  redisUrl: string;
  database: Database;
  runtime: FloorRuntime;
  health: Health;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** How long one read or write of a forecast may take, ms. */
const TIMEOUT_MS = 2000;
/** Campuses that are no more are looked for this often, ms. */
const LOOK_MS = 5000;

interface Forecast {
  context: ViewContext;
  follower: ForecastFollower;
  keeper: ForecastKeeper;
}

/**
 * Gives every campus its forecast: this node reads it, and makes it where it has the lease.
 * @returns how right it has been, for who looks
 */
export async function openForecaster(options: ForecastOptions): Promise<AccuracyService> {
  const { redisUrl, database, runtime, health, closers, log } = options;
  const shards = shardsOf(redisUrl.split(','), TIMEOUT_MS);
  closers.add('forecast connections', () => shards.close());
  await shards.connect().catch((err: unknown) => log.warn({ err }, 'forecasts have to wait'));
  const thread = new ForecastThread();
  closers.add('forecast thread', () => thread.stop());
  const repository = new ForecasterRepository(database.db);
  const node = randomUUID();
  const forecasts = new Map<string, Forecast>();
  await runtime.whenOpen((context) => {
    const forecast = forecastOf(context, { shards, thread, repository, node, log });
    forecasts.set(context.campus.site, forecast);
  });
  const look = setInterval(() => void letGo(runtime, forecasts), LOOK_MS).unref();
  closers.add('forecasts', async () => {
    clearInterval(look);
    await Promise.all([...forecasts.values()].map(stop));
  });
  health.add('forecast', () => forecastState(forecasts));
  return new AccuracyService(repository, (site) => {
    const forecast = forecasts.get(site);
    // Of a campus that is not open the calendar's day will do.
    const today = forecast?.context.campus.state.day ?? new Date().toISOString().slice(0, 10);
    return { today, forecaster: stateOf(forecast) };
  });
}

interface Shared {
  shards: Shards;
  thread: ForecastThread;
  repository: ForecasterRepository;
  node: string;
  log: FastifyBaseLogger;
}

function forecastOf(context: ViewContext, shared: Shared): Forecast {
  const { campus, waits, outlook, facts } = context;
  const { shards, thread, repository, node, log } = shared;
  const { site } = campus;
  const warn = (what: string) => (err: unknown) => log.warn({ err, site }, what);
  const store = new ForecastStore(shards, site);
  const follower = new ForecastFollower(store, warn('a forecast cannot be read'));
  waits.follow(() => follower.current());
  const keeper = new ForecastKeeper({
    campus,
    waits,
    outlook,
    facts,
    node,
    lease: new Lease(shards, site, node),
    store,
    models: new ModelStore(site, store, repository, warn('no snapshot of what was learned')),
    thread,
    keep: (told) => repository.add(site, told, campus.state.settings.policy.utcOffsetMs),
    log,
  });
  follower.start();
  keeper.start();
  return { context, follower, keeper };
}

async function stop({ follower, keeper }: Forecast): Promise<void> {
  await Promise.all([follower.stop(), keeper.stop()]);
}

async function letGo(runtime: FloorRuntime, forecasts: Map<string, Forecast>): Promise<void> {
  for (const [site, forecast] of forecasts) {
    if (runtime.contexts.get(site) === forecast.context) continue;
    forecasts.delete(site);
    await stop(forecast);
  }
}

function stateOf(forecast: Forecast | undefined): ForecasterState {
  const current = forecast?.follower.current();
  if (!current) return { state: 'away' };
  const { seq, at, passMs, model } = current;
  return { state: 'live', seq, at, passMs, model };
}

/** The forecast keeps nobody out: without it waits are estimated from the line's length. */
function forecastState(forecasts: ReadonlyMap<string, Forecast>): PartState {
  const here = [...forecasts.values()].filter(({ keeper }) => keeper.holds);
  const warnings = [...forecasts].flatMap(([site, forecast]) => warningsOf(site, forecast));
  const figures = { ok: true, forecastHere: here.map(({ context }) => context.facts.id).join() };
  return warnings.length === 0 ? figures : { ...figures, warn: warnings.join('; ') };
}

function warningsOf(site: string, forecast: Forecast): string[] {
  const { state, model } = stateOf(forecast);
  if (state === 'away')
    return [`院区 ${site} 暂无预测，按人数估算 · campus ${site} is not forecast`];
  if (model?.trouble === undefined) return [];
  const from =
    model.source === 'snapshot' ? '较早的一天 · an earlier day' : '目录时长 · the catalogue';
  return [`院区 ${site} 学到的模型读不出，改用${from} (campus ${site}: ${model.trouble})`];
}
