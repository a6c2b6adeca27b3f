import { Stopped } from './caller.ts';
import { WrongProfile } from './hid/profiles.ts';
import { Refused, Unreachable } from './identity/device-api.ts';
import { line, sentence } from './messages/index.ts';
import { runMode } from './modes/index.ts';
import { exitCodes, readOptions, WrongOptions } from './options.ts';
import { asksForPrinting, runPrinting } from './printing/index.ts';

/** The caller: a button box's way to the floor. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  if (asksForPrinting(args)) return runPrinting(args, process.env, stop.signal);
  return runMode(readOptions(args, process.env), stop);
}

/** What went wrong as one sentence, and the exit code that says so to a script. */
function explain(error: unknown): { code: number; text: string } {
  if (error instanceof Stopped) return { code: exitCodes.accepted, text: '' };
  if (error instanceof WrongOptions) {
    return { code: exitCodes.failed, text: `${error.message}\n\n${error.usage}` };
  }
  if (error instanceof WrongProfile) return { code: exitCodes.failed, text: error.message };
  if (error instanceof Unreachable) {
    const text = line(sentence('server.away', { url: error.message }));
    return { code: exitCodes.offline, text };
  }
  if (error instanceof Refused) {
    const code = error.status === 401 ? exitCodes.unpaired : exitCodes.failed;
    return { code, text: line(sentence('server.broken', { reason: error.message || error.code })) };
  }
  return { code: exitCodes.failed, text: error instanceof Error ? (error.stack ?? '') : 'error' };
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, text } = explain(error);
  if (text) process.stderr.write(`${text}\n`);
  process.exitCode = code;
}
