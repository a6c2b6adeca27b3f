import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isAction, type Action } from '../actions.ts';
import type { Sentence } from '../messages/index.ts';
import { pageFiles, type PageFile } from './files.ts';
import { refusal, safeHeaders, sameSecret } from './guard.ts';
import type { Picture } from './picture.ts';

/** What became of a press on the page. */
export interface PageAnswer {
  kind: 'accepted' | 'refused' | 'offline' | 'busy' | 'unknown' | 'bounce';
  sentence?: Sentence;
}

export interface WindowOptions {
  /** 0 for any free one. */
  port: number;
  picture(): Picture;
  /** @param seen version of the room the page showed */
  act(action: Action, seen: number): Promise<PageAnswer>;
}

/** The page says it has lost the program after three silent seconds. */
const BEAT_MS = 1000;
const MOST_BYTES = 1024;

/** Serves the page for the desktop on this computer alone, under an address nobody can guess. */
export class WindowServer {
  readonly #options: WindowOptions;
  readonly #secret = randomBytes(24).toString('base64url');
  readonly #files: Map<string, PageFile> = pageFiles();
  readonly #pages = new Set<ServerResponse>();
  readonly #http: Server;
  #beat: NodeJS.Timeout | undefined;

  private constructor(options: WindowOptions) {
    this.#options = options;
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** @throws Error when the port is taken */
  static async start(options: WindowOptions): Promise<WindowServer> {
    const server = new WindowServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#http.once('error', reject);
      server.#http.listen(options.port, '127.0.0.1', resolve);
    });
    server.#beat = setInterval(() => server.#send('beat', {}), BEAT_MS);
    return server;
  }

  /** The page's address, its secret included. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/${this.#secret}/`;
  }

  /** Whether a page is open. */
  get watched(): boolean {
    return this.#pages.size > 0;
  }

  /** What is on show has changed. */
  changed(): void {
    if (this.watched) this.#send('picture', this.#options.picture());
  }

  /** Lets the open pages say something aloud. */
  say(text: string): void {
    this.#send('say', { text });
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    const closed = new Promise((resolve) => this.#http.close(resolve));
    this.#http.closeAllConnections();
    await closed;
  }

  get #port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refusal(request, this.#port);
    if (refused !== undefined) return end(response, refused);
    const [, secret = '', name = '', ...more] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    if (!sameSecret(secret, this.#secret) || more.length > 0) return end(response, 404);
    if (request.method === 'POST') {
      return name === 'act' ? this.#act(request, response) : end(response, 404);
    }
    if (name === 'events') return this.#watch(response);
    const file = this.#files.get(name);
    return file ? end(response, 200, file) : end(response, 404);
  }

  #watch(response: ServerResponse): void {
    response.writeHead(200, { ...safeHeaders, 'content-type': 'text/event-stream' });
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
    response.write(event('picture', this.#options.picture()));
  }

  async #act(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (!body) return end(response, 400);
    const answer = await this.#options.act(body.action, body.seen);
    end(response, 200, { type: 'application/json; charset=utf-8', body: JSON.stringify(answer) });
  }

  #send(name: string, data: object): void {
    for (const page of this.#pages) page.write(event(name, data));
  }
}

function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function end(response: ServerResponse, status: number, file?: PageFile): void {
  const type = file?.type ?? 'text/plain; charset=utf-8';
  response.writeHead(status, { ...safeHeaders, 'content-type': type });
  response.end(file?.body ?? '');
}

/** A press as the page sends it; undefined for anything else. */
async function readBody(
  request: IncomingMessage,
): Promise<{ action: Action; seen: number } | undefined> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) return undefined;
  }
  try {
    const { action, seen } = JSON.parse(text) as { action: unknown; seen: unknown };
    const right = typeof action === 'string' && isAction(action) && Number.isSafeInteger(seen);
    return right ? { action, seen: seen as number } : undefined;
  } catch {
    return undefined;
  }
}
