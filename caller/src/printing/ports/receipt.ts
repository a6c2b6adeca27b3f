import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { PrinterReport, PrintProblem, Slip } from '@daozhen/protocol';
import { askOffline, askPaper, askWhenPrinted, escpos } from './escpos.ts';
import { NotHanded, type PrinterPort, type Progress, type Sheet } from './port.ts';

export interface ReceiptAddress {
  host: string;
  port: number;
}

export interface ReceiptTimes {
  /** For the connection, ms. */
  connect: number;
  /** For an answer about the printer's state, ms. */
  state: number;
  /** For the word that a slip is out, ms. */
  printed: number;
}

const usual: ReceiptTimes = { connect: 4_000, state: 700, printed: 20_000 };

/** Receipt printers in the network, spoken to directly: slips as text, a QR code, and a cut. */
export class ReceiptPort implements PrinterPort {
  readonly scheme = 'receipt';
  readonly #addresses: ReadonlyMap<string, ReceiptAddress>;
  readonly #times: ReceiptTimes;
  /** Queues in the middle of a slip: most printers take one connection at a time. */
  readonly #inUse = new Set<string>();

  constructor(addresses: ReadonlyMap<string, ReceiptAddress>, times: ReceiptTimes = usual) {
    this.#addresses = addresses;
    this.#times = times;
  }

  printers(): Promise<PrinterReport[]> {
    return Promise.all(
      [...this.#addresses].map(async ([name, address]) => {
        const problem = this.#inUse.has(name) ? undefined : await this.#problem(address);
        return {
          queue: `receipt:${name}`,
          name,
          format: 'slip' as const,
          papers: ['80mm'] as PrinterReport['papers'],
          ...(problem && { problem }),
        };
      }),
    );
  }

  async hand(queue: string, sheet: Sheet): Promise<string> {
    const name = queue.replace('receipt:', '');
    const address = this.#addresses.get(name);
    if (!address) throw new NotHanded('no-printer');
    if (sheet.format !== 'slip') throw new NotHanded('rejected');
    const bytes = escpos(JSON.parse(Buffer.from(sheet.bytes).toString()) as Slip);
    this.#inUse.add(name);
    const socket = await this.#connect(address);
    try {
      const { problem, answers } = await this.#state(socket);
      if (problem) throw new NotHanded(problem);
      await this.#print(socket, bytes, answers);
      return sheet.key;
    } finally {
      this.#inUse.delete(name);
      socket.destroy();
    }
  }

  /** What was handed over without a complaint is out. */
  progress(): Promise<Progress> {
    return Promise.resolve({ kind: 'printed' });
  }

  cancel(): Promise<void> {
    return Promise.resolve();
  }

  async #problem(address: ReceiptAddress): Promise<PrintProblem | undefined> {
    try {
      const socket = await this.#connect(address);
      const { problem } = await this.#state(socket);
      socket.destroy();
      return problem;
    } catch {
      return 'offline';
    }
  }

  async #connect({ host, port }: ReceiptAddress): Promise<Socket> {
    const socket = connect({ host, port });
    const late = setTimeout(() => socket.destroy(new Error('no connection')), this.#times.connect);
    try {
      await once(socket, 'connect');
      // An error later shows as a missing answer or a failed write.
      socket.on('error', () => undefined);
      return socket;
    } catch (cause) {
      throw new NotHanded('offline', cause);
    } finally {
      clearTimeout(late);
    }
  }

  /** What is wrong with it; a printer that never tells its state counts as ready. */
  async #state(socket: Socket): Promise<{ problem?: PrintProblem; answers: boolean }> {
    const offline = await ask(socket, askOffline, isStatus, this.#times.state);
    if (offline === undefined) return { answers: false };
    const paper = (await ask(socket, askPaper, isStatus, this.#times.state)) ?? 0;
    const problem = problemOf(offline, paper);
    return { answers: true, ...(problem && { problem }) };
  }

  /** @throws when it is not known whether everything came out */
  async #print(socket: Socket, bytes: Buffer, answers: boolean): Promise<void> {
    if (answers) {
      const all = Buffer.concat([bytes, askWhenPrinted]);
      const sensor = await ask(socket, all, isSensor, this.#times.printed);
      const whole = sensor !== undefined && (sensor & PAPER_END) === 0;
      if (!whole) throw new Error('the printer did not say that everything is out');
      return;
    }
    const closed = Promise.race([once(socket, 'close'), once(socket, 'end')]);
    const late = setTimeout(() => socket.destroy(), this.#times.printed);
    const sent = await new Promise<boolean>((resolve) => {
      socket.once('close', (hadError) => resolve(!hadError));
      socket.end(bytes, () => resolve(true));
    });
    await closed.catch(() => undefined);
    clearTimeout(late);
    if (!sent) throw new Error('the connection broke while printing');
  }
}

/** The fixed bits tell an answer asked for at once from the one that waits for its turn in the print. */
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;
const isSensor = (byte: number) => (byte & 0b1001_0000) === 0;
const PAPER_END = 0b0000_1100;

/** The bits of the two real-time answers. */
function problemOf(offline: number, paper: number): PrintProblem | undefined {
  if (offline & 0b0000_0100) return 'cover-open';
  if (paper & 0b0110_0000 || offline & 0b0010_0000) return 'paper-out';
  if (offline & 0b0100_0000) return 'jammed';
  return undefined;
}

/** Sends bytes and waits for the answer that fits; undefined when none comes in time. */
function ask(
  socket: Socket,
  bytes: Buffer,
  fits: (byte: number) => boolean,
  limitMs: number,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const end = (answer: number | undefined) => {
      clearTimeout(late);
      socket.off('data', heard).off('close', silent);
      resolve(answer);
    };
    const heard = (data: Buffer) => {
      const answer = data.find(fits);
      if (answer !== undefined) end(answer);
    };
    const silent = () => end(undefined);
    const late = setTimeout(silent, limitMs);
    socket.on('data', heard).on('close', silent);
    socket.write(bytes);
  });
}
