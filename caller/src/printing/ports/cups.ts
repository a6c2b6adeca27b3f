import { userInfo } from 'node:os';
import type { Paper, PrinterReport, PrintProblem } from '@daozhen/protocol';
import { encodeIpp, type IppAnswer, type IppAttribute, type IppGroup } from './ipp.ts';
import { NotHanded, type PrinterPort, type Progress, type Sheet } from './port.ts';
import { askSpooler, SpoolerAway, type SpoolerAddress } from './spooler.ts';

const operations = { print: 0x0002, cancel: 0x0008, job: 0x0009, printers: 0x4002 } as const;

/** IPP's names of the papers; a slip goes on whatever roll the printer has. */
const media: Partial<Record<Paper, string>> = { a4: 'iso_a4_210x297mm', a5: 'iso_a5_148x210mm' };

const NOT_FOUND = 0x0406;

/** printer-state-reasons without their ending, and what they mean to a person. */
const meanings: readonly [RegExp, PrintProblem][] = [
  [/^media-(empty|needed)/, 'paper-out'],
  [/^(media-jam|fuser-|marker-waste-full)/, 'jammed'],
  [/^(cover-open|door-open|interlock-open|input-tray-missing)/, 'cover-open'],
  [/^(toner-empty|marker-supply-empty|developer-empty)/, 'toner-out'],
  [/^(offline|connecting-to-device|timed-out|shutdown|cups-remote-)/, 'offline'],
  [/^(paused|moving-to-paused|stopped-partly)/, 'stopped'],
];

/**
 * The printers a Linux or macOS computer has set up, through its CUPS. The programs `lp` and `lpstat` would
 * not do: what `lpstat` lists as completed may have been given up, and its words are the same for both.
 */
export class CupsPort implements PrinterPort {
  readonly scheme = 'cups';
  readonly #address: SpoolerAddress;

  constructor(address: SpoolerAddress) {
    this.#address = address;
  }

  async printers(): Promise<PrinterReport[]> {
    const wanted = ['printer-name', 'printer-info', 'printer-state', 'printer-state-reasons'];
    const answer = await this.#ask('/', operations.printers, [
      { tag: 'keyword', name: 'requested-attributes', value: wanted },
    ]);
    return answer.groups.flatMap((group) => {
      const [name] = group['printer-name'] ?? [];
      return typeof name === 'string' ? [toReport(name, group)] : [];
    });
  }

  async hand(queue: string, sheet: Sheet): Promise<string> {
    const name = nameOf(queue);
    const size = media[sheet.paper];
    try {
      const answer = await this.#ask(
        pathOf(name),
        operations.print,
        [
          ...this.#about(name),
          { tag: 'name', name: 'job-name', value: `${sheet.title} ${sheet.key}` },
          { tag: 'mimeType', name: 'document-format', value: 'application/pdf' },
        ],
        [
          ...(size === undefined ? [] : [{ tag: 'keyword', name: 'media', value: size } as const]),
          { tag: 'keyword', name: 'print-scaling', value: 'fit' },
        ],
        sheet.bytes,
      );
      return spoolOf(answer);
    } catch (error) {
      throw error instanceof SpoolerAway ? new NotHanded('offline', error) : error;
    }
  }

  async progress(queue: string, spool: string): Promise<Progress> {
    const name = nameOf(queue);
    const wanted = ['job-state', 'job-state-reasons'];
    const answer = await this.#ask(pathOf(name), operations.job, [
      ...this.#about(name),
      { tag: 'integer', name: 'job-id', value: Number(spool) },
      { tag: 'keyword', name: 'requested-attributes', value: wanted },
    ]);
    // The spooler has forgotten it: nobody can tell any more.
    if (answer.status === NOT_FOUND) return { kind: 'unknown' };
    const job = answer.groups.find((group) => group['job-state'] !== undefined);
    const outcome = outcomeOf(job?.['job-state']?.[0]);
    if (outcome) return outcome;
    const printer = (await this.printers()).find((each) => each.queue === queue);
    const problem = printer ? printer.problem : ('no-printer' as const);
    return { kind: 'printing', ...(problem && { problem }) };
  }

  async cancel(queue: string, spool: string): Promise<void> {
    const name = nameOf(queue);
    const job = { tag: 'integer', name: 'job-id', value: Number(spool) } as const;
    const who = this.#about(name);
    await this.#ask(pathOf(name), operations.cancel, [...who.slice(0, 1), job, ...who.slice(1)]);
  }

  /** Which printer a request is about, and who asks. */
  #about(name: string): IppAttribute[] {
    return [
      { tag: 'uri', name: 'printer-uri', value: `ipp://localhost${pathOf(name)}` },
      { tag: 'name', name: 'requesting-user-name', value: userInfo().username },
    ];
  }

  #ask(
    path: string,
    operation: number,
    attributes: readonly IppAttribute[],
    job?: readonly IppAttribute[],
    data?: Uint8Array,
  ): Promise<IppAnswer> {
    return askSpooler(this.#address, path, encodeIpp(operation, attributes, job, data));
  }
}

const nameOf = (queue: string): string => queue.replace('cups:', '');
const pathOf = (name: string): string => `/printers/${encodeURIComponent(name)}`;

/** The id of a job the spooler has taken. @throws NotHanded when it has not: it takes a job whole or not at all */
function spoolOf({ status, groups }: IppAnswer): string {
  const id = groups.flatMap((group) => group['job-id'] ?? [])[0];
  if (status <= 0xff && id !== undefined) return String(id);
  if (status === NOT_FOUND) throw new NotHanded('no-printer');
  // Not accepting jobs, busy, or refusing this one: only the first two pass by themselves.
  throw new NotHanded(status >= 0x0500 ? 'stopped' : 'rejected');
}

/** How a job ended, by its job-state; undefined while it is under way. */
function outcomeOf(state: unknown): Progress | undefined {
  if (state === 9) return { kind: 'printed' };
  if (state === 8) return { kind: 'failed', problem: 'aborted' };
  if (state === 7) return { kind: 'cancelled' };
  return state === undefined ? { kind: 'unknown' } : undefined;
}

function toReport(name: string, group: IppGroup): PrinterReport {
  const [info] = group['printer-info'] ?? [];
  const reasons = (group['printer-state-reasons'] ?? []).map(String);
  const problem = problemOf(reasons, group['printer-state']?.[0] === 5);
  return {
    queue: `cups:${name}`,
    name: typeof info === 'string' && info.trim() !== '' ? info : name,
    format: 'pdf',
    papers: ['a5', 'a4', '80mm'],
    ...(problem && { problem }),
  };
}

/** What keeps a printer from printing; a mere report or a warning of low toner does not. */
function problemOf(reasons: readonly string[], stopped: boolean): PrintProblem | undefined {
  for (const [pattern, problem] of meanings) {
    if (reasons.some((each) => pattern.test(each) && !each.endsWith('-report'))) return problem;
  }
  return stopped ? 'stopped' : undefined;
}
