import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { Session } from '../app/session.svelte.ts';

/** As the server names what is wrong with a new password. */
export const rules = ['short', 'classes', 'name', 'common', 'used'] as const;
export type Rule = (typeof rules)[number];

/** Rules that can be told while somebody types; the server knows the others. */
export const plainRules = ['short', 'classes'] as const;

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Whether a password follows one of the plain rules. */
export function follows(rule: (typeof plainRules)[number], password: string): boolean {
  if (rule === 'short') return Array.from(password).length >= 10;
  return kinds.filter((kind) => kind.test(password)).length >= 3;
}

/** A new password for oneself. */
export class PasswordForm {
  current = $state('');
  next = $state('');
  repeat = $state('');
  #busy = $state(false);
  #tried = $state(false);
  #wrong = $state(false);
  #faults = $state.raw<readonly Rule[]>([]);
  #problem = $state.raw<unknown>();
  readonly #client: Client;
  readonly #session: Session;

  constructor(client: Client, session: Session) {
    this.#client = client;
    this.#session = session;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Rules the server found broken. */
  get faults(): readonly Rule[] {
    return this.#faults;
  }

  /** Anything else that went wrong. */
  get problem(): unknown {
    return this.#problem;
  }

  /** What is wrong with the field, once it was tried. */
  get faultOfCurrent(): 'empty' | 'wrong' | undefined {
    if (this.#tried && this.current === '') return 'empty';
    return this.#wrong ? 'wrong' : undefined;
  }

  get faultOfNext(): 'empty' | undefined {
    return this.#tried && this.next === '' ? 'empty' : undefined;
  }

  get faultOfRepeat(): 'repeat' | undefined {
    return this.#tried && this.repeat !== this.next ? 'repeat' : undefined;
  }

  /** @returns the new password once it is saved */
  async save(): Promise<string | undefined> {
    if (this.#busy) return undefined;
    this.#tried = true;
    this.#wrong = false;
    this.#faults = plainRules.filter((rule) => !follows(rule, this.next));
    this.#problem = undefined;
    const complete = this.current !== '' && this.next !== '' && this.repeat === this.next;
    if (!complete || this.#faults.length > 0) return undefined;
    return this.#send();
  }

  async #send(): Promise<string | undefined> {
    const { current, next } = this;
    this.#busy = true;
    try {
      const body = await this.#client.post('/api/session/password', { body: { current, next } });
      this.current = this.next = this.repeat = '';
      this.#tried = false;
      this.#session.enter(body);
      return next;
    } catch (error) {
      this.#failed(error);
      return undefined;
    } finally {
      this.#busy = false;
    }
  }

  #failed(error: unknown): void {
    const code = error instanceof ApiError ? error.code : '';
    if (code === 'password.wrong') this.#wrong = true;
    else if (code === 'password.weak') {
      this.#faults = (error as ApiError).details['faults'] as Rule[];
    } else this.#problem = error;
  }
}
