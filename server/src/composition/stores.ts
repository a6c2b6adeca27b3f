import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { auditMigrations } from '../platform/audit/index.ts';
import { authMigrations } from '../platform/auth/index.ts';
import { loadKeys, openSeals, type Seals } from '../platform/crypto/index.ts';
import {
  databaseVersion,
  migrate,
  openPglite,
  openPostgres,
  untilReachable,
  type Database,
} from '../platform/db/index.ts';
import { deviceMigrations } from '../platform/devices/index.ts';
import { privacyMigrations } from '../platform/privacy/index.ts';
import { printingMigrations } from '../platform/printing/index.ts';
import { startManagedRedis } from '../platform/redis/index.ts';
import { catalogueMigrations } from '../exam/catalogue/index.ts';
import { employerMigrations } from '../exam/employers/index.ts';
import { migrationMigrations } from '../exam/migration/index.ts';
import { peopleMigrations } from '../exam/people/index.ts';
import { visitMigrations } from '../exam/visits/index.ts';
import { attachedMigrations } from '../interfaces/attached/index.ts';
import { createRedisEngine, type RedisEngine } from '../queue/engine/index.ts';
import { forecasterMigrations } from '../queue/forecaster/index.ts';
import { journalMigrations } from '../queue/journal/index.ts';
import { reviewMigrations } from '../queue/reviews/index.ts';
import { staffingMigrations } from '../queue/staffing/index.ts';
import { voiceMigrations } from '../queue/voice/index.ts';
import type { Closers } from './closers.ts';

/** How long to wait at start for a PostgreSQL that is starting itself, ms. */
const databaseWaitMs = 60_000;

const migrations = (seals: Seals) => ({
  attached: attachedMigrations,
  audit: auditMigrations,
  auth: authMigrations,
  catalogue: catalogueMigrations,
  devices: deviceMigrations,
  employers: employerMigrations,
  forecaster: forecasterMigrations,
  journal: journalMigrations,
  migration: migrationMigrations,
  people: peopleMigrations(seals),
  printing: printingMigrations,
  privacy: privacyMigrations,
  reviews: reviewMigrations,
  staffing: staffingMigrations,
  visits: visitMigrations,
  voice: voiceMigrations,
});

/** Address of the Redis that is configured, or of one of our own. */
export async function openRedis(
  config: Config,
  log: FastifyBaseLogger,
  closers: Closers,
): Promise<string> {
  log.info(`redis: ${config.redisUrl === undefined ? 'own' : 'REDIS_URL'}`);
  return config.redisUrl ?? ownRedis(config, log, closers);
}

/** The floor's engine on that Redis. */
export async function openEngine(
  url: string,
  config: Config,
  closers: Closers,
): Promise<RedisEngine> {
  const engine = await createRedisEngine({ url, allowClock: config.demo });
  closers.add('engine', () => engine.close());
  return engine;
}

async function ownRedis(config: Config, log: FastifyBaseLogger, closers: Closers): Promise<string> {
  const redis = await startManagedRedis({
    dataDir: config.dataDir,
    onEvent: (event) => {
      if (event.type === 'lost') log.error(event, 'our Redis ended; starting it again');
      else log.info('our Redis is back');
    },
  });
  closers.add('redis', () => redis.stop());
  return redis.url;
}

/** The keys of personal data: the configured ones, or those in the data folder. */
export function sealsOf({ dataDir, dataKeys, dataCipher }: Config): Seals {
  return openSeals(loadKeys(dataDir, dataKeys), dataCipher);
}

/** The business database, reachable and with its tables up to date. */
export async function openDatabase(
  config: Config,
  seals: Seals,
  log: FastifyBaseLogger,
  closers: Closers,
): Promise<Database> {
  const { databaseUrl: url, databaseConnections: connections } = config;
  const database =
    url === undefined
      ? openPglite(join(config.dataDir, 'database'))
      : openPostgres({ url, connections });
  closers.add('database', () => database.close());
  await untilReachable(database, databaseWaitMs, (error) =>
    log.warn({ err: error }, 'waiting for the database'),
  );
  const done = await bringUpToDate(config, database, seals);
  if (done.length > 0) log.info({ migrations: done }, 'tables brought up to date');
  log.info(`database: ${database.kind} ${await databaseVersion(database)}`);
  return database;
}

/** As the tables' owner, where that is not who the server works as. */
async function bringUpToDate(
  { databaseOwnerUrl: url }: Config,
  database: Database,
  seals: Seals,
): Promise<string[]> {
  if (url === undefined) return migrate(database, migrations(seals));
  const owner = openPostgres({ url, connections: 1 });
  try {
    return await migrate(owner, migrations(seals));
  } finally {
    await owner.close();
  }
}
