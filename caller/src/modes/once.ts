import { Caller } from '../caller.ts';
import { Echoes } from '../echo/echo.ts';
import { sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { logTerminal, partsOf } from './parts.ts';

/** How long one press from a script waits for the connection. */
const CONNECT_MS = 10_000;

/** Does one thing and ends with a code that says what became of it. */
export async function once(options: CallerOptions, { signal }: AbortController): Promise<number> {
  const terminal = logTerminal(options);
  const parts = partsOf(options, terminal, signal, { lasting: false });
  const caller = new Caller({ ...parts, echoes: new Echoes() });
  try {
    const identity = await caller.identity(false);
    if (!identity) {
      terminal.say(sentence('pairing.needed'));
      return exitCodes.unpaired;
    }
    if (!(await caller.connect(identity, CONNECT_MS))) {
      terminal.say(sentence('link.silent'));
      return exitCodes.offline;
    }
    const result = await caller.act(options.action);
    return result === undefined || result.kind === 'busy'
      ? exitCodes.failed
      : exitCodes[result.kind];
  } finally {
    caller.close();
  }
}
