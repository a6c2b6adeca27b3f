import type { RoomView } from '@daozhen/protocol';
import type { ControlSocket } from '@daozhen/ui/control';
import { person, room } from './fake-room.ts';

type Run = (message: never) => void;
type Command = { type: string; id: string };

/** The control plane as one socket sees it, held by the test: a room whose press calls A012. */
export class FakeSocket implements ControlSocket {
  readonly token: string;
  readonly commands: Command[] = [];
  connected = false;
  active = true;
  /** Answers no commands while set. */
  mute = false;
  /** Sends no heartbeats and lets nobody connect while set. */
  deaf = false;
  view: RoomView;
  #seq = 1;
  readonly #on = new Map<string, Run>();
  readonly #unanswered: (() => void)[] = [];

  constructor(token: string, name: string) {
    this.token = token;
    this.view = room({ room: name });
  }

  on(event: string, run: Run): void {
    this.#on.set(event, run);
  }

  connect(): void {
    if (this.deaf) return;
    this.connected = true;
    queueMicrotask(() => this.tell('connect', undefined));
  }

  disconnect(): void {
    this.connected = false;
  }

  emit(event: string, body: unknown, acknowledge: Run): void {
    if (event === 'subscribe') {
      const { topic } = body as { topic: string };
      const picture = {
        type: 'snapshot',
        topic,
        epoch: 'e',
        seq: this.#seq,
        at: 1,
        view: this.view,
      };
      return acknowledge(picture as never);
    }
    const command = body as Command;
    if (!this.commands.some(({ id }) => id === command.id)) this.commands.push(command);
    this.#unanswered.push(() => this.#carryOut(acknowledge));
    if (!this.mute) this.answerAll();
  }

  /** Answers what was not answered while mute. */
  answerAll(): void {
    this.mute = false;
    for (const answer of this.#unanswered.splice(0)) answer();
  }

  heartbeat(): void {
    if (this.connected && !this.deaf) this.tell('heartbeat', { type: 'heartbeat', at: 1 });
  }

  /** The server ends the session. */
  end(code: string): void {
    this.tell('session-ended', { code });
    this.connected = false;
    this.tell('disconnect', 'io server disconnect');
  }

  tell(event: string, message: unknown): void {
    this.#on.get(event)?.(message as never);
  }

  #carryOut(acknowledge: Run): void {
    const called = [person('A012')];
    const version = this.view.version + 1;
    const [prev, seq] = [this.#seq, this.#seq + 1];
    this.#seq = seq;
    this.view = { ...this.view, called, version };
    acknowledge({ ok: true, seq, at: 1, ticket: 'A012', version } as never);
    const topic = `room:${this.view.room}`;
    const update = { type: 'update', topic, epoch: 'e', prev, seq, at: 1 };
    this.tell('update', { ...update, patch: { called, version } });
  }
}
