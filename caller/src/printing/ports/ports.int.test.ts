import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FakeReceiptPrinter } from '../../../test-support/fake-receipt.ts';
import { FakeSpooler } from '../../../test-support/fake-spooler.ts';
import { CupsPort } from './cups.ts';
import { FolderPort } from './folder.ts';
import type { Sheet } from './port.ts';
import { printerContract, type PrinterUnderTest } from './port.contract.ts';
import { ReceiptPort } from './receipt.ts';
import { WindowsPort } from './windows.ts';

const pdf = (ticket: string): Sheet => ({
  key: `job-${ticket}`,
  title: `导检单 ${ticket}`,
  paper: 'a5',
  format: 'pdf',
  bytes: Buffer.from(`%PDF-1.7 ${ticket}`),
});

const slip = (ticket: string, ...more: object[]): Sheet => ({
  ...pdf(ticket),
  paper: '80mm',
  format: 'slip',
  bytes: Buffer.from(JSON.stringify({ lines: [{ text: ticket, size: 4, centre: true }, ...more] })),
});

const quick = { connect: 1_000, state: 100, printed: 1_000 };

function folderPrinter(): Promise<PrinterUnderTest> {
  const parent = mkdtempSync(join(tmpdir(), 'daozhen-folder-printer-'));
  const folder = join(parent, 'paper');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const port = new FolderPort(new Map([['前台', folder]]));
  return Promise.resolve({
    port,
    queue: 'folder:前台',
    sheet: pdf,
    papers: () => {
      const names = readdirSync(parent).includes('paper') ? readdirSync(folder) : [];
      return names
        .filter((name) => name.endsWith('.pdf'))
        .toSorted()
        .map(read);
    },
    away: async () => {
      await port.printers();
      renameSync(folder, `${folder}-away`);
      writeFileSync(folder, '');
    },
    back: () => {
      rmSync(folder);
      renameSync(`${folder}-away`, folder);
      return Promise.resolve();
    },
    close: () => Promise.resolve(rmSync(parent, { recursive: true })),
  });
}

async function cupsPrinter(): Promise<PrinterUnderTest & { spooler: FakeSpooler }> {
  const spooler = await new FakeSpooler().start();
  return {
    spooler,
    port: new CupsPort(spooler.address),
    queue: 'cups:desk',
    sheet: pdf,
    papers: () => spooler.jobs.map(({ data }) => data),
    away: () => spooler.stop(),
    back: async () => void (await spooler.start()),
    paper: {
      out: () => (spooler.reasons = ['media-empty-error']),
      in: () => (spooler.reasons = ['none']),
    },
    close: () => spooler.stop(),
  };
}

async function receiptPrinter(): Promise<PrinterUnderTest & { printer: FakeReceiptPrinter }> {
  const printer = await new FakeReceiptPrinter().start();
  return {
    printer,
    port: new ReceiptPort(new Map([['号条机', printer.address]]), quick),
    queue: 'receipt:号条机',
    sheet: slip,
    papers: () => printer.printed.map((bytes) => iconv.decode(bytes, 'gb18030')),
    away: () => printer.stop(),
    back: async () => void (await printer.start()),
    paper: { out: () => (printer.paper = false), in: () => (printer.paper = true) },
    close: () => printer.stop(),
  };
}

/** SumatraPDF and PowerShell as far as this way uses them. */
function windowsPrinter(): Promise<PrinterUnderTest> {
  const papers: string[] = [];
  let there = true;
  const port = new WindowsPort('SumatraPDF.exe', (command, args) => {
    if (command === 'powershell') {
      const out = JSON.stringify({ Name: '前台激光', State: there ? 'Normal' : 'Offline' });
      return Promise.resolve({ code: 0, out, err: '' });
    }
    if (there) papers.push(readFileSync(args.at(-1) ?? '', 'utf8'));
    return Promise.resolve({ code: there ? 0 : 1, out: '', err: '' });
  });
  return Promise.resolve({
    port,
    queue: 'windows:前台激光',
    sheet: pdf,
    papers: () => papers,
    away: () => Promise.resolve(void (there = false)),
    back: () => Promise.resolve(void (there = true)),
    close: () => Promise.resolve(),
  });
}

printerContract('a folder', folderPrinter);
printerContract('CUPS, as it was seen to answer', cupsPrinter);
printerContract('a receipt printer in the network', receiptPrinter);
printerContract('Windows, with its programs played', windowsPrinter);

describe('CUPS', () => {
  it('tells a document given up from one printed', async () => {
    const at = await cupsPrinter();
    at.spooler.ending = 8;
    const spool = await at.port.hand(at.queue, at.sheet('A001'));
    expect(await at.port.progress(at.queue, spool)).toEqual({ kind: 'failed', problem: 'aborted' });
    await at.close();
  });

  it('stops a document on request', async () => {
    const at = await cupsPrinter();
    at.paper?.out();
    const spool = await at.port.hand(at.queue, at.sheet('A001'));
    await at.port.cancel(at.queue, spool);
    expect(await at.port.progress(at.queue, spool)).toEqual({ kind: 'cancelled' });
    await at.close();
  });

  it('cut off in the middle does not claim that nothing was handed over', async () => {
    const at = await cupsPrinter();
    at.spooler.cutAfterTaking = true;
    const error = await at.port.hand(at.queue, at.sheet('A001')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('problem');
    expect(at.papers()).toHaveLength(1);
    await at.close();
  });

  it('no longer knowing a document, says that nobody can tell', async () => {
    const at = await cupsPrinter();
    expect(await at.port.progress(at.queue, '77')).toEqual({ kind: 'unknown' });
    await at.close();
  });
});

describe('a receipt printer', () => {
  it('gets Chinese in GB18030, a QR code of its own and a cut', async () => {
    const at = await receiptPrinter();
    const text = '欧阳𬀩 女 43 岁';
    await at.port.hand(at.queue, slip('A012', { text }, { qr: 'http://10.0.0.8/m/x' }));
    await expect.poll(() => at.printer.printed.length).toBe(1);
    const bytes = at.printer.printed[0]!;
    expect(bytes.includes(iconv.encode('欧阳', 'gb18030'))).toBe(true);
    // 𬀩 takes four bytes, which its font has not: marked, and said below.
    expect(bytes.includes(iconv.encode('欧阳〓 女', 'gb18030'))).toBe(true);
    expect(bytes.includes(iconv.encode('请手写补上', 'gb18030'))).toBe(true);
    expect(bytes.includes(Buffer.from('http://10.0.0.8/m/x'))).toBe(true);
    expect(bytes.subarray(-4)).toEqual(Buffer.from([0x1d, 0x56, 0x42, 0x30]));
    await at.close();
  });

  it('that never tells its state prints all the same', async () => {
    const at = await receiptPrinter();
    at.printer.mute = true;
    await at.port.hand(at.queue, slip('A012'));
    await expect.poll(() => at.papers()).toEqual([expect.stringContaining('A012')]);
    await at.close();
  });

  it('that breaks off while printing leaves it open what came out', async () => {
    const at = await receiptPrinter();
    at.printer.breaks = true;
    const error = await at.port.hand(at.queue, slip('A012')).catch((thrown: unknown) => thrown);
    expect(error).not.toHaveProperty('problem');
    await at.close();
  });
});
