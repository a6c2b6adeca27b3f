import { inspect } from 'node:util';
import { readConfig, type Config } from '../config.ts';
import { WrongSettings } from '../platform/config/index.ts';
import { FolderInUse } from '../platform/files/index.ts';
import { NoDatabase } from './console.ts';

const mendable = [WrongSettings, FolderInUse, NoDatabase];

/** Runs something at the console: its lines go to the terminal, exit code 1 unless it went well. */
export async function runConsole(
  run: (config: Config, say: (line: string) => void) => Promise<boolean>,
): Promise<void> {
  try {
    const well = await run(readConfig(process.env), (line) => process.stdout.write(`${line}\n`));
    process.exitCode = well ? 0 : 1;
  } catch (error) {
    const known = error instanceof Error && mendable.some((kind) => error instanceof kind);
    process.stderr.write(`${known ? error.message : inspect(error)}\n`);
    process.exitCode = 1;
  }
}
