import type { PrintProblem, PrintReport } from '@daozhen/protocol';
import { Refused, Unreachable } from '../identity/device-api.ts';
import type { Ledger, Outcome, Step } from './ledger.ts';
import { NotHanded, type PrinterPort, type Progress } from './ports/port.ts';
import type { PrintServer } from './server.ts';

/** What a job tells the person at the terminal. */
export type JobNews =
  | { kind: 'taken'; queue: string }
  | { kind: 'waiting'; problem: PrintProblem }
  | { kind: 'printing' }
  | { kind: 'over'; outcome: Outcome };

export interface JobParts {
  server: Pick<PrintServer, 'take' | 'document' | 'report'>;
  ledger: Ledger;
  /** The way to a queue, undefined for a printer that is no more. */
  portOf(queue: string): PrinterPort | undefined;
  /** One document at a time to each queue. */
  inTurn<T>(queue: string, run: () => Promise<T>): Promise<T>;
  /** Waits; rejects when the program is told to end. */
  wait(ms: number): Promise<void>;
  now(): number;
  news(title: string, news: JobNews): void;
}

const LOOK_MS = 700;
const SLOWEST_LOOK_MS = 5_000;
const RETRY_MS = 3_000;
/** An open job is spoken of at least this often, or the server takes its agent for lost, ms. */
const REPORT_MS = 60_000;
/** After so long at an unreachable printer nobody wants the paper any more, ms. */
const GIVE_UP_MS = 15 * 60_000;

/** One attempt of one job, from where it stands on this computer to its end. */
export class PrintTask {
  readonly job: string;
  readonly attempt: number;
  readonly #parts: JobParts;
  #cancelled = false;
  #reported = '';
  #reportedAt = 0;

  constructor(parts: JobParts, job: string, attempt: number) {
    this.#parts = parts;
    this.job = job;
    this.attempt = attempt;
  }

  /** A person wants it stopped. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Brings it to its end. @throws Unreachable when the server must be asked again later */
  async run(): Promise<void> {
    const step = this.#parts.ledger.get(this.job, this.attempt);
    switch (step?.step) {
      case 'done':
        return this.#tell(step.outcome);
      case 'handing':
        // This program ended in the middle of handing it over.
        return this.#end(step.title, { state: 'unknown' });
      case 'handed':
        return this.#follow(step);
      default:
        return this.#fetch();
    }
  }

  async #fetch(): Promise<void> {
    const { server, ledger, portOf, inTurn, news } = this.#parts;
    let title = '';
    try {
      const order = await server.take(this.job, this.attempt, ledger.taker);
      const { queue, paper, format } = order;
      title = order.title;
      const port = portOf(queue);
      if (!port) return await this.#end(title, { state: 'failed', problem: 'no-printer' });
      const bytes = await server.document(this.job);
      news(title, { kind: 'taken', queue });
      const key = `${this.job.slice(0, 8)}-${this.attempt}`;
      const handed = await inTurn(queue, () =>
        this.#hand(port, queue, { key, title, paper, format, bytes }),
      );
      if (handed) await this.#follow(handed);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'print.document-gone' || error.code === 'print.render-failed') {
        await this.#end(title, { state: 'failed', problem: 'document-gone' });
      }
      // Anything else: it is no longer this agent's to print.
    }
  }

  /** Tries until the printer takes it; undefined when it came to an end instead. */
  async #hand(port: PrinterPort, queue: string, sheet: Parameters<PrinterPort['hand']>[1]) {
    const { ledger, now, wait, news } = this.#parts;
    const { title } = sheet;
    const until = now() + GIVE_UP_MS;
    for (;;) {
      if (this.#cancelled) {
        await this.#end(title, { state: 'cancelled' });
        return undefined;
      }
      ledger.note(this.job, this.attempt, { step: 'handing', queue, title });
      try {
        const spool = await port.hand(queue, sheet);
        const step = { step: 'handed', queue, title, spool } as const;
        ledger.note(this.job, this.attempt, step);
        return step;
      } catch (error) {
        if (!(error instanceof NotHanded)) {
          await this.#end(title, { state: 'unknown' });
          return undefined;
        }
        ledger.note(this.job, this.attempt, { step: 'kept', queue, title });
        const { problem } = error;
        if (problem === 'no-printer' || problem === 'rejected' || now() > until) {
          await this.#end(title, { state: 'failed', problem });
          return undefined;
        }
        if (await this.#say({ state: 'sent', problem })) news(title, { kind: 'waiting', problem });
        await wait(RETRY_MS);
      }
    }
  }

  /** Looks after a document the printer has until it is on paper, or not. */
  async #follow({ queue, title, spool }: Extract<Step, { step: 'handed' }>): Promise<void> {
    const { portOf, wait, news } = this.#parts;
    const port = portOf(queue);
    if (!port) return this.#end(title, { state: 'unknown' });
    let told = false;
    let stopping = false;
    for (let pause = LOOK_MS; ; pause = Math.min(SLOWEST_LOOK_MS, pause * 1.5)) {
      if (this.#cancelled && !stopping) {
        stopping = true;
        await port.cancel(queue, spool).catch(() => undefined);
      }
      const progress = await port.progress(queue, spool).catch(() => silent);
      const outcome = outcomeOf(progress);
      if (outcome) return this.#end(title, outcome);
      const { problem } = progress as Extract<Progress, { kind: 'printing' }>;
      const report = { state: 'printing', ...(problem && { problem }) } as const;
      if ((await this.#say(report)) && problem) news(title, { kind: 'waiting', problem });
      else if (!told) news(title, { kind: 'printing' });
      told = true;
      await wait(pause);
    }
  }

  /** Keeps the outcome first, then tells the server; a lost word is said again when the server asks. */
  async #end(title: string, outcome: Outcome): Promise<void> {
    this.#parts.ledger.note(this.job, this.attempt, { step: 'done', title, outcome });
    this.#parts.news(title, { kind: 'over', outcome });
    await this.#tell(outcome);
  }

  async #tell(outcome: Outcome): Promise<void> {
    await this.#parts.server.report(this.job, { attempt: this.attempt, ...outcome });
  }

  /**
   * Tells the server how it stands, if that is news or a while ago. A server that is away hears later.
   * @returns whether it was news
   */
  async #say(report: Omit<PrintReport, 'attempt'>): Promise<boolean> {
    const { server, now } = this.#parts;
    const text = JSON.stringify(report);
    const isNews = text !== this.#reported;
    if (!isNews && now() - this.#reportedAt < REPORT_MS) return false;
    try {
      await server.report(this.job, { attempt: this.attempt, ...report });
      this.#reported = text;
      this.#reportedAt = now();
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof Refused)) throw error;
    }
    return isNews;
  }
}

/** The spooler did not answer this once. */
const silent: Progress = { kind: 'printing' };

function outcomeOf(progress: Progress): Outcome | undefined {
  switch (progress.kind) {
    case 'printing':
      return undefined;
    case 'failed':
      return { state: 'failed', problem: progress.problem };
    default:
      return { state: progress.kind };
  }
}
