import { randomBytes } from 'node:crypto';
import type { Actor } from '../../platform/http/index.ts';
import { TopicChain, type Once } from './chain.ts';
import { Coalescer, Collected, realTiming, type Timing } from './coalescer.ts';
import {
  splitTopic,
  type Have,
  type Outgoing,
  type Plane,
  type SubscribeReply,
  type TopicDefinition,
} from './topics.ts';

interface Kind {
  definition: TopicDefinition;
  topics: Map<string, Topic>;
}

class Topic extends Collected {
  readonly chain: TopicChain;
  readonly kind: Kind;
  readonly name: string;
  subscribers = 0;
  /** When it was last sent or left, ms of the timing. */
  publishedAt = -Infinity;
  idleSince = 0;

  constructor(chain: TopicChain, kind: Kind, name: string) {
    super();
    this.chain = chain;
    this.kind = kind;
    this.name = name;
  }
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
  readonly #kinds = new Map<string, Kind>();
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
    this.#kinds.set(kind, { definition, topics: new Map() });
  }

  /** Every kind with the plane it is on and who may see it. */
  kinds(): { kind: string; plane: string; who: string }[] {
    return [...this.#kinds].map(([kind, { definition }]) => {
      const { plane, access } = definition;
      return { kind, plane, who: access.who };
    });
  }

  /** Names a plane's way out. The hub never calls it while a subscription is being answered. */
  attach(plane: Plane, publish: (topic: string, out: Outgoing) => void): void {
    this.#planes.set(plane, publish);
  }

  /** Whether the actor may watch the topic; false too for what is not on this plane or unknown. */
  authorise(topic: string, actor: Actor, plane: Plane): boolean {
    const found = this.#find(topic);
    if (!found) return false;
    const { definition } = found.kind;
    if (definition.plane !== 'both' && definition.plane !== plane) return false;
    return definition.access.may(actor, found.name);
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
    const state = this.#known(topic);
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
    const state = this.#known(topic);
    if (state) this.#changed(state, urgent, this.#timing.now());
  }

  /** Says that every view of a kind may have changed. */
  changedEvery(kind: string, { urgent = false }: { urgent?: boolean } = {}): void {
    const now = this.#timing.now();
    for (const state of this.#kinds.get(kind)?.topics.values() ?? []) {
      this.#changed(state, urgent, now);
    }
  }

  /** Says that everything may have changed, as after a new epoch. */
  changedAll(): void {
    for (const kind of this.#kinds.keys()) this.changedEvery(kind, { urgent: true });
  }

  /**
   * Sends lists once to those who watch now, with the topic's next update, which goes out at once.
   * @throws if the kind has not declared a key in `once`
   */
  publishOnce(topic: string, once: Once): void {
    const found = this.#find(topic);
    for (const key of Object.keys(once)) {
      if (!found?.kind.definition.once?.includes(key))
        throw new Error(`${topic} does not send ${key} once`);
    }
    const state = found?.kind.topics.get(found.name);
    if (!state || state.subscribers === 0) return;
    state.chain.addOnce(once);
    this.#coalescer.urgent(state);
  }

  /** The names of a kind that somebody watches. */
  watched(kind: string): string[] {
    const states = [...(this.#kinds.get(kind)?.topics.values() ?? [])];
    return states.filter((state) => state.subscribers > 0).map((state) => state.name);
  }

  close(): void {
    this.#stopSweep();
    this.#coalescer.close();
  }

  #find(topic: string): { kind: Kind; name: string } | undefined {
    const parts = splitTopic(topic);
    const kind = parts && this.#kinds.get(parts.kind);
    return kind && { kind, name: parts.name };
  }

  #known(topic: string): Topic | undefined {
    const found = this.#find(topic);
    return found?.kind.topics.get(found.name);
  }

  #changed(state: Topic, urgent: boolean, now: number): void {
    if (state.subscribers === 0) return;
    const pause = state.kind.definition.coalesceMs ?? 0;
    if (urgent) this.#coalescer.urgent(state);
    else this.#coalescer.later(state, state.publishedAt + pause, now);
  }

  /** The topic, its chain brought up to date if nobody watched over it meanwhile. */
  #open(topic: string): Topic | undefined {
    const found = this.#find(topic);
    if (!found) return undefined;
    const { kind, name } = found;
    const known = kind.topics.get(name);
    if (known && known.subscribers > 0) return known;
    const state = known ?? this.#begin(topic, kind, name);
    const view = kind.definition.view(name);
    if (!view && !known) return undefined;
    state.chain.advance(kind.definition.position(name), view);
    state.idleSince = this.#timing.now();
    kind.topics.set(name, state);
    return state;
  }

  #begin(topic: string, kind: Kind, name: string): Topic {
    this.#chains += 1;
    const life = `${this.#boot}${this.#chains.toString(36)}`;
    const chain = new TopicChain(topic, life, kind.definition.once ?? []);
    return new Topic(chain, kind, name);
  }

  /** All is put into words first and sent then: each send empties the processor's caches. */
  #flush(topics: readonly Topic[]): void {
    const now = this.#timing.now();
    const from: Topic[] = [];
    const messages: Outgoing[] = [];
    for (const topic of topics) {
      if (topic.subscribers === 0) continue;
      for (const message of this.#bringUpToDate(topic, now)) {
        if (topic.kind.definition.plane !== 'control') void message.frame;
        from.push(topic);
        messages.push(message);
      }
    }
    for (let i = 0; i < messages.length; i += 1) this.#publish(from[i]!, messages[i]!);
  }

  /** @returns what the topic's subscribers have to be sent */
  #bringUpToDate(topic: Topic, now: number): readonly Outgoing[] {
    const { chain, kind, name } = topic;
    try {
      const view = kind.definition.view(name);
      const messages = chain.advance(kind.definition.position(name), view);
      if (messages.length > 0) topic.publishedAt = now;
      return messages;
    } catch (error) {
      this.#onError(chain.topic, error);
      return [];
    }
  }

  #publish({ chain, kind }: Topic, message: Outgoing): void {
    const { plane } = kind.definition;
    if (plane !== 'control') this.#planes.get('feed')?.(chain.topic, message);
    if (plane !== 'feed') this.#planes.get('control')?.(chain.topic, message);
  }

  #sweep(): void {
    const before = this.#timing.now() - this.#keepMs;
    for (const { topics } of this.#kinds.values()) {
      for (const [name, topic] of topics) {
        if (topic.subscribers === 0 && topic.idleSince <= before) topics.delete(name);
      }
    }
    this.#stopSweep = this.#timing.after(this.#keepMs, () => this.#sweep());
  }
}
