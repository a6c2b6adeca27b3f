import {
  judgeVersion,
  refusalText,
  Subscribe,
  Unsubscribe,
  type Command,
  type ErrorBody,
  type Language,
  type Refused,
  type Reply,
  type VersionVerdict,
} from '@daozhen/protocol';
import type { Socket } from 'socket.io';
import { Compile } from 'typebox/compile';
import { traceId, type Actor } from '../../../platform/http/index.ts';
import { readCommand } from '../../floor/index.ts';
import { TokenBucket } from '../bucket.ts';
import type { TopicHub } from '../hub.ts';
import { liveText, type LiveCode } from '../messages.ts';

/** Carries out a command that fits the protocol's schema, if the actor may send it. */
export type Execute = (command: Command, actor: Actor) => Promise<Reply>;

export interface ControlHost {
  hub: TopicHub;
  execute: Execute;
  onError(error: unknown, traceId?: string): void;
}

const subscribe = Compile(Subscribe);
const unsubscribe = Compile(Unsubscribe);

/** Messages a second, and at once after a rest: a person, a bouncing button, a page that reloads. */
const RATE = 20;
const BURST = 100;
const MOST_TOPICS = 64;

type Ack = (answer: unknown) => void;

/** One client of the control plane. Whatever it sends is answered through the acknowledgement. */
export class ControlSession {
  readonly #socket: Socket;
  readonly #host: ControlHost;
  readonly #actor: Actor;
  readonly #language: Language;
  readonly #topics = new Set<string>();
  readonly #bucket = new TokenBucket(RATE, BURST, performance.now());

  constructor(socket: Socket, host: ControlHost) {
    const data = socket.data as { actor: Actor; language: Language };
    this.#socket = socket;
    this.#host = host;
    this.#actor = data.actor;
    this.#language = data.language;
  }

  subscribe(body: unknown, ack: unknown): void {
    this.#answer(ack, (reply) => {
      if (!subscribe.Check(body)) return reply(this.#error('live.malformed'));
      const { topic } = body;
      const { hub } = this.#host;
      if (!hub.authorise(topic, this.#actor, 'control')) {
        return reply(this.#error('topic.forbidden', topic));
      }
      const again = this.#topics.has(topic);
      if (!again && this.#topics.size >= MOST_TOPICS) {
        return reply(this.#error('topic.too-many', topic));
      }
      const found = hub.subscribe(topic, body);
      if (!found) return reply(this.#error('topic.unknown', topic));
      if (again) hub.unsubscribe(topic);
      this.#topics.add(topic);
      void this.#socket.join(topic);
      reply(found.message);
    });
  }

  unsubscribe(body: unknown, ack: unknown): void {
    this.#answer(ack, (reply) => {
      if (!unsubscribe.Check(body)) return reply(this.#error('live.malformed'));
      if (this.#topics.delete(body.topic)) {
        void this.#socket.leave(body.topic);
        this.#host.hub.unsubscribe(body.topic);
      }
      reply({ ok: true });
    });
  }

  command(body: unknown, ack: unknown): void {
    this.#answer(ack, (reply) => {
      const trace = traceId();
      const refuse = (refused: Refused) => reply(this.#refusal(refused, trace));
      const verdict = versionOf(body);
      if (verdict !== 'ok') return refuse({ ok: false, code: verdict });
      const read = readCommand(body);
      if ('problems' in read) {
        return refuse({ ok: false, code: 'command.invalid', details: { problems: read.problems } });
      }
      this.#host.execute(read.command, this.#actor).then(
        (result) => (result.ok ? reply(result) : refuse(result)),
        (error: unknown) => refuse({ ok: false, code: this.#failed(error, trace) }),
      );
    });
  }

  closed(): void {
    for (const topic of this.#topics) this.#host.hub.unsubscribe(topic);
    this.#topics.clear();
  }

  /** Calls `run` with the acknowledgement, if there is one: who does not want to know gets nothing done. */
  #answer(ack: unknown, run: (reply: Ack) => void): void {
    if (typeof ack !== 'function') return;
    const reply = ack as Ack;
    if (!this.#bucket.take(performance.now())) return reply(this.#error('live.too-fast'));
    try {
      run(reply);
    } catch (error) {
      this.#host.onError(error);
      reply(this.#error('live.failed'));
    }
  }

  #error(code: LiveCode, topic?: string): object {
    const message = liveText(code, this.#language);
    return { type: 'error', code, message, ...(topic && { topic }), traceId: traceId() };
  }

  #refusal({ code, details, current }: Refused, trace: string): ErrorBody {
    const message =
      code === 'live.failed' ? liveText(code, this.#language) : refusalText(code, this.#language);
    return {
      code,
      message,
      ...(details && { details }),
      ...(current && { current }),
      traceId: trace,
    };
  }

  /** What to tell when a command's outcome is unknown or the server itself is at fault. */
  #failed(error: unknown, trace: string): string {
    if ((error as { code?: unknown } | undefined)?.code === 'floor.unavailable') {
      return 'floor.unavailable';
    }
    this.#host.onError(error, trace);
    return 'live.failed';
  }
}

/** A version is judged before the rest: another version's command may look different. */
function versionOf(body: unknown): VersionVerdict {
  const v = (body as { v?: unknown } | null | undefined)?.v;
  return Number.isInteger(v) ? judgeVersion(v as number) : 'ok';
}
