import { PROTOCOL_VERSION, STALE_MS } from '@daozhen/protocol';
import type { ServerMessage } from '@daozhen/protocol';
import { browserEnv } from './env.ts';
import type { Env } from './env.ts';
import { SiteClock } from './site-clock.ts';
import { Topics } from './topics.ts';
import type { TopicListener } from './topics.ts';

/** What a connection tells the client. */
export interface FeedEvents {
  opened(): unknown;
  received(data: string): unknown;
  /** At most once, with the close code. */
  closed(code: number): unknown;
}

/** A connection as the client uses it. */
export interface FeedSocket {
  send(data: string): void;
  close(): void;
}

export interface FeedStatus {
  /** `refused`: the server will not have these credentials or this client; it is not asked again. */
  state: 'connecting' | 'online' | 'offline' | 'refused';
  /** Nothing heard for five seconds: what is shown may be old and must say so (rule E4). */
  stale: boolean;
  /** Close code of a refusal, see `closeCodes`. */
  code?: number;
}

export interface FeedOptions {
  /** Device token of a display or the token of a phone's link. */
  token?: string;
  url?: string;
  onStatus?: (status: FeedStatus) => void;
  env?: Env;
  open?: (url: string, events: FeedEvents) => FeedSocket;
}

/** Longest and shortest wait before trying again; all phones of a hall must not return in one second. */
const RETRY_MIN_MS = 1000;
const RETRY_MAX_MS = 10_000;

function ownOrigin(): string {
  return location.origin.replace(/^http/, 'ws') + '/feed';
}

/** The listening connection of displays and phones: comes back by itself, never shows a gap (rule E2). */
export class FeedClient {
  readonly clock: SiteClock;
  private readonly options: FeedOptions;
  private readonly env: Env;
  private readonly topics: Topics;
  private socket: FeedSocket | undefined;
  private welcomed = false;
  private attempts = 0;
  private heardAt: number;
  /** When the server lost the floor, as long as it has. */
  private lostAt: number | undefined;
  private triedAt = 0;
  private deadAfter = STALE_MS;
  private status: FeedStatus = { state: 'connecting', stale: false };
  private cancelRetry = () => {};
  private cancelWatch = () => {};
  private readonly stopListening: () => void;

  constructor(options: FeedOptions = {}) {
    this.options = options;
    this.env = options.env ?? browserEnv;
    this.clock = new SiteClock(() => this.env.now());
    this.topics = new Topics((request) => {
      if (this.welcomed) this.send({ type: 'subscribe', ...request });
    });
    this.heardAt = this.env.now();
    this.stopListening = this.env.onReturn(() => this.returned());
    this.connect();
    this.watch();
  }

  /** Listens to one topic; call the result to stop. */
  subscribe<V>(topic: string, listener: TopicListener<V>): () => void {
    this.topics.add(topic, listener);
    return () => {
      this.topics.remove(topic);
      if (this.welcomed) this.send({ type: 'unsubscribe', topic });
    };
  }

  /** Milliseconds since the floor was last heard: by us from the server, and by the server itself. */
  silence(): number {
    return this.env.now() - (this.lostAt ?? this.heardAt);
  }

  close(): void {
    this.stopListening();
    this.cancelRetry();
    this.cancelWatch();
    this.drop();
  }

  private connect(): void {
    this.cancelRetry();
    this.triedAt = this.env.now();
    const { open = openSocket, url = ownOrigin() } = this.options;
    // A connection given up may still speak; only the present one is listened to.
    const present = () => this.socket === socket;
    const socket = open(url, {
      opened: () => present() && this.hello(),
      received: (data) => present() && this.receive(JSON.parse(data) as ServerMessage),
      closed: (code) => present() && this.closed(code),
    });
    this.socket = socket;
  }

  private hello(): void {
    const { token } = this.options;
    this.send({ type: 'hello', v: PROTOCOL_VERSION, ...(token ? { token } : {}) });
  }

  private receive(message: ServerMessage): void {
    this.heardAt = this.env.now();
    if (message.type === 'heartbeat' || message.type === 'welcome') this.lostAt = undefined;
    if (message.type === 'heartbeat' && message.lostAt !== undefined) {
      this.lostAt = this.heardAt - (message.at - message.lostAt);
    }
    const stale = this.silence() >= STALE_MS;
    if (this.status.stale !== stale) this.report({ ...this.status, stale });
    switch (message.type) {
      case 'welcome':
        this.welcomed = true;
        this.attempts = 0;
        this.deadAfter = Math.max(STALE_MS, message.heartbeatMs);
        this.clock.reset(message.at);
        this.report({ state: 'online', stale: false });
        this.topics.askAll();
        break;
      case 'heartbeat':
        this.clock.heard(message.at);
        break;
      case 'error':
        if (message.topic) this.topics.refused(message.topic, message.code, message.message);
        break;
      case 'current':
        this.topics.accept(message);
        break;
      case 'snapshot':
      case 'update':
        this.clock.heard(message.at);
        this.topics.accept(message);
    }
  }

  /** Says so after five silent seconds and gives a silent connection up. */
  private watch(): void {
    const wait = this.status.stale ? 1000 : Math.max(100, STALE_MS - this.silence());
    this.cancelWatch = this.env.after(wait, () => {
      if (this.silence() >= STALE_MS) this.report({ ...this.status, stale: true });
      // A fresh attempt gets its own time; the age shown to people is not touched by it.
      const quiet = this.env.now() - Math.max(this.heardAt, this.triedAt);
      if (this.socket && quiet >= this.deadAfter) this.retry();
      this.watch();
    });
  }

  private closed(code: number): void {
    if (code >= 4000 && code < 4500) {
      this.drop();
      this.report({ state: 'refused', stale: this.status.stale, code });
    } else {
      this.retry();
    }
  }

  private retry(): void {
    this.drop();
    if (this.status.state === 'online') this.report({ ...this.status, state: 'offline' });
    const spread = Math.min(RETRY_MAX_MS - RETRY_MIN_MS, 2000 * 2 ** this.attempts);
    this.attempts += 1;
    const wait = RETRY_MIN_MS + this.env.random() * spread;
    this.cancelRetry = this.env.after(wait, () => this.connect());
  }

  /** Back on screen or on the network: at once, whatever the waiting time was. */
  private returned(): void {
    if (this.status.state === 'refused') return;
    if (this.welcomed && this.env.now() - this.heardAt < STALE_MS) return;
    this.drop();
    this.connect();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.welcomed = false;
    this.topics.dropped();
    socket?.close();
  }

  private send(message: object): void {
    this.socket?.send(JSON.stringify(message));
  }

  private report(status: FeedStatus): void {
    const before = this.status;
    if (before.state === status.state && before.stale === status.stale) return;
    this.status = status;
    this.options.onStatus?.(status);
  }
}

function openSocket(url: string, events: FeedEvents): FeedSocket {
  const socket = new WebSocket(url);
  socket.addEventListener('open', () => events.opened());
  socket.addEventListener('message', (event) => events.received(String(event.data)));
  socket.addEventListener('close', (event) => events.closed(event.code));
  return socket;
}
