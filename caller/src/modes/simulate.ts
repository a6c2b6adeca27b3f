import { Caller } from '../caller.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { listenToKeys } from '../terminal/keys.ts';
import { LiveTerminal } from '../terminal/terminal.ts';
import { logTerminal, partsOf } from './parts.ts';

/** The keyboard in place of a button box, with the room shown live. */
export async function simulate(options: CallerOptions, stop: AbortController): Promise<number> {
  const terminal = process.stdout.isTTY
    ? new LiveTerminal(process.stdout, () => new Date())
    : logTerminal();
  const caller = new Caller(partsOf(options, terminal, stop.signal, () => {}));
  const silence = listenToKeys(
    process.stdin,
    (action) => void caller.act(action),
    () => stop.abort(),
  );
  try {
    await caller.run();
  } finally {
    silence();
  }
  return exitCodes.accepted;
}
