import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { Value } from 'typebox/value';
import type { Config } from '../config.ts';
import {
  MappingFile,
  Migration,
  MigrationRepository,
  type FileMapping,
  type FileReport,
} from '../exam/migration/index.ts';
import { PeopleRepository } from '../exam/people/index.ts';
import { Audit } from '../platform/audit/index.ts';
import { loadSecret, type Seals } from '../platform/crypto/index.ts';
import type { Database } from '../platform/db/index.ts';
import { lockFolder } from '../platform/files/index.ts';
import type { Actor } from '../platform/http/index.ts';
import { Closers } from './closers.ts';
import { openDatabase, sealsOf } from './stores.ts';

/** The take-over of an old system's data. */
export function openMigration(database: Database, seals: Seals, audit: Audit): Migration {
  return new Migration({
    repository: new MigrationRepository(database.db),
    people: new PeopleRepository(database.db, seals),
    audit,
    digest: (text) => seals.index.digest('migration', text),
    now: Date.now,
  });
}

export const migrateUsage =
  'npm run migrate -- <映射文件.json> [--apply]\n' +
  '  默认只试算，不写入；加 --apply 才写入 · a dry run unless --apply is given\n' +
  '  映射文件里的文件名相对于映射文件所在目录 · files are looked for beside the mapping file';

/** What was typed cannot be understood; the message says why. */
export class WrongMigration extends Error {}

export interface MigrateArguments {
  mapping: string;
  apply: boolean;
}

/** @throws WrongMigration */
export function migrateArguments(args: readonly string[]): MigrateArguments {
  const [mapping, ...more] = args.filter((arg) => !arg.startsWith('--'));
  const flags = args.filter((arg) => arg.startsWith('--'));
  const known = flags.every((flag) => flag === '--apply');
  if (mapping === undefined || more.length > 0 || !known) throw new WrongMigration(migrateUsage);
  return { mapping, apply: flags.includes('--apply') };
}

const actor: Actor = { kind: 'system', id: 'migrate', roles: [], sites: [] };

/**
 * Takes over what a mapping file names, one file after the other, or says what would happen.
 * @returns whether every row was right
 */
export async function migrateFiles(
  config: Config,
  { mapping: path, apply }: MigrateArguments,
  say: (line: string) => void,
): Promise<boolean> {
  const { source, files } = readMappingFile(path);
  const closers = new Closers();
  const log = pino({ level: 'silent' });
  try {
    // The embedded database belongs to one process; another may be shared with a running server.
    if (config.databaseUrl === undefined) {
      closers.add('folder', lockFolder(config.dataDir, join(config.dataDir, 'server.lock')));
    }
    const seals = sealsOf(config);
    const database = await openDatabase(config, seals, log, closers);
    const audit = new Audit(Date.now, loadSecret(config.dataDir, config.sessionSecret));
    const migration = openMigration(database, seals, audit);
    let right = true;
    for (const { file, ...rest } of files) {
      const bytes = readFileSync(join(dirname(path), file));
      const given: FileMapping = { source, ...rest };
      const report = await migration.run(bytes, given, { dryRun: !apply, language: 'zh', actor });
      for (const line of told(file, report)) say(line);
      right = right && report.bad === 0;
    }
    return right;
  } finally {
    await closers.closeAll((what, err) => log.error({ err, what }, 'while stopping'));
  }
}

/** @throws WrongMigration */
function readMappingFile(path: string): MappingFile {
  if (!existsSync(path)) throw new WrongMigration(`没有这个文件 · no such file: ${path}`);
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new WrongMigration(`${path}: ${(error as Error).message}`, { cause: error });
  }
  if (Value.Check(MappingFile, given)) return given;
  const [problem] = Value.Errors(MappingFile, given);
  throw new WrongMigration(`${path}${problem?.instancePath}: ${problem?.message}`);
}

/** A file's report in words, its first problems among them. */
function told(file: string, report: FileReport): string[] {
  const { rows, good, bad, added, changed, unchanged, kept, dryRun, years, problems } = report;
  const verb = dryRun ? '试算' : '已写入';
  const lines = [
    `${file}（${report.kind}）${verb}：共 ${rows} 行，合格 ${good}，有问题 ${bad}；` +
      `新增 ${added}，更新 ${changed}，未变 ${unchanged}；库中现有 ${kept}`,
  ];
  for (const { year, inFile, kept: stored } of years) {
    lines.push(
      `  ${year} 年：文件 ${inFile}，库中 ${stored}${inFile === stored ? '' : '  ← 不一致'}`,
    );
  }
  for (const { row, title, message } of problems.slice(0, 20)) {
    lines.push(`  第 ${row} 行 ${title}：${message}`);
  }
  if (bad > 20) lines.push('  …');
  return lines;
}
