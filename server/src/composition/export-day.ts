import { Day } from '@daozhen/protocol';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Value } from 'typebox/value';
import type { Config } from '../config.ts';
import { CatalogueRepository } from '../exam/catalogue/index.ts';
import { deriveToken, loadSecret } from '../platform/crypto/index.ts';
import { lockFolder } from '../platform/files/index.ts';
import { JournalGap, JournalRepository, recordedDay } from '../queue/journal/index.ts';
import { withDatabase } from './console.ts';

/** What was typed cannot be carried out; the message says why. */
export class WrongExport extends Error {}

export const exportUsage = [
  '从流水导出一天的现场记录，不含姓名 · exports a day of the floor from the journal, without names',
  '',
  '  npm run export-day -- --site east                     有哪些日期 · which days there are',
  '  npm run export-day -- --site east --day 2026-11-23    写入 east-2026-11-23.ndjson',
  '  npm run export-day -- --site east --day 2026-11-23 --out FILE',
].join('\n');

export interface ExportArguments {
  site: string;
  /** Undefined: says which days there are. */
  day: string | undefined;
  out: string;
}

/** @throws WrongExport */
export function exportArguments(args: readonly string[]): ExportArguments {
  const { site, day, out } = valuesOf(args);
  if (site === undefined) throw new WrongExport(exportUsage);
  const isReal: boolean = day === undefined || Value.Check(Day, day);
  if (!isReal) throw new WrongExport(`--day ${day}: 应如 2026-11-23 (as 2026-11-23)`);
  return { site, day, out: out ?? `${site}-${day}.ndjson` };
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { site: text, day: text, out: text } }).values;
  } catch (error) {
    throw new WrongExport(`${(error as Error).message}\n\n${exportUsage}`);
  }
}

/** Days told where none, or one that is not there, is asked for. */
const DAYS_TOLD = 31;

/**
 * Writes one day of a campus down as its lines went (docs/day-record.md).
 * @param say gets one line at a time for the person at the terminal
 * @returns whether there was such a day
 * @throws FolderInUse while a server runs on an embedded database; WrongExport
 */
export async function exportDay(
  config: Config,
  { site, day, out }: ExportArguments,
  say: (line: string) => void,
): Promise<boolean> {
  const { dataDir, databaseUrl } = config;
  const unlock =
    databaseUrl === undefined ? lockFolder(dataDir, join(dataDir, 'server.lock')) : () => undefined;
  try {
    return await withDatabase(config, async ({ db }) => {
      const journal = new JournalRepository(db);
      const known = await journal.sites();
      if (!known.includes(site)) {
        const there = known.join('、') || '无 · none';
        throw new WrongExport(
          `流水中没有院区 ${site}（有 ${there}） · no such campus in the journal`,
        );
      }
      if (day === undefined) return sayDays(journal, site, say);
      const { station } = await new CatalogueRepository(db).read(day);
      const nominal = new Map(station.map((each) => [each.id, each.nominalMinutes]));
      const secret = loadSecret(dataDir, config.sessionSecret);
      const lines = await recordedDay(journal, site, day, {
        nominalMinutes: (id) => nominal.get(id),
        doctor: (staff) => `doctor-${deriveToken(secret, 'record', staff).slice(0, 8)}`,
      });
      if (!lines) {
        say(`院区 ${site} 在 ${day} 没有记录 · nothing was journalled at ${site} on ${day}`);
        await sayDays(journal, site, say);
        return false;
      }
      const count = await writeLines(out, lines);
      say(`${out}：${count} 行 · lines`);
      return true;
    });
  } catch (error) {
    throw mendable(error);
  } finally {
    unlock();
  }
}

async function sayDays(
  journal: JournalRepository,
  site: string,
  say: (line: string) => void,
): Promise<boolean> {
  const days = await journal.days(site, DAYS_TOLD);
  say(`院区 ${site} 有这些日期 · days of campus ${site}: ${days.join(' ') || '无 · none'}`);
  return days.length > 0;
}

async function writeLines(path: string, lines: AsyncIterable<object>): Promise<number> {
  let count = 0;
  async function* asText() {
    for await (const line of lines) {
      count += 1;
      yield `${JSON.stringify(line)}\n`;
    }
  }
  // A record that breaks off half-way must not be taken for a day, nor replace a whole one.
  const part = `${path}.part`;
  try {
    await pipeline(asText, createWriteStream(part));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return count;
}

/** What somebody at the console can mend, said as such. */
function mendable(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const isFile =
    path !== undefined && ['ENOENT', 'EACCES', 'EISDIR', 'ENOSPC'].includes(code ?? '');
  return isFile || error instanceof JournalGap ? new WrongExport((error as Error).message) : error;
}
