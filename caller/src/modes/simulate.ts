import { Caller } from '../caller.ts';
import { Echoes } from '../echo/echo.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { listenToKeys } from '../terminal/keys.ts';
import { LiveTerminal } from '../terminal/terminal.ts';
import { claim } from './box.ts';
import { logTerminal, partsOf } from './parts.ts';

/** The keyboard in place of a button box, with the room shown live. */
export async function simulate(options: CallerOptions, stop: AbortController): Promise<number> {
  const live = process.stdout.isTTY && options.log === undefined;
  const log = logTerminal(options);
  const status = claim(options, log);
  if (!status) return exitCodes.failed;
  const terminal = live ? new LiveTerminal(process.stdout, () => new Date()) : log;
  const parts = partsOf(options, terminal, stop.signal, { lasting: true });
  const caller = new Caller({ ...parts, echoes: new Echoes() });
  const silence = listenToKeys(
    process.stdin,
    (action) => void caller.act(action),
    () => stop.abort(),
  );
  try {
    await caller.run();
  } finally {
    silence();
    status.remove();
  }
  return exitCodes.accepted;
}
