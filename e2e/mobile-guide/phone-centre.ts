import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  applyPatch,
  diff,
  type PhoneAction,
  type PhonePage,
  type PhoneView,
  type Reply,
} from '@daozhen/protocol';
import { pino } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { createHttp } from '../../server/src/platform/http/index.ts';
import {
  mobileRoutes,
  type GuideBundle,
  type MobilePages,
  type TokenFound,
} from '../../server/src/mobile/index.ts';

export const TOKEN = 'k7Qw9XvB2mT4pLz8RsN6';
export const EXPIRED = 'yesterday-k7Qw9XvB2mT4';

/** A centre with one examinee: the real phone routes, an invented floor and feed behind them. */
export class PhoneCentre {
  origin = '';
  view: PhoneView;
  page: PhonePage;
  /** Site clock; the tests move it. */
  at: number;
  /** What the floor answers to taps. */
  reply: Reply | Error;
  readonly taps: PhoneAction[] = [];
  readonly log: string[] = [];
  /** How many connections the feed has had. */
  connections = 0;
  /** False: the floor's picture is not there yet. */
  ready = true;
  private seq = 1;
  private readonly sockets = new Set<WebSocket>();
  private readonly subscribed = new Set<WebSocket>();
  private feed: WebSocketServer | undefined;
  private beat: NodeJS.Timeout | undefined;
  private closeHttp = async () => {};

  constructor(view: PhoneView, page: PhonePage, at: number) {
    this.view = view;
    this.page = page;
    this.at = at;
    this.reply = { ok: true, seq: 2, at };
  }

  get url(): string {
    return `${this.origin}/m/${TOKEN}`;
  }

  async start(bundle: GuideBundle): Promise<void> {
    const logger = pino({ level: 'trace' }, { write: (line: string) => this.log.push(line) });
    const { app } = await createHttp({ logger, publicUrl: undefined, trustProxy: false });
    await app.register(mobileRoutes, { pages: this.pages(), bundle });
    await app.listen({ host: '127.0.0.1', port: 0 });
    this.origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    this.feed = new WebSocketServer({ server: app.server, path: '/feed' });
    this.feed.on('connection', (socket) => this.greet(socket));
    this.beat = setInterval(
      () => this.tell([...this.sockets], { type: 'heartbeat', at: this.at }),
      1000,
    );
    this.closeHttp = () => app.close();
  }

  async stop(): Promise<void> {
    clearInterval(this.beat);
    this.cut();
    this.feed?.close();
    await this.closeHttp();
  }

  /** The floor moves on and, unless silent, the phones hear of it. */
  move(view: PhoneView, { silent = false, at = this.at + 1000 } = {}): void {
    const patch = diff(this.view, view) ?? {};
    const prev = this.seq;
    this.view = applyPatch(this.view, patch);
    this.seq += 1;
    this.at = at;
    if (silent) return;
    const topic = this.topic;
    const message = { type: 'update', topic, epoch: 'e1', prev, seq: this.seq, at, patch };
    this.tell([...this.subscribed], message);
  }

  /** Breaks every connection; `refuse` also turns new ones away. */
  cut({ refuse = false } = {}): void {
    for (const socket of this.sockets) socket.terminate();
    this.feed!.options.verifyClient = () => !refuse;
  }

  /** Resolves when a phone has subscribed again. */
  async subscribedAgain(): Promise<void> {
    if (this.subscribed.size === 0) await once(this.feed!, 'subscribed');
  }

  private get topic(): string {
    return `phone:${this.page.visit}`;
  }

  private pages(): MobilePages {
    const found: Record<string, TokenFound> = {
      [TOKEN]: { kind: 'found', visit: this.page.visit },
      [EXPIRED]: { kind: 'expired' },
    };
    return {
      address: () => this.url,
      findByToken: async (token) => found[token] ?? { kind: 'unknown' },
      view: () =>
        this.ready ? { epoch: 'e1', seq: this.seq, at: this.at, view: this.view } : undefined,
      staticFacts: () => this.page,
      act: async (_visit, action) => {
        this.taps.push(action);
        if (this.reply instanceof Error) throw this.reply;
        return this.reply;
      },
    };
  }

  private greet(socket: WebSocket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.subscribed.delete(socket);
    });
    socket.on('message', (data: Buffer) => this.hear(socket, JSON.parse(data.toString()) as Heard));
  }

  private hear(socket: WebSocket, message: Heard): void {
    const { topic, seq, at, view } = this;
    if (message.type === 'hello') {
      if (message.token !== TOKEN) socket.close(4001);
      else this.tell([socket], { type: 'welcome', v: 1, at, heartbeatMs: 5000 });
    }
    if (message.type === 'subscribe' && message.topic === topic) {
      const current = message.epoch === 'e1' && message.seq === seq;
      this.subscribed.add(socket);
      const place = { topic, epoch: 'e1', seq };
      const answer = current
        ? { type: 'current', ...place }
        : { type: 'snapshot', ...place, at, view };
      this.tell([socket], answer);
      this.feed!.emit('subscribed');
    }
  }

  private tell(sockets: WebSocket[], message: object): void {
    for (const socket of sockets) socket.send(JSON.stringify(message));
  }
}

interface Heard {
  type: string;
  token?: string;
  topic?: string;
  epoch?: string;
  seq?: number;
}
