import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const DLE = 0x10;
const EOT = 0x04;
const GS = 0x1d;
const ASK_SENSOR = 0x72;

/** A receipt printer in the network: it keeps what was printed and tells its state. */
export class FakeReceiptPrinter {
  /** What came out, one entry for each connection that printed. */
  readonly printed: Buffer[] = [];
  paper = true;
  /** Many cheap ones never answer. */
  mute = false;
  /** Breaks the connection instead of saying that it has printed. */
  breaks = false;
  #server: Server | undefined;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  async start(): Promise<this> {
    this.#server = createServer((socket) => this.#serve(socket));
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
    for (const socket of this.#sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (received.length > 0) this.printed.push(received);
    });
    socket.on('data', (data: Buffer) => {
      if (data[0] === DLE && data[1] === EOT) return this.#status(socket, data[2] ?? 0);
      received = Buffer.concat([received, data]);
      const asked = received.lastIndexOf(Buffer.from([GS, ASK_SENSOR, 1]));
      if (asked < 0) return undefined;
      received = received.subarray(0, asked);
      if (this.breaks) return void socket.destroy();
      return void (this.mute || socket.write(Buffer.from([0])));
    });
  }

  #status(socket: Socket, question: number): void {
    if (this.mute) return;
    const trouble = question === 4 ? 0b0110_0000 : 0b0010_0000;
    socket.write(Buffer.from([0b0001_0010 | (this.paper ? 0 : trouble)]));
  }
}
