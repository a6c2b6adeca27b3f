import { TokenStore } from '../identity/token-store.ts';
import { line, type Sentence } from '../messages/index.ts';
import { controlSocket, nodeEnv } from '../socket.ts';
import { Ended, PrintAgent } from './agent.ts';
import { Ledger } from './ledger.ts';
import { say } from './messages/index.ts';
import {
  printerUsage,
  readPrinterOptions,
  WrongPrinterOptions,
  type PrinterOptions,
} from './options.ts';
import { openPorts } from './ports/open.ts';
import { PrintServer } from './server.ts';
import { FolderBusy, holdFolder } from './single.ts';

/** Whether a command line asks for the printer agent. */
export const asksForPrinting = (args: readonly string[]): boolean => args.includes('--printer');

/**
 * Runs the printer agent until told to end.
 * @returns the exit code
 */
export async function runPrinting(
  args: string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  try {
    const options = readPrinterOptions(args, environment);
    if (options.help) process.stdout.write(`${printerUsage}\n`);
    else await serve(options, signal);
    return 0;
  } catch (error) {
    if (error instanceof Ended) return 0;
    const text = explain(error);
    if (text === undefined) throw error;
    process.stderr.write(`${text}\n`);
    return 1;
  }
}

async function serve(options: PrinterOptions, signal: AbortSignal): Promise<void> {
  const { url, data } = options;
  const release = await holdFolder(data);
  const ledger = new Ledger(data, Date.now);
  const agent = new PrintAgent({
    server: new PrintServer(url),
    store: new TokenStore(data, url),
    ledger,
    ports: openPorts(options, process.platform, process.env),
    env: nodeEnv,
    openSocket: (token) => controlSocket(url, token),
    tell,
    signal,
  });
  try {
    await agent.run();
  } finally {
    ledger.close();
    release();
  }
}

function tell(sentence: Sentence): void {
  const time = new Date().toTimeString().slice(0, 8);
  process.stdout.write(`${time}  ${line(sentence)}\n`);
}

function explain(error: unknown): string | undefined {
  if (error instanceof WrongPrinterOptions) return `${error.message}\n\n${printerUsage}`;
  if (error instanceof FolderBusy) return line(say('folder.busy', { folder: error.message }));
  return undefined;
}
