import type { Reply } from '@daozhen/protocol';
import type { CommandBody } from './control.ts';

/**
 * The campus's clock as the morning sees it (rule E6): real time plus what the morning has advanced it by.
 */
export class SiteClock {
  readonly #send: (body: CommandBody) => Promise<Reply>;
  #offset = 0;

  constructor(send: (body: CommandBody) => Promise<Reply>) {
    this.#send = send;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Moves the campus's clock forward by whole milliseconds and follows where it went. */
  async advance(ms: number): Promise<void> {
    const reply = await this.#send({ type: 'clock', advanceMs: Math.round(ms) });
    if (!reply.ok) throw new Error(`the server's clock may not be moved: ${reply.code}`);
    this.#offset = Math.max(this.#offset, reply.at - Date.now());
  }
}
