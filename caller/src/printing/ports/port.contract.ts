import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotHanded, type PrinterPort, type Progress, type Sheet } from './port.ts';

/** A way to printers with one printer at its end, and what a test does to that printer. */
export interface PrinterUnderTest {
  port: PrinterPort;
  queue: string;
  /** A document that says this ticket. */
  sheet(ticket: string): Sheet;
  /** What came out, one text a document, each with its ticket. */
  papers(): string[];
  /** Takes the printer, or its spooler, away and back. */
  away(): Promise<void>;
  back(): Promise<void>;
  /** Takes the paper out and puts it in again, where the printer can tell. */
  paper?: { out(): void; in(): void };
  close(): Promise<void>;
}

/** What the agent relies on, whatever the printer is. */
export function printerContract(name: string, make: () => Promise<PrinterUnderTest>): void {
  describe(`F10 every way to a printer: ${name}`, () => {
    let at: PrinterUnderTest;
    beforeEach(async () => {
      at = await make();
    });
    afterEach(() => at.close());

    const outcome = async (spool: string): Promise<Progress> => {
      for (;;) {
        const progress = await at.port.progress(at.queue, spool);
        if (progress.kind !== 'printing') return progress;
      }
    };

    const problem = (ticket: string) =>
      at.port.hand(at.queue, at.sheet(ticket)).then(
        () => undefined,
        (error: unknown) => (error instanceof NotHanded ? error.problem : error),
      );

    it('names its printers with their papers and that nothing is wrong', async () => {
      const printer = (await at.port.printers()).find(({ queue }) => queue === at.queue);
      expect(printer).toMatchObject({ format: at.sheet('A001').format });
      expect(printer?.papers.length).toBeGreaterThan(0);
      expect(printer?.problem).toBeUndefined();
      expect(at.queue.startsWith(`${at.port.scheme}:`)).toBe(true);
    });

    it('brings a document to paper, whole and once, and says so', async () => {
      const spool = await at.port.hand(at.queue, at.sheet('A012'));
      expect(await outcome(spool)).toEqual({ kind: 'printed' });
      await expect.poll(() => at.papers()).toEqual([expect.stringContaining('A012')]);
    });

    it('keeps the order of two documents', async () => {
      for (const ticket of ['A001', 'A002']) {
        await outcome(await at.port.hand(at.queue, at.sheet(ticket)));
      }
      await expect
        .poll(() => at.papers())
        .toEqual([expect.stringContaining('A001'), expect.stringContaining('A002')]);
    });

    it('while the printer is away hands nothing over, and works again afterwards', async () => {
      await at.away();
      expect(await problem('A001')).toBe('offline');
      await at.back();
      await outcome(await at.port.hand(at.queue, at.sheet('A002')));
      await expect.poll(() => at.papers()).toEqual([expect.stringContaining('A002')]);
    });

    it('hands nothing to a printer that is no more', async () => {
      const hand = at.port.hand(`${at.port.scheme}:nowhere`, at.sheet('A001'));
      await expect(hand).rejects.toMatchObject({ problem: 'no-printer' });
      expect(at.papers()).toEqual([]);
    });

    it('says that there is no paper, and prints once there is', async ({ skip }) => {
      const { paper } = at;
      if (!paper) return skip();
      paper.out();
      expect((await at.port.printers())[0]?.problem).toBe('paper-out');
      // A spooler takes it and waits; a printer spoken to directly does not take it.
      const taken = await at.port.hand(at.queue, at.sheet('A001')).catch((error: unknown) => error);
      const refused = taken instanceof NotHanded;
      const now = refused ? taken : await at.port.progress(at.queue, String(taken));
      expect(now).toMatchObject({ problem: 'paper-out' });
      paper.in();
      const spool = refused ? await at.port.hand(at.queue, at.sheet('A001')) : String(taken);
      expect(await outcome(spool)).toEqual({ kind: 'printed' });
      await expect.poll(() => at.papers()).toEqual([expect.stringContaining('A001')]);
    });
  });
}
