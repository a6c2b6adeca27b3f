import type { Accepted } from '@daozhen/protocol';
import type { CommandInput } from '@daozhen/ui/control';
import { commandId } from '@daozhen/ui/control';
import type { FloorPort } from '../app/link.svelte.ts';

/** What happened to the latest command; `action` names the button it came from. */
export type FlowState =
  | { kind: 'idle' }
  | { kind: 'pending'; action: string }
  | { kind: 'retrying'; action: string; attempt: number }
  | { kind: 'done'; action: string; reply: Accepted }
  | {
      kind: 'refused';
      action: string;
      code: string;
      message: string;
      details: Record<string, unknown>;
    }
  | { kind: 'offline'; action: string }
  | { kind: 'unknown'; action: string };

/**
 * Sends one command after the other and says at every moment what became of it. Nothing is queued: while
 * one is under way, or offline, further ones are not taken.
 */
export class CommandFlow {
  #state = $state.raw<FlowState>({ kind: 'idle' });
  #last: { action: string; input: CommandInput; id: string } | undefined;
  readonly #floor: FloorPort;

  constructor(floor: FloorPort) {
    this.#floor = floor;
  }

  get state(): FlowState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#state.kind === 'pending' || this.#state.kind === 'retrying';
  }

  /** The action under way, so that its button can show it. */
  get pendingAction(): string | undefined {
    const state = this.#state;
    return state.kind === 'pending' || state.kind === 'retrying' ? state.action : undefined;
  }

  /** Sends a command; answers the server's reply if it was accepted. */
  async run(action: string, input: CommandInput): Promise<Accepted | undefined> {
    if (this.busy) return undefined;
    this.#last = { action, input, id: commandId() };
    return this.#send(this.#last);
  }

  /** Sends the command whose outcome is unknown once more, with the same id: it cannot happen twice (C1). */
  async retry(): Promise<Accepted | undefined> {
    if (this.#state.kind !== 'unknown' || !this.#last) return undefined;
    return this.#send(this.#last);
  }

  clear(): void {
    if (!this.busy) this.#state = { kind: 'idle' };
  }

  async #send({
    action,
    input,
    id,
  }: {
    action: string;
    input: CommandInput;
    id: string;
  }): Promise<Accepted | undefined> {
    this.#state = { kind: 'pending', action };
    const outcome = await this.#floor.send(input, {
      id,
      onRetry: (attempt) => {
        this.#state = { kind: 'retrying', action, attempt };
      },
    });
    if (outcome.kind === 'accepted') {
      this.#state = { kind: 'done', action, reply: outcome.reply };
      return outcome.reply;
    }
    if (outcome.kind !== 'refused') this.#state = { kind: outcome.kind, action };
    // The server could not say whether it happened: to be settled with the same id, like silence.
    else if (outcome.error.code === 'floor.unavailable') this.#state = { kind: 'unknown', action };
    else {
      const { code, message, details = {} } = outcome.error;
      this.#state = { kind: 'refused', action, code, message, details };
    }
    return undefined;
  }
}
