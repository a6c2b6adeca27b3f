import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrinterReport, PrintProblem } from '@daozhen/protocol';
import { NotHanded, type PrinterPort, type Progress, type Sheet } from './port.ts';
import { NotStarted, runProgram, type Run } from './run.ts';

/** Windows' own words for a printer's state, and what they mean to a person. */
const meanings: readonly [RegExp, PrintProblem][] = [
  [/PaperOut|PaperProblem/, 'paper-out'],
  [/PaperJam/, 'jammed'],
  [/DoorOpen/, 'cover-open'],
  [/NoToner/, 'toner-out'],
  [/Offline|NotAvailable|ServerUnknown/, 'offline'],
  [/Paused/, 'stopped'],
];

const list =
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8; ' +
  'Get-Printer | Select-Object Name,@{n="State";e={"$($_.PrinterStatus)"}} | ConvertTo-Json -Compress';

/**
 * The printers of a Windows computer: listed by PowerShell, printed to by SumatraPDF, a program of its own
 * that the hospital installs. What is handed to Windows' spooler counts as printed. Not tried on a device.
 */
export class WindowsPort implements PrinterPort {
  readonly scheme = 'windows';
  readonly #sumatra: string;
  readonly #run: Run;

  constructor(sumatra: string, run: Run = runProgram) {
    this.#sumatra = sumatra;
    this.#run = run;
  }

  async printers(): Promise<PrinterReport[]> {
    const { out } = await this.#run('powershell', ['-NoProfile', '-Command', list]);
    const found: unknown = JSON.parse(out.trim() === '' ? '[]' : out);
    return [found].flat().map((each) => toReport(each as { Name: string; State: string }));
  }

  async hand(queue: string, sheet: Sheet): Promise<string> {
    const name = queue.replace('windows:', '');
    const known = await this.printers().catch(() => undefined);
    const printer = known?.find((each) => each.queue === queue);
    if (known && !printer) throw new NotHanded('no-printer');
    if (printer?.problem) throw new NotHanded(printer.problem);
    const folder = await mkdtemp(join(tmpdir(), 'daozhen-print-'));
    try {
      const file = join(folder, 'document.pdf');
      await writeFile(file, sheet.bytes);
      const size = sheet.paper === '80mm' ? 'noscale' : `fit,paper=${sheet.paper.toUpperCase()}`;
      const args = ['-print-to', name, '-print-settings', size, '-silent', '-exit-when-done', file];
      const { code, err } = await this.#run(this.#sumatra, args, 60_000).catch((error: unknown) => {
        if (error instanceof NotStarted) throw new NotHanded('offline', error);
        throw error;
      });
      if (code !== 0) throw new NotHanded('rejected', err);
      return sheet.key;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  progress(): Promise<Progress> {
    return Promise.resolve({ kind: 'printed' });
  }

  cancel(): Promise<void> {
    return Promise.resolve();
  }
}

function toReport({ Name: name, State: state }: { Name: string; State: string }): PrinterReport {
  const problem = meanings.find(([pattern]) => pattern.test(state))?.[1];
  return {
    queue: `windows:${name}`,
    name,
    format: 'pdf',
    papers: ['a5', 'a4', '80mm'],
    ...(problem && { problem }),
  };
}
