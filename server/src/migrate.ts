import { inspect } from 'node:util';
import {
  migrateArguments,
  migrateFiles,
  migrateUsage,
  WrongMigration,
} from './composition/migration.ts';
import { readConfig } from './config.ts';
import { WrongSettings } from './platform/config/index.ts';
import { FolderInUse } from './platform/files/index.ts';
import { ApiError } from './platform/http/index.ts';

/** `npm run migrate`: takes over the data of an old system. */

function sentence(error: unknown): string {
  if (error instanceof FolderInUse) {
    return `${error.message}\n请先停止服务，或在界面“数据迁移”中进行 · stop the server first, or use its page`;
  }
  if (error instanceof ApiError) {
    const details = error.details === undefined ? '' : ` ${JSON.stringify(error.details)}`;
    return `${error.text.zh} · ${error.text.en}${details}`;
  }
  const known = error instanceof WrongMigration || error instanceof WrongSettings;
  return known ? error.message : inspect(error);
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(`${migrateUsage}\n`);
} else {
  try {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const right = await migrateFiles(readConfig(process.env), migrateArguments(args), say);
    process.exitCode = right ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
  }
}
