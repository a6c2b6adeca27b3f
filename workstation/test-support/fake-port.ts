import type { CommandInput, CommandOptions, Outcome } from '@daozhen/ui/control';
import type { FloorPort } from '../src/app/link.svelte.ts';

/** A floor whose clock and answers a test holds. */
export class FakePort implements FloorPort {
  online = true;
  clock = 1_000_000;
  readonly sent: CommandInput[] = [];
  readonly watched = new Map<string, { view(view: unknown): void; refused(code: string): void }>();
  options: CommandOptions | undefined;
  #settle: (outcome: Outcome) => void = () => {};

  now(): number {
    return this.clock;
  }

  watch<V>(
    topic: string,
    onView: (view: V) => void,
    onRefused: (code: string) => void,
  ): () => void {
    this.watched.set(topic, { view: (view) => onView(view as V), refused: onRefused });
    return () => this.watched.delete(topic);
  }

  send(command: CommandInput, options?: CommandOptions): Promise<Outcome> {
    this.sent.push(command);
    this.options = options;
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** The server shows a view of a topic. */
  show(topic: string, view: unknown): void {
    this.watched.get(topic)?.view(view);
  }

  /** Settles the command sent last. */
  answer(outcome: Outcome): void {
    this.#settle(outcome);
  }

  /** Settles the command sent last as accepted. */
  accept(): void {
    this.answer({ kind: 'accepted', reply: { ok: true, seq: 1, at: this.clock } });
  }
}
