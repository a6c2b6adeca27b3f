import type { GuideSheet, PrintJob } from '@daozhen/protocol';
import { Toasts } from '@daozhen/ui/components';
import { i18n, t } from '../app/i18n.svelte.ts';
import { lookOf } from './jobState.ts';
import { Printer } from './printer.svelte.ts';
import { Printing, type PrintingOptions } from './printing.svelte.ts';

export interface PaperworkOptions extends PrintingOptions {
  /** Whether this person may have guide sheets printed by an agent. */
  mayOrder: boolean;
}

/** Printing at a desk: silently where a printer was chosen, else by the browser. */
export class Paperwork {
  readonly printing: Printing;
  readonly browser = new Printer();
  /** What became of papers whose person has gone on to somebody else. */
  readonly toasts = new Toasts();
  readonly #told = new Map<string, { key: string; close: () => void }>();
  /** Visits whose papers are looked after where they are shown, and in how many places. */
  readonly #inPlace = new Map<string, number>();
  #own: readonly PrintJob[] = [];
  readonly mayOrder: boolean;

  constructor(options: PaperworkOptions) {
    this.printing = new Printing({ ...options, onOwnJobs: (jobs) => this.#follow(jobs) });
    this.mayOrder = options.mayOrder;
  }

  /** Starts to watch printers and jobs; returns its own clean-up. */
  start(): () => void {
    return this.printing.start();
  }

  /** One press: to the chosen printer, or to the preview where none was chosen. */
  press(sheet: GuideSheet): void {
    if (!this.mayOrder || !this.printing.target('sheet')) {
      this.browser.print(sheet);
      return;
    }
    const { visit } = sheet;
    void this.printing.print('sheet', {
      about: visit,
      document: { kind: 'guide-sheet', visit },
    });
  }

  /** A visit's papers are shown in place from now on; returns its own clean-up. */
  shows(visit: string): () => void {
    this.#count(visit, 1);
    return () => this.#count(visit, -1);
  }

  #count(visit: string, change: number): void {
    this.#inPlace.set(visit, (this.#inPlace.get(visit) ?? 0) + change);
    this.#follow(this.#own);
  }

  /** Says once of every paper out of sight that somebody has to look after it, for as long as he has to. */
  #follow(jobs: readonly PrintJob[]): void {
    this.#own = jobs;
    for (const job of jobs) {
      const printer = this.printing.printers.find(({ id }) => id === job.printer);
      const { key, needsCare: bad, again } = lookOf(job, printer);
      const needsCare = bad && !this.#inPlace.get(job.visit ?? '');
      const told = this.#told.get(job.id);
      if (needsCare && told?.key === key) continue;
      told?.close();
      this.#told.delete(job.id);
      if (!needsCare) continue;
      const what = `${i18n.lookup('print.kind', job.kind)} ${job.subject ?? ''}`.trim();
      const text = t('print.toast', { what, state: i18n.lookup('print', key) });
      const repeat = again
        ? { action: t('print.job-again'), onaction: () => void this.printing.again(job) }
        : {};
      const close = this.toasts.show({ text, tone: 'bad', ...repeat });
      this.#told.set(job.id, { key, close });
    }
  }

  /** After a check-in: prints by itself where this computer is set to. */
  checkedIn(visit: string): void {
    if (this.mayOrder) void this.printing.printAfterCheckIn(visit);
  }
}
