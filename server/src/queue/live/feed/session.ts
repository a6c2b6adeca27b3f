import {
  ClientMessage,
  MAX_FRAME_BYTES,
  PROTOCOL_VERSION,
  STALE_MS,
  closeCodes,
  judgeVersion,
  type HeartbeatMessage,
  type ServerMessage,
} from '@daozhen/protocol';
import { Compile } from 'typebox/compile';
import type { Actor } from '../../../platform/http/index.ts';
import { TokenBucket } from '../bucket.ts';
import { isTooMany, liveText, type LiveCode } from '../messages.ts';
import type { TopicHub } from '../hub.ts';
import type { FeedListener, FeedSocket } from './port.ts';

const clientMessage = Compile(ClientMessage);

/** What all sessions of one feed share. */
export interface SessionHost {
  hub: TopicHub;
  /** Who holds the token; undefined for one that is unknown, expired or taken back. */
  authenticate(token: string, address: string): Promise<Actor | undefined>;
  /** The clock of the first of some campuses, epoch ms. */
  siteTime(sites: readonly string[]): number;
  heartbeat(sites: readonly string[]): HeartbeatMessage;
  /** ms that never run backwards. */
  now(): number;
  /** Called when the session knows who it is. */
  entered(session: FeedSession, actor: Actor): void;
  left(session: FeedSession): void;
  onError(error: unknown): void;
}

export interface SessionLimits {
  /** Messages a second, and at once after a rest. */
  messagesPerSecond: number;
  burst: number;
  topics: number;
}

/** Topic that every session of the same campuses joins to hear the heartbeat; no client can name it. */
export const beatOf = (actor: Actor): string => `$beat:${actor.sites.join()}`;

/** The longest queue of messages that arrive while a token is looked up. */
const MOST_QUEUED = 16;

/** One client of the feed: hello, then subscriptions. */
export class FeedSession implements FeedListener {
  readonly socket: FeedSocket;
  /** When the client was last heard, by the host's clock. */
  heardAt: number;
  actor: Actor | undefined;
  readonly #host: SessionHost;
  readonly #limits: SessionLimits;
  readonly #bucket: TokenBucket;
  /** A few: a list made anew takes less memory than a set. */
  #topics: readonly string[] = [];
  /** Messages that arrived while the token is looked up; undefined at other times. */
  #queued: string[] | undefined;
  #ended = false;

  constructor(socket: FeedSocket, host: SessionHost, limits: SessionLimits) {
    this.socket = socket;
    this.#host = host;
    this.#limits = limits;
    this.heardAt = host.now();
    this.#bucket = new TokenBucket(limits.messagesPerSecond, limits.burst, this.heardAt);
  }

  message(text: string | undefined): void {
    if (this.#ended) return;
    this.heardAt = this.#host.now();
    if (!this.#bucket.take(this.heardAt)) return this.end('live.too-fast', closeCodes.tooMany);
    if (text === undefined) return this.end('live.malformed', closeCodes.malformed);
    if (Buffer.byteLength(text) > MAX_FRAME_BYTES) {
      return this.end('live.too-large', closeCodes.tooLarge);
    }
    if (!this.#queued) return this.#take(text);
    if (this.#queued.length === MOST_QUEUED) return this.end('live.too-fast', closeCodes.tooMany);
    this.#queued.push(text);
  }

  pong(): void {
    this.heardAt = this.#host.now();
  }

  closed(): void {
    this.#ended = true;
    for (const topic of this.#topics) this.#host.hub.unsubscribe(topic);
    this.#topics = [];
    this.#host.left(this);
  }

  /** Says why and closes; the client's further messages are ignored. */
  end(code: LiveCode, closeCode: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#refuse(code);
    this.socket.close(closeCode, code);
  }

  #take(text: string): void {
    const message = parse(text);
    if (!message) return this.end('live.malformed', closeCodes.malformed);
    if (message.type === 'hello') return this.#hello(message.v, message.token);
    if (!this.actor) return this.end('live.malformed', closeCodes.malformed);
    switch (message.type) {
      case 'ping':
        return this.#send(this.#host.heartbeat(this.actor.sites));
      case 'subscribe':
        return this.#subscribe(message.topic, message);
      case 'unsubscribe':
        return this.#unsubscribe(message.topic);
    }
  }

  #hello(v: number, token: string | undefined): void {
    const verdict = judgeVersion(v);
    if (verdict !== 'ok') {
      const tooOld = verdict === 'protocol.client-too-old';
      return this.end(verdict, tooOld ? closeCodes.clientTooOld : closeCodes.serverTooOld);
    }
    if (this.actor) return this.end('live.malformed', closeCodes.malformed);
    if (!token) return this.end('live.unauthorised', closeCodes.unauthorised);
    this.#queued = [];
    this.#host.authenticate(token, this.socket.address).then(
      (actor) => this.#enter(actor),
      (error: unknown) => {
        if (isTooMany(error)) return this.end('live.too-many', closeCodes.tooMany);
        this.#host.onError(error);
        this.end('live.failed', closeCodes.restarting);
      },
    );
  }

  #enter(actor: Actor | undefined): void {
    if (this.#ended) return;
    if (!actor) return this.end('live.unauthorised', closeCodes.unauthorised);
    this.actor = actor;
    this.#host.entered(this, actor);
    const at = this.#host.siteTime(actor.sites);
    this.#send({ type: 'welcome', v: PROTOCOL_VERSION, at, heartbeatMs: STALE_MS });
    const heartbeat = this.#host.heartbeat(actor.sites);
    if (heartbeat.lostAt !== undefined) this.#send(heartbeat);
    this.socket.join(beatOf(actor));
    const queued = this.#queued ?? [];
    this.#queued = undefined;
    for (const text of queued) if (!this.#ended) this.#take(text);
  }

  #subscribe(topic: string, have: { epoch?: string; seq?: number }): void {
    const { hub } = this.#host;
    if (!hub.authorise(topic, this.actor!, 'feed')) return this.#refuse('topic.forbidden', topic);
    const again = this.#topics.includes(topic);
    if (!again && this.#topics.length >= this.#limits.topics) {
      return this.#refuse('topic.too-many', topic);
    }
    const reply = this.#ask(topic, have);
    if (typeof reply === 'string') return this.#refuse(reply, topic);
    if (again) hub.unsubscribe(topic);
    else this.#topics = [...this.#topics, topic];
    this.socket.join(topic);
    this.socket.send(reply.frame);
  }

  #ask(topic: string, have: { epoch?: string; seq?: number }): { frame: string } | LiveCode {
    try {
      return this.#host.hub.subscribe(topic, have) ?? 'topic.unknown';
    } catch (error) {
      this.#host.onError(error);
      return 'live.failed';
    }
  }

  #unsubscribe(topic: string): void {
    if (!this.#topics.includes(topic)) return;
    this.#topics = this.#topics.filter((other) => other !== topic);
    this.socket.leave(topic);
    this.#host.hub.unsubscribe(topic);
  }

  #refuse(code: LiveCode, topic?: string): void {
    const message = liveText(code, this.socket.language);
    this.#send({ type: 'error', code, message, ...(topic && { topic }) });
  }

  #send(message: ServerMessage): void {
    this.socket.send(JSON.stringify(message));
  }
}

function parse(text: string): ClientMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return clientMessage.Check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
