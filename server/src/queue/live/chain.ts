import { diff, type ServerMessage } from '@daozhen/protocol';
import type { Have, Outgoing, Position, SubscribeReply } from './topics.ts';

/** Lists that go out once with the next update. */
export type Once = Record<string, unknown[]>;

const goneText = '内容已不存在。 There is nothing to show any more.';

interface Kept {
  epoch: string;
  seq: number;
  at: number;
  /** The view as JSON, undefined once there is no such thing any more. */
  text: string | undefined;
  view: unknown;
}

/** `null` properties go, because a merge patch means removal by them. */
function withoutNulls(this: unknown, _key: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}

/** The view as it travels: a copy that later changes of the original do not reach. */
function canonical(view: object, once: readonly string[]): string {
  const kept = once.some((key) => key in view) ? { ...view, ...absent(once) } : view;
  const text = JSON.stringify(kept);
  return text.includes(':null') ? JSON.stringify(JSON.parse(text), withoutNulls) : text;
}

function absent(keys: readonly string[]): object {
  return Object.fromEntries(keys.map((key) => [key, undefined]));
}

/**
 * One topic's chain of messages (rule E2). {epoch, seq} names exactly one view: seq is the campus's
 * sequence number, or one more than the topic's last where the view changed without an event (a
 * forecast). Since that depends on what this chain has sent, the chain's own `life` is part of the epoch;
 * another process, or a chain begun anew, can never be mistaken for this one.
 */
export class TopicChain {
  readonly topic: string;
  readonly #life: string;
  readonly #onceKeys: readonly string[];
  #kept: Kept | undefined;
  #once: Once | undefined;
  #snapshot: Outgoing | undefined;

  /**
   * @param life no other chain of the topic, in this process or any other, has it
   * @param onceKeys what is sent once and never kept
   */
  constructor(topic: string, life: string, onceKeys: readonly string[]) {
    this.topic = topic;
    this.#life = life;
    this.#onceKeys = onceKeys;
  }

  /** Adds lists to the next update; lists of the same key are joined. */
  addOnce(once: Once): void {
    const all = (this.#once ??= {});
    for (const [key, values] of Object.entries(once)) all[key] = [...(all[key] ?? []), ...values];
  }

  /**
   * Brings the chain to the view as it is now.
   * @returns what the subscribers have to be sent, in order; nothing if nothing changed
   */
  advance(position: Position, view: object | undefined): ServerMessage[] {
    const text = view && canonical(view, this.#onceKeys);
    const once = this.#once;
    this.#once = undefined;
    const epoch = `${position.epoch}~${this.#life}`;
    const kept = this.#kept;
    if (!kept || kept.epoch !== epoch || (kept.text === undefined) !== (text === undefined)) {
      const fresh = !kept || kept.epoch !== epoch;
      this.#keep(epoch, fresh ? position.seq : this.#next(position), position.at, text);
      const first = kept ? [this.#whole()] : [];
      return once && text !== undefined ? [...first, this.#update(position, once)] : first;
    }
    if (text === undefined || (text === kept.text && !once)) return [];
    const patch = text === kept.text ? undefined : diff(kept.view, JSON.parse(text));
    if (patch === undefined && !once) return [];
    return [this.#update(position, { ...(patch as object | undefined), ...once }, text)];
  }

  /** The answer to a subscription, or undefined if there is nothing to see. */
  reply(have: Have): { message: SubscribeReply; frame: string } | undefined {
    const kept = this.#kept;
    if (!kept || kept.text === undefined) return undefined;
    if (have.epoch === kept.epoch && have.seq === kept.seq) {
      const { epoch, seq } = kept;
      const message = { type: 'current' as const, topic: this.topic, epoch, seq };
      return { message, frame: JSON.stringify(message) };
    }
    const message = this.#whole() as SubscribeReply;
    this.#snapshot ??= { message, frame: JSON.stringify(message) };
    return { message, frame: this.#snapshot.frame };
  }

  #next(position: Position): number {
    return Math.max(position.seq, (this.#kept?.seq ?? -1) + 1);
  }

  #keep(epoch: string, seq: number, at: number, text: string | undefined): void {
    const view: unknown = text === undefined ? undefined : JSON.parse(text);
    this.#kept = { epoch, seq, at, text, view };
    this.#snapshot = undefined;
  }

  /** The whole picture, or that there is none any more. */
  #whole(): ServerMessage {
    const { epoch, seq, at, text, view } = this.#kept!;
    const { topic } = this;
    if (text !== undefined) return { type: 'snapshot', topic, epoch, seq, at, view };
    return { type: 'error', code: 'topic.gone', message: goneText, topic };
  }

  #update(position: Position, patch: unknown, text = this.#kept!.text): ServerMessage {
    const { epoch, seq: prev } = this.#kept!;
    const seq = this.#next(position);
    this.#keep(epoch, seq, position.at, text);
    return { type: 'update', topic: this.topic, epoch, prev, seq, at: position.at, patch };
  }
}
