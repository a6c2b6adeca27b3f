import { PROTOCOL_VERSION } from '@daozhen/protocol';
import type { Accepted, Command, ErrorBody } from '@daozhen/protocol';
import type { SnapshotMessage, TopicMessage } from './chain.ts';
import { commandId } from './command-id.ts';
import { browserEnv } from './env.ts';
import type { Env } from './env.ts';
import { SiteClock } from './site-clock.ts';
import { Topics } from './topics.ts';
import type { TopicListener } from './topics.ts';

/** The part of a Socket.IO socket the client uses. */
export interface ControlSocket {
  connected: boolean;
  /** False once the server refused the connection: it will not be tried again. */
  active: boolean;
  on(event: string, run: (message: never) => void): unknown;
  emit(event: string, body: unknown, acknowledge: (reply: never) => void): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

/** A command as a screen writes it; its id and the protocol version are added here. */
export type CommandInput = {
  [T in Command['type']]: Omit<Extract<Command, { type: T }>, 'v' | 'id'>;
}[Command['type']];

/**
 * What became of a command. `offline`: it was not sent, nothing happened. `unknown`: it was sent and no answer
 * came within the time; sending it again with the same id is safe and settles it.
 */
export type Outcome =
  | { kind: 'accepted'; reply: Accepted }
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'offline' }
  | { kind: 'unknown'; id: string };

export interface CommandOptions {
  /** The id of an earlier try whose outcome is unknown. */
  id?: string;
  /** Told when no answer came in time and the same command, same id, goes out again. */
  onRetry?: (attempt: number) => void;
}

export interface ControlStatus {
  /** `lost`: the server answers but has lost the floor; what is shown may be old. */
  state: 'connecting' | 'online' | 'lost' | 'offline' | 'refused';
  /** Code of the refusal, e.g. `session.missing`. */
  code?: string;
}

export interface ControlOptions {
  socket: ControlSocket;
  onStatus?: (status: ControlStatus) => void;
  env?: Env;
}

/** Staff see "offline" within three silent seconds. */
const OFFLINE_MS = 3000;
/** One try waits this long for its answer. */
const ANSWER_MS = 3000;
/** After this long the outcome is told as unknown. */
const GIVE_UP_MS = 15_000;

type Answer = Accepted | ErrorBody;

/** The commanding connection of workstations, tablets and callers. */
export class ControlClient {
  readonly clock: SiteClock;
  private readonly socket: ControlSocket;
  private readonly env: Env;
  private readonly topics: Topics;
  private readonly onStatus: (status: ControlStatus) => void;
  private status: ControlStatus = { state: 'connecting' };
  private heardAt: number;
  private floorLost = false;
  private cancelWatch = () => {};
  private readonly stopListening: () => void;
  private readonly waiting = new Set<() => void>();

  constructor(options: ControlOptions) {
    this.socket = options.socket;
    this.env = options.env ?? browserEnv;
    this.onStatus = options.onStatus ?? (() => {});
    this.clock = new SiteClock(() => this.env.now());
    this.heardAt = this.env.now();
    this.topics = new Topics((request) => this.subscribeNow(request));
    this.listen();
    this.stopListening = this.env.onReturn(() => {
      if (!this.socket.connected && this.status.state !== 'refused') this.socket.connect();
    });
    this.socket.connect();
    this.watch();
  }

  subscribe<V>(topic: string, listener: TopicListener<V>): () => void {
    this.topics.add(topic, listener);
    return () => this.topics.remove(topic);
  }

  get online(): boolean {
    return this.status.state === 'online';
  }

  /**
   * Sends a command and waits for what became of it. Offline it is not kept for later: a call made now and
   * carried out minutes afterwards would call the wrong person.
   */
  async command(input: CommandInput, options: CommandOptions = {}): Promise<Outcome> {
    if (!this.online) return { kind: 'offline' };
    const id = options.id ?? commandId();
    const body = { v: PROTOCOL_VERSION, id, ...input };
    const end = this.env.now() + GIVE_UP_MS;
    for (let attempt = 1; this.env.now() < end; attempt += 1) {
      if (attempt > 1) options.onRetry?.(attempt);
      const answer = await this.attempt(body, end);
      if (!answer) continue;
      return 'ok' in answer
        ? { kind: 'accepted', reply: answer }
        : { kind: 'refused', error: answer };
    }
    return { kind: 'unknown', id };
  }

  close(): void {
    this.stopListening();
    this.cancelWatch();
    this.socket.disconnect();
  }

  /** One try: the answer, or undefined once its time is over. */
  private attempt(body: object, end: number): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const left = Math.max(0, Math.min(ANSWER_MS, end - this.env.now()));
      let sent = false;
      const cancel = this.env.after(left, () => settle(undefined));
      const settle = (answer: Answer | undefined) => {
        cancel();
        this.waiting.delete(send);
        resolve(answer);
      };
      const send = () => {
        if (sent) return;
        sent = true;
        this.socket.emit('command', body, settle);
      };
      // Not connected: wait for the connection instead of letting the library buffer the command.
      if (this.socket.connected) send();
      else this.waiting.add(send);
    });
  }

  private listen(): void {
    this.socket.on('connect', () => {
      this.floorLost = false;
      this.heard();
      this.topics.dropped();
      this.topics.askAll();
      for (const send of this.waiting) send();
    });
    this.socket.on('disconnect', (reason: string) => {
      this.report({ state: 'offline' });
      // The server ended it, and the library leaves it at that: ask again, to be let in or refused.
      if (reason === 'io server disconnect') this.socket.connect();
    });
    this.socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
      const code = error.data?.code;
      const state = this.socket.active ? 'offline' : 'refused';
      this.report(code ? { state, code } : { state });
    });
    this.socket.on('heartbeat', (message: { at: number; lostAt?: number }) => {
      this.floorLost = message.lostAt !== undefined;
      this.heard();
      this.clock.heard(message.at);
    });
    this.socket.on('update', (message: TopicMessage) => {
      this.heard();
      if (message.type !== 'current') this.clock.heard(message.at);
      this.topics.accept(message);
    });
  }

  private subscribeNow(request: { topic: string }): void {
    if (!this.socket.connected) return;
    this.socket.emit('subscribe', { type: 'subscribe', ...request }, (answer: SubscribeAnswer) => {
      this.heard();
      if ('code' in answer) this.topics.refused(request.topic, answer.code, answer.message);
      else {
        if (answer.type === 'snapshot') this.clock.heard(answer.at);
        this.topics.accept(answer);
      }
    });
  }

  private heard(): void {
    this.heardAt = this.env.now();
    this.report({ state: this.floorLost ? 'lost' : 'online' });
  }

  private watch(): void {
    this.cancelWatch = this.env.after(250, () => {
      const connected = this.online || this.status.state === 'lost';
      if (connected && this.env.now() - this.heardAt >= OFFLINE_MS) this.revive();
      this.watch();
    });
  }

  /** Connected by name but silent: say offline and make a new connection. */
  private revive(): void {
    this.report({ state: 'offline' });
    this.socket.disconnect();
    this.socket.connect();
  }

  private report(status: ControlStatus): void {
    if (status.state === this.status.state && status.code === this.status.code) return;
    this.status = status;
    this.onStatus(status);
  }
}

type SubscribeAnswer =
  SnapshotMessage | Extract<TopicMessage, { type: 'current' }> | { code: string; message: string };
