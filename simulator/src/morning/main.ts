import { Morning } from './morning.ts';
import { readOptions, usage, type MorningOptions } from './options.ts';
import { describeSummary } from './summary.ts';

/**
 * The demo morning against a server that is already running (`DAOZHEN_URL`, default the local one).
 * Exit code 0 when everybody finished, 1 when someone is stuck or something failed, 2 for a wrong option.
 */
async function main(): Promise<number> {
  let options: MorningOptions;
  try {
    options = readOptions(
      process.argv.slice(2),
      process.env['DAOZHEN_URL'] ?? 'http://127.0.0.1:8080',
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  console.log(`${options.people} 人 people · seed ${options.seed} · ×${options.speed}`);
  try {
    const summary = await new Morning(options, console.log).run(stop.signal);
    console.log(`\n${describeSummary(summary)}`);
    return summary.stuck.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`演示中断 · the demo ended early: ${(error as Error).message}`);
    return 1;
  }
}

process.exitCode = await main();
