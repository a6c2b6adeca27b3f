import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { writeWav } from '../../src/queue/voice/wav.ts';

/** What the service does with the next sentences. */
export type AzureMood = 'speaks' | 'hangs' | 'refuses' | 'fails' | 'vanishes';

const KEY = 'a-key-of-32-signs-for-the-fake-00';
const samples = Int16Array.from({ length: 12_000 }, (_, i) => (i % 2 ? 9000 : -9000));

/** A speech service on this machine that speaks the protocol of the real one, as far as a sentence needs it. */
export class FakeAzure {
  mood: AzureMood = 'speaks';
  /** Sentences asked for, as SSML; the formats they were asked for in. */
  readonly asked: string[] = [];
  readonly formats = new Set<string>();
  connections = 0;
  readonly #http: Server;
  readonly #sockets = new Set<Socket>();
  readonly #plane = new WebSocketServer({ noServer: true });

  constructor() {
    this.#http = createServer((_request, response) => response.writeHead(404).end());
    this.#http.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#http.on('upgrade', (request, socket, head) => {
      const status = this.#status(request);
      if (status !== 101) return void socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      this.connections += 1;
      this.#plane.handleUpgrade(request, socket, head, (ws) => this.#serve(ws));
    });
  }

  static readonly key = KEY;

  async start(): Promise<string> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** Cuts every connection, as a service does that restarts. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#http.close();
    await once(this.#http, 'close');
  }

  #status({ url = '', headers }: IncomingMessage): number {
    if (this.mood === 'refuses' || headers['ocp-apim-subscription-key'] !== KEY) return 401;
    return url.startsWith('/tts/cognitiveservices/websocket/v1') ? 101 : 404;
  }

  #serve(ws: WebSocket): void {
    ws.on('message', (data: Buffer, binary) => {
      if (binary) return;
      const [head = '', body = ''] = data.toString().split('\r\n\r\n');
      const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim();
      const path = header('Path')?.toLowerCase();
      if (path === 'synthesis.context') this.#formatOf(body);
      if (path === 'ssml') this.#speak(ws, header('X-RequestId') ?? '', body);
    });
  }

  #formatOf(body: string): void {
    const format = /"outputFormat":"([^"]+)"/.exec(body)?.[1];
    if (format !== undefined) this.formats.add(format);
  }

  #speak(ws: WebSocket, request: string, ssml: string): void {
    this.asked.push(ssml);
    if (this.mood === 'hangs') return;
    if (this.mood === 'vanishes') return this.cut();
    if (this.mood === 'fails') return ws.close(1011, 'synthesis failed');
    const text = (path: string, body: object) =>
      ws.send(
        `X-RequestId:${request}\r\nContent-Type:application/json\r\nPath:${path}\r\n\r\n` +
          JSON.stringify(body),
      );
    text('turn.start', { context: { serviceTag: 'fake' } });
    text('response', { context: {}, audio: { type: 'inline', streamId: 'STREAM' } });
    const head = `X-RequestId:${request}\r\nX-StreamId:STREAM\r\nContent-Type:audio/x-wav\r\nPath:audio\r\n`;
    const length = Buffer.alloc(2);
    length.writeInt16BE(head.length);
    // Raw samples: the client puts the header of the file before them.
    const sound = writeWav({ rate: 24_000, samples }).subarray(44);
    for (const part of [sound.subarray(0, 9000), sound.subarray(9000)]) {
      ws.send(Buffer.concat([length, Buffer.from(head), part]));
    }
    text('turn.end', {});
  }
}
