import type { PrinterReport } from '@daozhen/protocol';
import type { PrinterPort } from './port.ts';

/** All the ways to printers of one computer. */
export class Ports {
  readonly #ports: readonly PrinterPort[];

  constructor(ports: readonly PrinterPort[]) {
    this.#ports = ports;
  }

  /** Every printer there is now; a way that does not answer has none. */
  async printers(): Promise<PrinterReport[]> {
    const lists = await Promise.all(this.#ports.map((port) => port.printers().catch(() => [])));
    return lists.flat();
  }

  /** The way to a queue by the scheme before its colon. */
  of(queue: string): PrinterPort | undefined {
    const scheme = queue.split(':', 1)[0];
    return this.#ports.find((port) => port.scheme === scheme);
  }
}
