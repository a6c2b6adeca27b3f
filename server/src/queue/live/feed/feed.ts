import { HEARTBEAT_MS, closeCodes, type HeartbeatMessage } from '@daozhen/protocol';
import type { Actor } from '../../../platform/http/index.ts';
import type { TopicHub } from '../hub.ts';
import type { FeedPort } from './port.ts';
import { beatOf, FeedSession, type SessionHost, type SessionLimits } from './session.ts';

export interface FeedOptions {
  hub: TopicHub;
  port: FeedPort;
  authenticate(token: string, address: string): Promise<Actor | undefined>;
  /** The clock of the first of some campuses, epoch ms. */
  siteTime(sites: readonly string[]): number;
  /** What to send every {@link HEARTBEAT_MS} to the clients of some campuses. */
  heartbeat(sites: readonly string[]): HeartbeatMessage;
  onError(error: unknown): void;
  limits?: Partial<FeedPlaneLimits>;
}

export interface FeedPlaneLimits extends SessionLimits {
  /** Connections from one address: a whole hospital may sit behind one. */
  perAddress: number;
  /** Connections of one display or visit; the oldest gives way to a new one. */
  perActor: number;
  /** How long a connection may stay without a hello, ms. */
  helloMs: number;
  /** A client that answers no ping for this long is gone, ms. */
  deadMs: number;
}

const defaults: FeedPlaneLimits = {
  messagesPerSecond: 10,
  burst: 40,
  topics: 16,
  perAddress: 6000,
  perActor: 8,
  helloMs: 10_000,
  deadMs: 75_000,
};

/** The feed plane: many listeners that send nothing but subscriptions. */
export class FeedPlane {
  readonly #port: FeedPort;
  readonly #limits: FeedPlaneLimits;
  readonly #host: SessionHost;
  readonly #sessions = new Set<FeedSession>();
  readonly #perAddress = new Map<string, number>();
  /** Oldest first. */
  readonly #perActor = new Map<string, readonly FeedSession[]>();
  /** The campuses of those who have come, by the topic of their heartbeat. */
  readonly #beats = new Map<string, readonly string[]>();
  #timers: NodeJS.Timeout[] = [];

  constructor(options: FeedOptions) {
    const { hub, authenticate, siteTime, heartbeat, onError } = options;
    this.#port = options.port;
    this.#limits = { ...defaults, ...options.limits };
    this.#host = {
      hub,
      authenticate,
      siteTime,
      heartbeat,
      onError,
      now: () => performance.now(),
      entered: (session, actor) => this.#entered(session, actor),
      left: (session) => this.#left(session),
    };
    hub.attach('feed', (topic, out) => this.#port.publish(topic, out.frame));
  }

  get connections(): number {
    return this.#sessions.size;
  }

  /** @returns the feed's own port, if the engine has one */
  async start(): Promise<number | undefined> {
    const port = await this.#port.listen((socket) => {
      const session = new FeedSession(socket, this.#host, this.#limits);
      this.#opened(session);
      return session;
    });
    const sweepMs = Math.min(this.#limits.helloMs, this.#limits.deadMs) / 3;
    this.#timers = [
      setInterval(() => this.#beat(), HEARTBEAT_MS),
      setInterval(() => this.#sweep(), sweepMs),
    ];
    return port;
  }

  /** Who is connected, once for every connection. */
  actors(): Actor[] {
    return [...this.#sessions].flatMap(({ actor }) => actor ?? []);
  }

  /** Ends the sessions of every actor that matches: signed out, un-paired, link taken back. */
  endSessions(matches: (actor: Actor) => boolean): void {
    for (const session of this.#sessions) {
      if (session.actor && matches(session.actor)) {
        session.end('live.unauthorised', closeCodes.unauthorised);
      }
    }
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { socket } of this.#sessions) socket.close(closeCodes.restarting, 'restarting');
    await this.#port.close();
  }

  #beat(): void {
    for (const [topic, sites] of this.#beats) {
      this.#port.publish(topic, JSON.stringify(this.#host.heartbeat(sites)));
    }
  }

  /** Cuts the dead and those who never said hello; asks the rest for a sign of life. */
  #sweep(): void {
    const now = performance.now();
    for (const session of this.#sessions) {
      const silence = now - session.heardAt;
      if (silence > this.#limits.deadMs) session.socket.terminate();
      else if (!session.actor && silence > this.#limits.helloMs) {
        session.end('live.no-hello', closeCodes.slow);
      } else if (silence > this.#limits.deadMs / 3) session.socket.ping();
    }
  }

  #opened(session: FeedSession): void {
    const { address } = session.socket;
    const others = this.#perAddress.get(address) ?? 0;
    this.#perAddress.set(address, others + 1);
    this.#sessions.add(session);
    if (others >= this.#limits.perAddress) session.end('live.too-many', closeCodes.tooMany);
  }

  #entered(session: FeedSession, actor: Actor): void {
    this.#beats.set(beatOf(actor), actor.sites);
    const key = `${actor.kind}:${actor.id}`;
    const sessions = [...(this.#perActor.get(key) ?? []), session];
    this.#perActor.set(key, sessions);
    if (sessions.length > this.#limits.perActor)
      sessions[0]?.end('live.replaced', closeCodes.replaced);
  }

  #left(session: FeedSession): void {
    this.#sessions.delete(session);
    const { address } = session.socket;
    const left = (this.#perAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#perAddress.set(address, left);
    else this.#perAddress.delete(address);
    if (!session.actor) return;
    const key = `${session.actor.kind}:${session.actor.id}`;
    const others = (this.#perActor.get(key) ?? []).filter((other) => other !== session);
    if (others.length > 0) this.#perActor.set(key, others);
    else this.#perActor.delete(key);
  }
}
