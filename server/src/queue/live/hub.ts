import { randomBytes } from 'node:crypto';
import type { ServerMessage } from '@daozhen/protocol';
import type { Actor } from '../../platform/http/index.ts';
import { TopicChain, type Once } from './chain.ts';
import { Coalescer, realTiming, type Timing } from './coalescer.ts';
import {
  splitTopic,
  type Have,
  type Outgoing,
  type Plane,
  type SubscribeReply,
  type TopicDefinition,
} from './topics.ts';

interface Topic {
  chain: TopicChain;
  kind: TopicDefinition;
  name: string;
  subscribers: number;
  /** When it was last sent or left, ms of the timing. */
  publishedAt: number;
  idleSince: number;
}

export interface HubOptions {
  timing?: Timing;
  /** Told of a view that threw; the topic stays as it was until its next change. */
  onError?: (topic: string, error: unknown) => void;
  /** How long a topic nobody watches is remembered, so that a short absence costs nothing. */
  keepMs?: number;
}

const KEEP_MS = 600_000;

/**
 * Turns "this changed" into messages for whoever watches (rule E2). A view is computed only while somebody
 * watches it and at most once a turn; what is sent is the difference to what was sent last.
 */
export class TopicHub {
  readonly #kinds = new Map<string, TopicDefinition>();
  readonly #topics = new Map<string, Topic>();
  readonly #planes = new Map<Plane, (topic: string, out: Outgoing) => void>();
  readonly #coalescer: Coalescer<Topic>;
  readonly #timing: Timing;
  readonly #onError: (topic: string, error: unknown) => void;
  readonly #keepMs: number;
  /** Tells this process's chains from any other's. */
  readonly #boot = randomBytes(5).toString('base64url');
  #chains = 0;
  #stopSweep: () => void;

  constructor(options: HubOptions = {}) {
    this.#timing = options.timing ?? realTiming;
    this.#onError = options.onError ?? (() => {});
    this.#keepMs = options.keepMs ?? KEEP_MS;
    this.#coalescer = new Coalescer(this.#timing, (topics) => this.#flush(topics));
    this.#stopSweep = this.#timing.after(this.#keepMs, () => this.#sweep());
  }

  /**
   * Declares a kind of topic.
   * @throws if the kind is declared already or says not who may see it
   */
  define(kind: string, definition: TopicDefinition): void {
    if (!/^[a-z]+$/.test(kind)) throw new Error(`not a kind of topic: ${kind}`);
    if (this.#kinds.has(kind)) throw new Error(`topic kind ${kind} is declared twice`);
    if (typeof definition.access?.may !== 'function' || !definition.access.who) {
      throw new Error(`topic kind ${kind} does not say who may see it`);
    }
    this.#kinds.set(kind, definition);
  }

  /** Every kind with the plane it is on and who may see it. */
  kinds(): { kind: string; plane: string; who: string }[] {
    return [...this.#kinds].map(([kind, { plane, access }]) => ({ kind, plane, who: access.who }));
  }

  /** Names a plane's way out. The hub never calls it while a subscription is being answered. */
  attach(plane: Plane, publish: (topic: string, out: Outgoing) => void): void {
    this.#planes.set(plane, publish);
  }

  /** Whether the actor may watch the topic; false too for what is not on this plane or unknown. */
  authorise(topic: string, actor: Actor, plane: Plane): boolean {
    const found = this.#kindOf(topic);
    if (!found || (found.kind.plane !== 'both' && found.kind.plane !== plane)) return false;
    return found.kind.access.may(actor, found.name);
  }

  /**
   * Adds a subscriber, who must be sent the reply before anything published later and must be taken off
   * with {@link unsubscribe} exactly once.
   * @returns undefined, and nobody was added, if there is no such topic
   */
  subscribe(topic: string, have: Have): { message: SubscribeReply; frame: string } | undefined {
    const state = this.#open(topic);
    const reply = state?.chain.reply(have);
    if (state && reply) state.subscribers += 1;
    return reply;
  }

  unsubscribe(topic: string): void {
    const state = this.#topics.get(topic);
    if (!state || state.subscribers === 0) throw new Error(`nobody watches ${topic}`);
    state.subscribers -= 1;
    if (state.subscribers > 0) return;
    state.idleSince = this.#timing.now();
    this.#coalescer.drop(state);
  }

  /** The view with the place in its chain, for a page that subscribes later with {epoch, seq}. */
  snapshot(topic: string): SubscribeReply | undefined {
    return this.#open(topic)?.chain.reply({})?.message;
  }

  /** Says that the topic's view may have changed; costs nothing if nobody watches it. */
  changed(topic: string, { urgent = false }: { urgent?: boolean } = {}): void {
    const state = this.#topics.get(topic);
    if (!state || state.subscribers === 0) return;
    if (urgent) this.#coalescer.urgent(state);
    else this.#coalescer.later(state, state.publishedAt + (state.kind.coalesceMs ?? 0));
  }

  /** Says that everything may have changed, as after a new epoch. */
  changedAll(): void {
    for (const topic of this.#topics.keys()) this.changed(topic, { urgent: true });
  }

  /**
   * Sends lists once to those who watch now, with the topic's next update, which goes out at once.
   * @throws if the kind has not declared a key in `once`
   */
  publishOnce(topic: string, once: Once): void {
    const found = this.#kindOf(topic);
    for (const key of Object.keys(once)) {
      if (!found?.kind.once?.includes(key)) throw new Error(`${topic} does not send ${key} once`);
    }
    const state = this.#topics.get(topic);
    if (!state || state.subscribers === 0) return;
    state.chain.addOnce(once);
    this.#coalescer.urgent(state);
  }

  /** The names of a kind that somebody watches. */
  watched(kind: string): string[] {
    const definition = this.#kinds.get(kind);
    const states = [...this.#topics.values()];
    return states.filter((s) => s.kind === definition && s.subscribers > 0).map((s) => s.name);
  }

  close(): void {
    this.#stopSweep();
    this.#coalescer.close();
  }

  #kindOf(topic: string): { kind: TopicDefinition; name: string } | undefined {
    const parts = splitTopic(topic);
    const kind = parts && this.#kinds.get(parts.kind);
    return kind && { kind, name: parts.name };
  }

  /** The topic, its chain brought up to date if nobody watched over it meanwhile. */
  #open(topic: string): Topic | undefined {
    const known = this.#topics.get(topic);
    if (known && known.subscribers > 0) return known;
    const found = known ?? this.#kindOf(topic);
    if (!found) return undefined;
    const state = known ?? this.#begin(topic, found.kind, found.name);
    const view = state.kind.view(state.name);
    if (!view && !known) return undefined;
    state.chain.advance(state.kind.position(state.name), view);
    state.idleSince = this.#timing.now();
    this.#topics.set(topic, state);
    return state;
  }

  #begin(topic: string, kind: TopicDefinition, name: string): Topic {
    this.#chains += 1;
    const life = `${this.#boot}${this.#chains.toString(36)}`;
    const chain = new TopicChain(topic, life, kind.once ?? []);
    return { chain, kind, name, subscribers: 0, publishedAt: -Infinity, idleSince: 0 };
  }

  #flush(topics: Topic[]): void {
    for (const topic of topics) {
      if (topic.subscribers === 0) continue;
      let messages: ServerMessage[] = [];
      try {
        const view = topic.kind.view(topic.name);
        messages = topic.chain.advance(topic.kind.position(topic.name), view);
      } catch (error) {
        this.#onError(topic.chain.topic, error);
      }
      if (messages.length > 0) topic.publishedAt = this.#timing.now();
      for (const message of messages) this.#publish(topic, message);
    }
  }

  #publish(topic: Topic, message: ServerMessage): void {
    const out = { message, frame: JSON.stringify(message) };
    for (const [plane, publish] of this.#planes) {
      if (topic.kind.plane === 'both' || topic.kind.plane === plane)
        publish(topic.chain.topic, out);
    }
  }

  #sweep(): void {
    const before = this.#timing.now() - this.#keepMs;
    for (const [name, topic] of this.#topics) {
      if (topic.subscribers === 0 && topic.idleSince <= before) this.#topics.delete(name);
    }
    this.#stopSweep = this.#timing.after(this.#keepMs, () => this.#sweep());
  }
}
