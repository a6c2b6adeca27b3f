import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attributeBytes, decodeIpp, type IppAttribute } from '../src/printing/ports/ipp.ts';

interface Job {
  state: number;
  name: string;
  data: string;
}

const GROUP = { job: 0x02, printer: 0x04, operation: 0x01, end: 0x03 } as const;

/**
 * A spooler with one printer called `desk`, answering as CUPS 2.4 was seen to answer: a job goes on by
 * itself unless the printer has no paper.
 */
export class FakeSpooler {
  readonly jobs: Job[] = [];
  /** printer-state-reasons of its printer. */
  reasons = ['none'];
  /** Takes documents and ends each like this: 9 completed, 8 aborted. */
  ending = 9;
  /** Cuts the connection after it has taken a document. */
  cutAfterTaking = false;
  /** Takes a document and never answers. */
  hangs = false;
  #server: Server | undefined;
  #port = 0;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const answer = this.#answer(Buffer.concat(parts), request.url ?? '');
        if (answer) response.writeHead(200, { 'content-type': 'application/ipp' }).end(answer);
        else if (!this.hangs) response.destroy();
      });
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  get address(): { host: string; port: number } {
    return { host: '127.0.0.1', port: this.#port };
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  #answer(body: Buffer, path: string): Buffer | undefined {
    const { status: operation, groups, data } = decodeIpp(body);
    const asked = groups[0] ?? {};
    if (operation === 0x4002) return reply(0, GROUP.printer, this.#printer());
    if (path !== '/printers/desk') return reply(0x0406);
    if (operation === 0x0002) return this.#take(String(asked['job-name']?.[0]), data);
    const id = Number(asked['job-id']?.[0]);
    const job = this.jobs[id - 1];
    if (!job) return reply(0x0406);
    if (operation === 0x0008) job.state = 7;
    else if (job.state < 7 && this.reasons[0] === 'none') job.state = this.ending;
    return reply(0, GROUP.job, [{ tag: 'integer', name: 'job-state', value: job.state }]);
  }

  #take(name: string, data: Buffer): Buffer | undefined {
    this.jobs.push({ state: 5, name, data: data.toString() });
    if (this.cutAfterTaking || this.hangs) return undefined;
    return reply(0, GROUP.job, [{ tag: 'integer', name: 'job-id', value: this.jobs.length }]);
  }

  #printer(): IppAttribute[] {
    return [
      { tag: 'name', name: 'printer-name', value: 'desk' },
      { tag: 'name', name: 'printer-info', value: '前台激光' },
      { tag: 'integer', name: 'printer-state', value: 3 },
      { tag: 'keyword', name: 'printer-state-reasons', value: this.reasons },
    ];
  }
}

function reply(status: number, group?: number, attributes: IppAttribute[] = []): Buffer {
  const head = Buffer.from([2, 0, status >> 8, status & 0xff, 0, 0, 0, 1, GROUP.operation]);
  const charset = attributeBytes({ tag: 'charset', name: 'attributes-charset', value: 'utf-8' });
  const rest = group === undefined ? [] : [Buffer.from([group]), ...attributes.map(attributeBytes)];
  return Buffer.concat([head, charset, ...rest, Buffer.from([GROUP.end])]);
}
