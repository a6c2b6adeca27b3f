import type { GuideSheet } from '@daozhen/protocol';
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
  readonly mayOrder: boolean;

  constructor(options: PaperworkOptions) {
    this.printing = new Printing(options);
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

  /** After a check-in: prints by itself where this computer is set to. */
  checkedIn(visit: string): void {
    if (this.mayOrder) void this.printing.printAfterCheckIn(visit);
  }
}
