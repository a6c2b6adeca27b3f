import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import { PeopleRepository } from '../exam/people/index.ts';
import { VisitsRepository } from '../exam/visits/index.ts';
import { lockFolder } from '../platform/files/index.ts';
import { EngineUnavailable, type Head, type RedisEngine } from '../queue/engine/index.ts';
import { JournalGap, JournalRepository, rebuild, type Rebuilt } from '../queue/journal/index.ts';
import { Closers } from './closers.ts';
import { reopenLost } from './lost-visits.ts';
import { openDatabase, openEngine, openRedis, sealsOf } from './stores.ts';

/** What is wrong with the arguments, in a sentence. */
export class WrongArguments extends Error {}

export const rebuildUsage = [
  '用流水重建 Redis 中丢失的现场 · rebuilds floors lost by Redis from the journal',
  '',
  '  npm run rebuild                            所有院区 · every campus',
  '  npm run rebuild -- --site east             一个院区，可重复 · one campus, may be repeated',
  '  npm run rebuild -- --site east --replace   Redis 中还有现场时也重建 · even where a floor is there',
  '  npm run rebuild -- --site east --empty     放弃流水中的这一天，从空的现场开始 · give the day up',
].join('\n');

interface RebuildArguments {
  /** Undefined: all the journal knows. */
  sites: string[] | undefined;
  replace: boolean;
  /** Gives up what the journal has: the next start founds an empty floor. */
  empty: boolean;
}

/** @throws WrongArguments */
export function rebuildArguments(args: readonly string[]): RebuildArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string', multiple: true },
        replace: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
      },
    });
    const { site: sites, replace, empty } = values;
    if (empty && !sites) throw new Error('--empty 要指明院区 · --empty needs --site');
    return { sites, replace, empty };
  } catch (error) {
    throw new WrongArguments(`${(error as Error).message}\n\n${rebuildUsage}`);
  }
}

/**
 * Rebuilds campuses and says what came of it.
 * @param say gets one line at a time for the person at the terminal
 * @returns whether every campus asked for is as of its journal now
 * @throws FolderInUse while a server runs on a folder that is needed here, EngineUnavailable
 */
export async function rebuildFloors(
  config: Config,
  { sites: asked, replace, empty }: RebuildArguments,
  say: (line: string) => void,
): Promise<boolean> {
  const log = pino({ level: 'silent' });
  const closers = new Closers();
  try {
    if (config.redisUrl === undefined || config.databaseUrl === undefined)
      closers.add('folder', lockFolder(config.dataDir, join(config.dataDir, 'server.lock')));
    const engine = await openEngine(await openRedis(config, log, closers), config, closers);
    const seals = sealsOf(config);
    const { db } = await openDatabase(config, seals, log, closers);
    const people = new PeopleRepository(db, seals);
    const repository = new JournalRepository(db);
    const visits = new VisitsRepository({ db, people, seals });
    const known = await repository.sites();
    if (known.length === 0) say('流水是空的，没有可重建的 · the journal is empty');
    let all = true;
    for (const site of asked ?? known) {
      const floor = { engine, repository, visits, site, replace, say };
      const work = known.includes(site)
        ? (empty ? giveUp : rebuildOne)(floor)
        : Promise.reject(new WrongArguments(unknownSite(site, known)));
      all = (await orSay(work, say)) && all;
    }
    return all;
  } finally {
    await closers.closeAll((_what, error) => say(String(error)));
  }
}

const unknownSite = (site: string, known: readonly string[]) =>
  `流水中没有院区 ${site}（有 ${known.join('、')}） · no campus ${site} in the journal`;

/** One campus that cannot be helped does not keep the others from it. */
async function orSay(work: Promise<boolean>, say: (line: string) => void): Promise<boolean> {
  try {
    return await work;
  } catch (error) {
    const known = [WrongArguments, JournalGap, EngineUnavailable];
    if (!(error instanceof Error) || known.every((kind) => !(error instanceof kind))) throw error;
    const away = error instanceof EngineUnavailable ? '连不上 Redis · cannot reach Redis: ' : '';
    say(`${away}${error.message}`);
    return false;
  }
}

/** The journal's day is left behind: with the campus absent the next start founds an empty floor. */
async function giveUp({ engine, repository, site, say }: OneFloor): Promise<boolean> {
  const head = await engine.head(site);
  if (head) {
    say(stillThere(site, head, undefined));
    return false;
  }
  await repository.begin(site, `empty-${randomUUID()}`, undefined);
  say(
    `院区 ${site}：下次启动从空的现场开始 · campus ${site}: the next start begins with an empty floor`,
  );
  return true;
}

interface OneFloor {
  engine: RedisEngine;
  repository: JournalRepository;
  visits: VisitsRepository;
  site: string;
  replace: boolean;
  say: (line: string) => void;
}

async function rebuildOne(floor: OneFloor): Promise<boolean> {
  const { engine, repository, site, replace, say } = floor;
  const head = await engine.head(site);
  const end = (await repository.lineage(site)).at(-1);
  if (head && !replace) {
    const unstored = end?.epoch === head.epoch ? head.seq - end.to : undefined;
    say(stillThere(site, head, unstored));
    return false;
  }
  const done = await rebuild({
    engine,
    history: repository,
    site,
    replaces: head,
    progress: everySecond((seq, of) => say(`院区 ${site}：${seq} / ${of} …`)),
  });
  if (!done) {
    say(`院区 ${site}：没有改动 · campus ${site}: nothing was changed`);
    return false;
  }
  say(restored(site, done));
  const again = await reopenLost(engine, floor.visits, repository, site);
  if (again > 0)
    say(`  服务器会自动重新报到 ${again} 人 · the server will check in ${again} again`);
  return true;
}

function stillThere(site: string, { day, seq }: Head, unstored: number | undefined): string {
  const many = unstored === undefined ? '数量未知 · number unknown' : String(Math.max(0, unstored));
  return [
    `院区 ${site}：Redis 中还有 ${day} 的现场，到流水号 ${seq}。没有改动。`,
    `  campus ${site}: Redis still holds the floor of ${day}, up to event ${seq}. Nothing was changed.`,
    `  要用流水代替它，请加 --replace；还没有进入流水的操作会丢失：${many}`,
    '  --replace puts the journal in its place; what is not journalled yet will be lost.',
    ...(unstored !== undefined && unstored < 0
      ? [`  流水比它多 ${-unstored} 步 · the journal has ${-unstored} events more`]
      : []),
  ].join('\n');
}

function restored(site: string, { now, at, day, visits, lost, tookMs, utcOffsetMs }: Rebuilt) {
  const time = new Date(at + utcOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
  const gone =
    lost === undefined
      ? '  在这之后确认过、还没有进入流水的操作已经丢失，数量无法得知 · acknowledged but not journalled: lost, number unknown'
      : `  确认过、没有进入流水而丢失的操作 · acknowledged but not journalled, lost: ${lost}`;
  return [
    `院区 ${site}：已恢复到流水号 ${now.seq}（${time}，${day} 的现场），${visits} 人，用时 ${tookMs} ms`,
    `  campus ${site}: restored to event ${now.seq} at ${time}, ${visits} visits on the floor, epoch ${now.epoch}`,
    gone,
  ].join('\n');
}

const SECOND = 1000;

function everySecond(tell: (done: number, of: number) => void): typeof tell {
  let last = performance.now();
  return (done, of) => {
    if (performance.now() - last < SECOND) return;
    last = performance.now();
    tell(done, of);
  };
}
