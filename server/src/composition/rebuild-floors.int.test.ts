import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFloor, type Floor } from '../../test-support/floor.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { loseCampus } from '../../test-support/rebuild.ts';
import { startTestRedis, type TestRedis } from '../../test-support/redis.ts';
import { readConfig } from '../config.ts';
import { migrate, openPostgres, type Database } from '../platform/db/index.ts';
import { FolderInUse, lockFolder } from '../platform/files/index.ts';
import { createRedisEngine, type RedisEngine } from '../queue/engine/index.ts';
import { Journal, journalMigrations, JournalRepository } from '../queue/journal/index.ts';
import { rebuildArguments, rebuildFloors } from './rebuild-floors.ts';

let redis: TestRedis;
let postgres: TestPostgres;
let raw: Redis;
let engine: RedisEngine;
let database: Database;
let journal: Journal;
let environment: NodeJS.ProcessEnv;
const floors = new Map<string, Floor>();
const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-test-rebuild-'));

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startTestRedis({ fast: true }), startTestPostgres()]);
  environment = {
    REDIS_URL: redis.url,
    DATABASE_URL: await postgres.createDatabase(),
    DATA_DIR: dataDir,
  };
  raw = new Redis(redis.url);
  database = openPostgres({ url: environment['DATABASE_URL'] ?? '', connections: 2 });
  await migrate(database, { journal: journalMigrations });
  engine = await createRedisEngine({ url: redis.url });
  const repository = new JournalRepository(database.db);
  const log = { info: () => undefined, warn: () => undefined };
  const sites = ['east', 'west'];
  journal = new Journal({ engine, repository, sites, log, retryMs: { first: 5, longest: 50 } });
  for (const site of sites) floors.set(site, await openFloor({}, () => engine, site));
  journal.start();
});
afterAll(async () => {
  await journal?.stop();
  raw?.disconnect();
  await engine?.close();
  await database?.close();
  await redis?.stop();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const floor = (site: string) => floors.get(site) as Floor;
const head = async (site: string) => (await engine.head(site))?.seq ?? 0;

/** Runs the command. @returns whether all was well, and what was said */
async function run(...args: string[]): Promise<{ done: boolean; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const done = await rebuildFloors(readConfig(environment), rebuildArguments(args), say);
  return { done, said: lines.join('\n') };
}

it('E3: restores what is gone and leaves alone what is there, and says so', async () => {
  await floor('east').arrive('a');
  await floor('west').arrive('b');
  for (const site of floors.keys()) await journal.reached(site, await head(site));
  const before = await floor('east').state();
  await loseCampus(raw, 'east');
  const { done, said } = await run();
  expect(done).toBe(false);
  expect(said).toMatch(/院区 east：已恢复到流水号 3（20\d\d-\d\d-\d\d \d\d:\d\d:\d\d.*1 人/);
  expect(said).toMatch(/east: restored to event 3 .*1 visits on the floor/);
  expect(said).toContain('数量无法得知');
  expect(said).toMatch(/院区 west：Redis 中还有 .* 的现场，到流水号 3。没有改动。/);
  expect(said).toMatch(/west: Redis still holds .*Nothing was changed/);
  const { epoch, ...after } = await floor('east').state();
  expect({ ...after, epoch: before.epoch }).toEqual(before);
  expect(epoch).not.toBe(before.epoch);
});

it('E3: with --replace it says how many operations were lost', async () => {
  await journal.stop();
  const stored = await head('west');
  for (const visit of ['c', 'd']) await floor('west').arrive(visit);
  expect((await run('--site', 'west')).said).toContain('操作会丢失：2');
  const { done, said } = await run('--site', 'west', '--replace');
  expect(done).toBe(true);
  expect(said).toContain('lost: 2');
  expect(await head('west')).toBe(stored);
});

it('E3: gives a day up where it is told to, and only where nothing is left', async () => {
  expect(await run('--site', 'west', '--empty')).toMatchObject({ done: false });
  await loseCampus(raw, 'west');
  expect((await run('--site', 'west', '--empty')).said).toContain('begins with an empty floor');
  expect((await run('--site', 'west')).said).toContain('nothing was changed');
  expect(await engine.head('west')).toBeUndefined();
  expect(() => rebuildArguments(['--empty'])).toThrow('--empty needs --site');
});

it('names what it does not know', async () => {
  const unknown = await run('--site', 'north');
  expect(unknown).toMatchObject({ done: false });
  expect(unknown.said).toContain('no campus north in the journal');
  expect(() => rebuildArguments(['--sight', 'east'])).toThrow(/npm run rebuild -- --site east/);
});

it('does not touch a folder a running server uses', async () => {
  const release = lockFolder(dataDir, join(dataDir, 'server.lock'));
  const config = readConfig({ ...environment, REDIS_URL: '' });
  const refused = rebuildFloors(config, rebuildArguments([]), () => undefined);
  await expect(refused).rejects.toThrow(FolderInUse);
  release();
});

it('is a program that ends with 0 or 1', async () => {
  const program = join(import.meta.dirname, '../rebuild.ts');
  const env = { ...process.env, ...environment };
  const code = (args: string[]) =>
    new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], { env }, (error) => resolve(error?.code ?? 0));
    });
  await loseCampus(raw, 'east');
  expect(await code(['--site', 'east'])).toBe(0);
  expect(await code(['--site', 'east'])).toBe(1);
});
