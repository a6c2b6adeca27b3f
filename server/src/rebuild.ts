import { inspect } from 'node:util';
import {
  rebuildArguments,
  rebuildFloors,
  rebuildUsage,
  WrongArguments,
} from './composition/rebuild-floors.ts';
import { readConfig } from './config.ts';
import { WrongSettings } from './platform/config/index.ts';
import { FolderInUse } from './platform/files/index.ts';
import { DataDirInUse } from './platform/redis/index.ts';
import { EngineUnavailable } from './queue/engine/index.ts';

/** `npm run rebuild`: puts floors that Redis has lost back from the journal. */

const mendable = [WrongArguments, WrongSettings];

function sentence(error: unknown): string {
  if (error instanceof FolderInUse || error instanceof DataDirInUse) {
    return (
      `${error.message}\n` +
      '运行中的服务会自己重建丢失的现场；要手动重建，请先停止它 · ' +
      'a running server rebuilds what it lost by itself; to do it by hand stop it first'
    );
  }
  if (error instanceof EngineUnavailable)
    return `连不上 Redis · cannot reach Redis: ${error.message}`;
  const known = error instanceof Error && mendable.some((kind) => error instanceof kind);
  return known ? error.message : inspect(error);
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(`${rebuildUsage}\n`);
} else {
  try {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const done = await rebuildFloors(readConfig(process.env), rebuildArguments(args), say);
    process.exitCode = done ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
  }
}
