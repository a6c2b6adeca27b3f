import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper, PrinterReport } from '@daozhen/protocol';
import { readJobs, readPrinters, readRequest, type CupsPrinter } from './cups-text.ts';
import { NotHanded, type PrinterPort, type Progress, type Sheet } from './port.ts';
import { NotStarted, runProgram, type Run } from './run.ts';

const media: Partial<Record<Paper, string>> = { a4: 'A4', a5: 'A5' };

/** The printers this computer has set up, on Linux and macOS, through CUPS's own programs. */
export class CupsPort implements PrinterPort {
  readonly scheme = 'cups';
  readonly #run: Run;

  constructor(run: Run = runProgram) {
    this.#run = run;
  }

  async printers(): Promise<PrinterReport[]> {
    const found = await this.#printers();
    return found.map(({ name, problem }) => ({
      queue: `cups:${name}`,
      name,
      format: 'pdf',
      papers: ['a5', 'a4', '80mm'],
      ...(problem && { problem }),
    }));
  }

  async hand(queue: string, sheet: Sheet): Promise<string> {
    const name = nameOf(queue);
    const found = await this.#printers().catch(() => undefined);
    if (found && !found.some((printer) => printer.name === name)) throw new NotHanded('no-printer');
    const folder = await mkdtemp(join(tmpdir(), 'daozhen-print-'));
    try {
      const file = join(folder, 'document.pdf');
      await writeFile(file, sheet.bytes, { mode: 0o600 });
      return await this.#lp(name, sheet, file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async progress(queue: string, spool: string): Promise<Progress> {
    const name = nameOf(queue);
    const waiting = await this.#jobs('not-completed', name);
    if (waiting.has(spool)) return this.#underWay(name);
    const reasons = (await this.#jobs('completed', name)).get(spool);
    // Between the two questions it may have gone from the one list to the other; absent from both, the
    // spooler remembers nothing of it.
    if (!reasons) return { kind: 'unknown' };
    return outcomeOf(reasons);
  }

  async cancel(_queue: string, spool: string): Promise<void> {
    await this.#run('cancel', [spool]);
  }

  async #lp(name: string, { paper, title, key }: Sheet, file: string): Promise<string> {
    const size = media[paper];
    const options = size === undefined ? [] : ['-o', `media=${size}`];
    const args = ['-d', name, '-t', `${title} ${key}`, ...options, '-o', 'fit-to-page', file];
    const { code, out, err } = await this.#run('lp', args).catch((error: unknown) => {
      if (error instanceof NotStarted) throw new NotHanded('offline', error);
      throw error;
    });
    const request = readRequest(out);
    if (code === 0 && request !== undefined) return request;
    // The spooler takes a job whole or not at all, and says so.
    if (code !== 0)
      throw new NotHanded(/not exist|No such|Unknown/i.test(err) ? 'no-printer' : 'offline', err);
    throw new Error(`lp answered without a request id: ${out}`);
  }

  async #underWay(name: string): Promise<Progress> {
    const printer = (await this.#printers()).find((each) => each.name === name);
    const problem = printer ? printer.problem : 'no-printer';
    return { kind: 'printing', ...(problem && { problem }) };
  }

  async #printers(): Promise<CupsPrinter[]> {
    const { out } = await this.#run('lpstat', ['-l', '-p']);
    return readPrinters(out);
  }

  async #jobs(which: 'completed' | 'not-completed', name: string): Promise<Map<string, string[]>> {
    const { code, out, err } = await this.#run('lpstat', ['-l', '-W', which, '-o', name]);
    if (code !== 0) throw new Error(err);
    return readJobs(out);
  }
}

const nameOf = (queue: string): string => queue.replace('cups:', '');

/** How a job ended, by its job-state-reasons. */
function outcomeOf(reasons: readonly string[]): Progress {
  const has = (...words: string[]) => words.some((word) => reasons.includes(word));
  if (has('job-completed-successfully', 'job-completed-with-warnings')) return { kind: 'printed' };
  if (has('job-canceled-by-user', 'job-canceled-by-operator')) return { kind: 'cancelled' };
  if (has('aborted-by-system', 'job-canceled-at-device', 'job-completed-with-errors')) {
    return { kind: 'failed', problem: 'aborted' };
  }
  return { kind: 'unknown' };
}
