import type { RoomView } from '@daozhen/protocol';
import type { CommandOptions, Env, Outcome } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import { answerTo, type Answer, type Result } from './answers.ts';

export interface OperatorOptions {
  /** The way to the room; it may change when the device is paired anew. */
  link: () => Link | undefined;
  env: Pick<Env, 'now'>;
  onAnswer(answer: Answer, result: Result): void;
  onRetry(attempt: number): void;
}

export interface Link {
  readonly view: RoomView | undefined;
  act(action: Action, options: CommandOptions & { seen?: number }): Promise<Outcome>;
}

/** Contacts bounce for some milliseconds and a nervous finger hits twice; neither is a second wish. */
export const DEBOUNCE_MS = 300;

/** Turns button presses into commands, one at a time. */
export class Operator {
  readonly #options: OperatorOptions;
  #last: { action: Action; at: number } | undefined;
  #busy = false;

  constructor(options: OperatorOptions) {
    this.#options = options;
  }

  /**
   * @param seen version of the room as the person saw it, if not the latest
   * @returns what became of it, undefined for a bounce of the press before
   */
  async act(action: Action, seen?: number): Promise<Result | undefined> {
    const now = this.#options.env.now();
    const bounce = this.#last?.action === action && now - this.#last.at < DEBOUNCE_MS;
    this.#last = { action, at: now };
    if (bounce) return undefined;
    const link = this.#options.link();
    const before = link?.view;
    const result: Result = this.#busy ? { kind: 'busy' } : await this.#send(action, link, seen);
    this.#options.onAnswer(answerTo(action, before, result), result);
    return result;
  }

  async #send(action: Action, link: Link | undefined, seen?: number): Promise<Outcome> {
    if (!link) return { kind: 'offline' };
    this.#busy = true;
    const onRetry = (attempt: number) => this.#options.onRetry(attempt);
    try {
      return await link.act(action, { onRetry, ...(seen !== undefined && { seen }) });
    } finally {
      this.#busy = false;
    }
  }
}
