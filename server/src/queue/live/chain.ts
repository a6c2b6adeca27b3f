import type { ServerMessage } from '@daozhen/protocol';
import { cleanCopy, difference } from './difference.ts';
import type { Have, Outgoing, Position, SubscribeReply } from './topics.ts';

/** Lists that go out once with the next update. */
export type Once = Record<string, unknown[]>;

type View = Record<string, unknown>;

const goneText = '内容已不存在。 There is nothing to show any more.';

/** Nothing to send. */
const nothing: readonly Outgoing[] = [];

/** One update, put into words only as its plane needs it: as an object or as text. */
class Update implements Outgoing {
  readonly #head: Head;
  readonly #prev: number;
  readonly #seq: number;
  readonly #at: number;
  readonly #patch: unknown;
  #frame: string | undefined;

  constructor(head: Head, prev: number, seq: number, at: number, patch: unknown) {
    this.#head = head;
    this.#prev = prev;
    this.#seq = seq;
    this.#at = at;
    this.#patch = patch;
  }

  get message(): ServerMessage {
    const { topic, epoch } = this.#head;
    const [prev, seq, at, patch] = [this.#prev, this.#seq, this.#at, this.#patch];
    return { type: 'update', topic, epoch, prev, seq, at, patch };
  }

  get frame(): string {
    return (this.#frame ??= this.#words());
  }

  #words(): string {
    const { update } = this.#head;
    const patch = JSON.stringify(this.#patch);
    return `${update}${this.#prev},"seq":${this.#seq},"at":${this.#at},"patch":${patch}}`;
  }
}

/** What the messages of one chain have in common until the epoch changes. */
interface Head {
  topic: string;
  /** The floor's own. */
  floor: string;
  /** As it travels. */
  epoch: string;
  /** How every update begins, as far as the number behind `prev`. */
  update: string;
}

/** Any other message, whose text is made when somebody wants it. */
class Whole implements Outgoing {
  readonly message: ServerMessage;
  #frame: string | undefined;

  constructor(message: ServerMessage) {
    this.message = message;
  }

  get frame(): string {
    return (this.#frame ??= JSON.stringify(this.message));
  }
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
  #head: Head | undefined;
  #seq = 0;
  #at = 0;
  /** The view as it was sent, never changed in place; undefined once there is no such thing any more. */
  #view: View | undefined;
  #once: Once | undefined;
  /** Kept from the second time on that it is asked for: a phone's is asked for once. */
  #snapshot: Whole | undefined;
  #isAsked = false;

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
  advance(position: Position, view: object | undefined): readonly Outgoing[] {
    const once = this.#once;
    this.#once = undefined;
    const kept = view && (this.#withoutOnce(view) as View);
    const begun = this.#head;
    const sameEpoch = begun?.floor === position.epoch;
    if (!sameEpoch || (this.#view === undefined) !== (kept === undefined)) {
      const seq = sameEpoch ? this.#next(position) : position.seq;
      if (!sameEpoch) this.#head = this.#begin(position.epoch);
      this.#keep(seq, position.at, kept && (cleanCopy(kept) as View));
      const first = begun ? [this.#whole()] : nothing;
      return once && kept ? [...first, this.#update(position, once, this.#view)] : first;
    }
    if (this.#view === undefined || kept === undefined) return nothing;
    const step = difference(this.#view, kept);
    if (!step && !once) return nothing;
    const patch = once ? { ...step?.patch, ...once } : step?.patch;
    return [this.#update(position, patch, step?.next ?? this.#view)];
  }

  /** The answer to a subscription, or undefined if there is nothing to see. */
  reply(have: Have): { message: SubscribeReply; frame: string } | undefined {
    const head = this.#head;
    if (!head || this.#view === undefined) return undefined;
    if (have.epoch === head.epoch && have.seq === this.#seq) {
      const { topic, epoch } = head;
      const message = { type: 'current' as const, topic, epoch, seq: this.#seq };
      return { message, frame: JSON.stringify(message) };
    }
    const snapshot = this.#snapshot ?? this.#whole();
    if (this.#isAsked) this.#snapshot = snapshot;
    this.#isAsked = true;
    const { message, frame } = snapshot;
    return { message: message as SubscribeReply, frame };
  }

  #begin(floor: string): Head {
    const { topic } = this;
    const epoch = `${floor}~${this.#life}`;
    const names = `"topic":${JSON.stringify(topic)},"epoch":${JSON.stringify(epoch)}`;
    return { topic, floor, epoch, update: `{"type":"update",${names},"prev":` };
  }

  #withoutOnce(view: object): object {
    if (!this.#onceKeys.some((key) => key in view)) return view;
    return { ...view, ...Object.fromEntries(this.#onceKeys.map((key) => [key, undefined])) };
  }

  #next(position: Position): number {
    return Math.max(position.seq, this.#seq + 1);
  }

  #keep(seq: number, at: number, view: View | undefined): void {
    this.#seq = seq;
    this.#at = at;
    this.#view = view;
    this.#snapshot = undefined;
    this.#isAsked = false;
  }

  /** The whole picture, or that there is none any more. */
  #whole(): Whole {
    const { topic, epoch } = this.#head!;
    const [seq, at, view] = [this.#seq, this.#at, this.#view];
    if (view !== undefined) return new Whole({ type: 'snapshot', topic, epoch, seq, at, view });
    return new Whole({ type: 'error', code: 'topic.gone', message: goneText, topic });
  }

  #update(position: Position, patch: unknown, view: View | undefined): Outgoing {
    const prev = this.#seq;
    this.#keep(this.#next(position), position.at, view);
    return new Update(this.#head!, prev, this.#seq, this.#at, patch);
  }
}
