import type { Client } from '../api/client.ts';
import type { Access } from './vvipScreen.svelte.ts';

export const keyKinds = ['idNumber', 'visit', 'person'] as const;
export type KeyKind = (typeof keyKinds)[number];

const leastReason = 4;

/** Seeing one VVIP in need. */
export class BreakGlassForm {
  kind = $state<KeyKind>('idNumber');
  key = $state('');
  reason = $state('');
  #tried = $state(false);
  #problem = $state.raw<unknown>();
  #busy = $state(false);
  #given = $state.raw<Access>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get faults(): readonly ('key' | 'reason')[] {
    if (!this.#tried) return [];
    return [
      ...(this.key.trim() === '' ? ['key' as const] : []),
      ...(this.reason.trim().length < leastReason ? ['reason' as const] : []),
    ];
  }

  get problem(): unknown {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** What lets him see now. */
  get given(): Access | undefined {
    return this.#given;
  }

  async open(): Promise<void> {
    this.#tried = true;
    if (this.#busy || this.faults.length > 0) return;
    const value = this.key.trim();
    const keys = {
      idNumber: { idNumber: value },
      visit: { visit: value },
      person: { person: value },
    };
    this.#busy = true;
    this.#problem = undefined;
    try {
      const body = { key: keys[this.kind], reason: this.reason.trim() };
      this.#given = await this.#client.post('/api/vvip/break-glass', { body });
    } catch (error) {
      this.#problem = error;
    } finally {
      this.#busy = false;
    }
  }
}
