import type { Paper, PrintFormat, PrintProblem, PrinterReport } from '@daozhen/protocol';

/** A document on its way to a printer. */
export interface Sheet {
  /** Names the job and the attempt; the same for no other. */
  key: string;
  /** For the spooler's list; names nobody. */
  title: string;
  paper: Paper;
  format: PrintFormat;
  /** A PDF, or the JSON text of a slip. */
  bytes: Uint8Array;
}

/** How a document handed over stands. */
export type Progress =
  | { kind: 'printing'; problem?: PrintProblem }
  | { kind: 'printed' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PrintProblem }
  /** Nobody can tell: it may be on paper. */
  | { kind: 'unknown' };

/** Nothing of a document has reached the printer: trying again prints nothing twice. */
export class NotHanded extends Error {
  readonly problem: PrintProblem;

  constructor(problem: PrintProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

/** A way to printers: the computer's spooler, a receipt printer in the network, a folder. */
export interface PrinterPort {
  /** What its queues' names begin with, without a colon. */
  readonly scheme: string;
  /** The printers there are now, with what is wrong with them. */
  printers(): Promise<PrinterReport[]>;
  /**
   * Hands a document over, once.
   * @returns what to ask for its progress with, even after a restart of this program
   * @throws NotHanded when surely nothing reached the printer; anything else leaves that open
   */
  hand(queue: string, sheet: Sheet): Promise<string>;
  progress(queue: string, spool: string): Promise<Progress>;
  /** Asks that it be stopped; its progress says whether it was. */
  cancel(queue: string, spool: string): Promise<void>;
}
