import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { MembersRepository, rosters } from '../exam/employers/index.ts';
import { Reconciler } from '../exam/visits/index.ts';
import type { Identities } from '../platform/auth/index.ts';
import { loadSecret, type Seals } from '../platform/crypto/index.ts';
import type { Database } from '../platform/db/index.ts';
import { lockFolder } from '../platform/files/index.ts';
import { Health, Metrics, type PartState } from '../platform/health/index.ts';
import type { DeclaredRoute } from '../platform/http/index.ts';
import type { RedisEngine } from '../queue/engine/index.ts';
import { FloorService } from '../queue/floor/index.ts';
import { Journal, journalMetrics, JournalRepository } from '../queue/journal/index.ts';
import { TopicHub, type Live } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import { openAlarms } from './alarms.ts';
import { openAttached, type AttachedParts } from './attached.ts';
import { Closers } from './closers.ts';
import { openEmployers } from './employers.ts';
import { journalState, redisState } from './floor-health.ts';
import { floorPicture, followVisits, startFloor } from './floor.ts';
import { openForecaster } from './forecaster.ts';
import { openLive } from './live.ts';
import { reopenLost } from './lost-visits.ts';
import { openMigration } from './migration.ts';
import { phonePages } from './phones.ts';
import { openPlatform, type Platform } from './platform.ts';
import { openPrinting } from './printing.ts';
import { Recovery } from './recovery.ts';
import { openDatabase, openEngine, openRedis, sealsOf } from './stores.ts';
import { openReviews } from './reviews.ts';
import { visitParts, type VisitParts } from './visits.ts';
import { openScreens } from './screens.ts';
import { openSettings } from './settings.ts';
import { openStaffing } from './staffing.ts';
import { openVoices } from './voices.ts';

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  url: string;
  /** Where phones reach it. */
  publicUrl: string;
  database: Database['kind'];
  live: ReturnType<Live['describe']>;
  /** The administrators made at this start, with their first passwords. */
  firstAccounts: Platform['firstAccounts'];
  routes: readonly DeclaredRoute[];
  /** Every kind of topic, with who may see it. */
  topics: ReturnType<TopicHub['kinds']>;
  /** Stops everything in order. */
  stop(): Promise<void>;
}

/**
 * Starts the whole server.
 * @throws FolderInUse when another process uses the data folder, or whatever else keeps it from starting
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const log: FastifyBaseLogger = pino({ level: config.logLevel });
  const closers = new Closers();
  const stop = () => closers.closeAll((what, err) => log.error({ err, what }, 'while stopping'));
  try {
    return { ...(await start(config, log, closers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: Config,
  log: FastifyBaseLogger,
  closers: Closers,
): Promise<Omit<RunningServer, 'stop'>> {
  closers.add('folder', lockFolder(config.dataDir, join(config.dataDir, 'server.lock')));
  const secret = loadSecret(config.dataDir, config.sessionSecret);
  const redisUrl = await openRedis(config, log, closers);
  const engine = await openEngine(redisUrl, config, closers);
  const seals = sealsOf(config);
  const database = await openDatabase(config, seals, log, closers);
  const platform = await openPlatform({ config, database, secret, seals, closers, log });
  const address = { url: '' };
  const opened = { config, log, closers, database };
  const floor = await openFloor({ ...opened, engine, platform, secret, seals, address });
  const { hub, runtime } = floor;
  const attached = openAttached({ ...opened, ...platform, ...floor, seals });
  const identities = identitiesOf(platform, floor.visits, attached);
  const service = new FloorService(
    engine,
    (site) => runtime.contexts.get(site),
    (site) => runtime.decide(site),
  );
  const health = healthOf(engine, database, floor.journal, platform);
  const metrics = new Metrics();
  journalMetrics(metrics.registry, floor.journal);
  const shown = { ...opened, hub, runtime };
  openAlarms({ ...shown, identity: platform });
  const { screens, playlists } = await openScreens({ ...shown, ...platform });
  const { app, routes } = await buildApp({
    config,
    log,
    health,
    identities,
    metrics,
    ...platform,
    identity: platform,
    database,
    screens,
    playlists,
    visits: floor.visits,
    employers: openEmployers({ ...opened, ...platform, ...floor, seals }),
    attached,
    migration: openMigration(database, seals, platform.audit),
    floor: service,
    settings: await openSettings({ ...opened, ...platform, ...floor, engine, secret, health }),
    printing: openPrinting({ database, ...platform, ...floor, closers, log }),
    phones: phonePages(hub, floor.visits, platform.catalogue, engine, () => address.url),
    reviews: openReviews({ ...opened, ...platform }),
    voices: await openVoices({ ...shown, redisUrl, secret, health }),
    accuracy: await openForecaster({ ...shown, redisUrl, health }),
    staffing: await openStaffing({ ...shown, ...platform, ...floor, redisUrl, engine }),
  });
  closers.add('http', () => app.close());
  const live = await openLive({
    ...shown,
    app,
    identities,
    platform,
    engine,
    links: floor.visits.links,
    screens,
    floor: service,
  });
  health.add('feed', () => feedState(live));
  await live.start();
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  address.url = config.publicUrl ?? `http://${reachableHost(config.host)}:${port}`;
  return {
    url: `http://${localHost(config.host)}:${port}`,
    publicUrl: address.url,
    database: database.kind,
    live: live.describe(),
    firstAccounts: platform.firstAccounts,
    routes,
    topics: hub.kinds(),
  };
}

function feedState(live: Live): PartState {
  const { engine, feedConnections, controlConnections } = live.describe();
  return { ok: true, engine, feedConnections, controlConnections };
}

interface FloorOptions {
  config: Config;
  log: FastifyBaseLogger;
  closers: Closers;
  engine: RedisEngine;
  database: Database;
  platform: Platform;
  secret: string;
  seals: Seals;
  address: { url: string };
}

interface Floor {
  hub: TopicHub;
  runtime: FloorRuntime;
  journal: Journal;
  visits: VisitParts;
}

/** The floor's pictures, the journal, and the visits that go with them. */
async function openFloor(options: FloorOptions): Promise<Floor> {
  const { log, closers, engine, database, platform, secret, seals, address } = options;
  const { catalogue } = platform;
  const hub = new TopicHub({ onError: (topic, err) => log.error({ err, topic }, 'view') });
  const events = new JournalRepository(database.db);
  const sites = catalogue.sites().map((site) => site.id);
  engine.expect(sites);
  const opened: { runtime?: FloorRuntime } = {};
  const recovery: Recovery = new Recovery({
    engine,
    repository: events,
    log,
    behind: (site) => journal.lag(site).stored && journal.lag(site).behind,
    restored: async (site) => {
      const lost = await reopenLost(engine, repository, events, site);
      if (lost > 0 && opened.runtime) reconciler.soon();
      return lost;
    },
  });
  const absent = (site: string) => recovery.absent(site);
  const journal = new Journal({ engine, repository: events, sites, log, absent });
  const runtimeNow = () => {
    if (!opened.runtime) throw new Error('the floor is not open yet');
    return opened.runtime;
  };
  const visits = visitParts({
    database,
    catalogue,
    engine,
    journal,
    events,
    secret,
    seals,
    audit: platform.audit,
    log,
    vvipMade: (tx, person, actor) => platform.privacy.grantMaker(tx, person, actor),
    vvipsChanged: (actor) => platform.sessions.refresh(actor.id),
    rosters: rosters(new MembersRepository(database.db), Date.now),
    floor: floorPicture(runtimeNow),
    publicUrl: () => address.url,
  });
  const { repository, reconciled } = visits;
  const now = Date.now;
  const reconciler = new Reconciler({
    visits: visits.visits,
    ...reconciled,
    repository,
    now,
    log,
  });
  const runtime = await startFloor(catalogue, visits, engine, hub, log, absent);
  opened.runtime = runtime;
  closers.add('floor', () => runtime.close());
  closers.add('directory', await followVisits(runtime, visits, log));
  journal.start();
  closers.add('journal', () => journal.stop());
  closers.add('reconciler', () => reconciler.stop());
  await reconciler.start();
  visits.refresh.start();
  closers.add('visits', () => visits.refresh.stop());
  return { hub, runtime, journal, visits };
}

function identitiesOf(
  { sessions, devices, catalogue }: Platform,
  visits: VisitParts,
  { partners }: AttachedParts,
): Identities {
  return {
    partner: (key) => partners.verify(key),
    session: (token) => sessions.verify(token),
    device: (token) => devices.verify(token),
    visit: async (token) => {
      const found = await visits.links.find(token);
      if (found.kind !== 'found' || !catalogue.site(found.site)) return undefined;
      return { kind: 'visit', id: found.visit, roles: [], sites: [found.site] };
    },
  };
}

function healthOf(
  engine: RedisEngine,
  database: Database,
  journal: Journal,
  { catalogue }: Platform,
): Health {
  const health = new Health();
  const sites = () => catalogue.sites().map(({ id }) => id);
  health.add('redis', () => redisState(engine, sites()));
  health.add('database', async () => {
    await database.check();
    return { ok: true, kind: database.kind };
  });
  health.add('journal', () => journalState(journal));
  return health;
}

const everywhere = new Set(['0.0.0.0', '::']);

function localHost(host: string): string {
  return everywhere.has(host) ? '127.0.0.1' : host;
}

/** An address a phone in the same network can open. */
function reachableHost(host: string): string {
  if (!everywhere.has(host)) return host;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outward = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return outward?.address ?? '127.0.0.1';
}
