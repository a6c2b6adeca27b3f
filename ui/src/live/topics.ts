import { Chain } from './chain.ts';
import type { TopicMessage } from './chain.ts';

/** How a screen hears of one topic. */
export interface TopicListener<V> {
  /**
   * The view after a change. `patch` is what changed (absent after a snapshot): things sent once, like
   * announcements, are read from it.
   */
  onView(view: V, news: { at: number; epoch: string; seq: number; patch?: unknown }): void;
  /** The server refuses the topic, with a stable code. */
  onRefused?(code: string, message: string): void;
  /** A view the page already holds. */
  seed?: { epoch: string; seq: number; view: V };
}

export interface Ask {
  topic: string;
  epoch?: string;
  seq?: number;
}

interface Entry {
  chain: Chain<unknown>;
  listener: TopicListener<unknown>;
  /** Asked for and not answered yet: updates met meanwhile may be gaps and ask for nothing more. */
  awaiting: boolean;
}

/** The topics of one connection; `ask` sends a subscription. Both planes use it. */
export class Topics {
  private readonly entries = new Map<string, Entry>();
  private readonly ask: (request: Ask) => void;

  constructor(ask: (request: Ask) => void) {
    this.ask = ask;
  }

  add<V>(topic: string, listener: TopicListener<V>): void {
    const chain = new Chain<unknown>();
    if (listener.seed) chain.seed(listener.seed.epoch, listener.seed.seq, listener.seed.view);
    const entry = { chain, listener: listener as TopicListener<unknown>, awaiting: false };
    this.entries.set(topic, entry);
    this.request(topic, entry);
  }

  remove(topic: string): void {
    this.entries.delete(topic);
  }

  /** After a new connection: every topic again, from where each one stands. */
  askAll(): void {
    for (const [topic, entry] of this.entries) this.request(topic, entry);
  }

  /** The connection is gone; nothing asked on it will be answered. */
  dropped(): void {
    for (const entry of this.entries.values()) entry.awaiting = false;
  }

  accept(message: TopicMessage): void {
    const entry = this.entries.get(message.topic);
    if (!entry) return;
    if (message.type !== 'update') entry.awaiting = false;
    const effect = entry.chain.accept(message);
    if (effect === 'view') {
      const patch = message.type === 'update' ? { patch: message.patch } : {};
      const { epoch, seq } = message;
      entry.listener.onView(entry.chain.view, { at: entry.chain.at, epoch, seq, ...patch });
    } else if (effect === 'gap' && !entry.awaiting) {
      // Naming no position leaves the server nothing to answer but a whole snapshot.
      entry.awaiting = true;
      this.ask({ topic: message.topic });
    }
  }

  refused(topic: string, code: string, message: string): void {
    const entry = this.entries.get(topic);
    if (!entry) return;
    entry.awaiting = false;
    entry.listener.onRefused?.(code, message);
  }

  private request(topic: string, entry: Entry): void {
    entry.awaiting = true;
    this.ask({ topic, ...entry.chain.position() });
  }
}
