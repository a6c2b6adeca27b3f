import { CsvError } from './calls-csv.ts';
import { readOptions, usage, type ReplayOptions } from './options.ts';
import { RecordError } from './problems.ts';
import { EmptyRecord, runReplay } from './run-replay.ts';
import { jsonLines, textTable } from './table.ts';
import { WrongEncoding } from './text-lines.ts';

/** What a person at the terminal can mend. */
const mendable = [RecordError, CsvError, EmptyRecord, WrongEncoding];
const codes = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR', 'EROFS', 'ENOSPC'];

/**
 * `npm run replay`: the forecast on recorded events, beside the simple predictors.
 * Exit code 0 (also where lines had to be left out), or 2 for a wrong option or an unusable file.
 */
async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return 0;
  }
  let options: ReplayOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  try {
    const { result, problems } = await runReplay(options, (sentence) => console.error(sentence));
    if (options.json)
      for (const line of jsonLines(result, problems)) console.log(JSON.stringify(line));
    else for (const line of textTable(result)) console.log(line);
    if (problems > 0) console.error(`${problems} 行没有使用 · lines not used`);
    return 0;
  } catch (error) {
    const known = mendable.some((kind) => error instanceof kind);
    if (!known && !codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    console.error((error as Error).message);
    return 2;
  }
}

process.exitCode = await main();
