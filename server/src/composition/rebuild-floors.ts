import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import { lockFolder } from '../platform/files/index.ts';
import type { Head, RedisEngine } from '../queue/engine/index.ts';
import { JournalRepository, rebuild, type Rebuilt } from '../queue/journal/index.ts';
import { Closers } from './closers.ts';
import { openDatabase, openEngine, openRedis } from './stores.ts';

/** What is wrong with the arguments, in a sentence. */
export class WrongArguments extends Error {}

export const rebuildUsage = [
  '用流水重建 Redis 中丢失的现场 · rebuilds floors lost by Redis from the journal',
  '',
  '  npm run rebuild                            所有院区 · every campus',
  '  npm run rebuild -- --site east             一个院区，可重复 · one campus, may be repeated',
  '  npm run rebuild -- --site east --replace   Redis 中还有现场时也重建 · even where a floor is there',
].join('\n');

interface RebuildArguments {
  /** Undefined: all the journal knows. */
  sites: string[] | undefined;
  replace: boolean;
}

/** @throws WrongArguments */
export function rebuildArguments(args: readonly string[]): RebuildArguments {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string', multiple: true },
        replace: { type: 'boolean', default: false },
      },
    });
    return { sites: values.site, replace: values.replace };
  } catch (error) {
    throw new WrongArguments(`${(error as Error).message}\n\n${rebuildUsage}`);
  }
}

/**
 * Rebuilds campuses and says what came of it.
 * @param say gets one line at a time for the person at the terminal
 * @returns whether every campus asked for is as of its journal now
 * @throws FolderInUse while a server runs on a folder that is needed here, EngineUnavailable, JournalGap
 */
export async function rebuildFloors(
  config: Config,
  { sites: asked, replace }: RebuildArguments,
  say: (line: string) => void,
): Promise<boolean> {
  const log = pino({ level: 'silent' });
  const closers = new Closers();
  try {
    if (config.redisUrl === undefined || config.databaseUrl === undefined)
      closers.add('folder', lockFolder(config.dataDir, join(config.dataDir, 'server.lock')));
    const engine = await openEngine(await openRedis(config, log, closers), config, closers);
    const repository = new JournalRepository((await openDatabase(config, log, closers)).db);
    const known = await repository.sites();
    if (known.length === 0) say('流水是空的，没有可重建的 · the journal is empty');
    let all = true;
    for (const site of asked ?? known) {
      if (known.includes(site)) {
        all = (await rebuildOne({ engine, repository, site, replace, say })) && all;
      } else {
        say(`流水中没有院区 ${site}（有 ${known.join('、')}） · no campus ${site} in the journal`);
        all = false;
      }
    }
    return all;
  } finally {
    await closers.closeAll((_what, error) => say(String(error)));
  }
}

interface OneFloor {
  engine: RedisEngine;
  repository: JournalRepository;
  site: string;
  replace: boolean;
  say: (line: string) => void;
}

async function rebuildOne({ engine, repository, site, replace, say }: OneFloor): Promise<boolean> {
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
  say(done ? restored(site, done) : `院区 ${site}：没有改动 · campus ${site}: nothing was changed`);
  return done !== undefined;
}

function stillThere(site: string, { day, seq }: Head, unstored: number | undefined): string {
  const many = unstored === undefined ? '未知数量 · an unknown number' : String(unstored);
  return [
    `院区 ${site}：Redis 中还有 ${day} 的现场，到第 ${seq} 号。没有改动。`,
    `  campus ${site}: Redis still holds the floor of ${day}, up to event ${seq}. Nothing was changed.`,
    `  要用流水代替它，请加 --replace；还没有进入流水的操作会丢失：${many}`,
    '  --replace puts the journal in its place; what is not journalled yet will be lost.',
  ].join('\n');
}

function restored(site: string, { now, at, day, visits, lost, tookMs, utcOffsetMs }: Rebuilt) {
  const time = new Date(at + utcOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
  const gone =
    lost === undefined
      ? '  在这之后确认过、还没有进入流水的操作已经丢失，数量无法得知 · acknowledged but not journalled: lost, number unknown'
      : `  确认过、没有进入流水而丢失的操作 · acknowledged but not journalled, lost: ${lost}`;
  return [
    `院区 ${site}：已恢复到第 ${now.seq} 号（${time}，${day} 的现场），${visits} 人，用时 ${tookMs} ms`,
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
