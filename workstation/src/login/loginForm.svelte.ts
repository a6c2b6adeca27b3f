import { ApiError } from '../api/http.ts';
import type { Session } from '../app/session.svelte.ts';

/** Code of what went wrong, and whether the fields are to blame. */
export type LoginProblem = 'empty' | 'wrong' | 'locked' | 'network' | 'server';

/** User name and password, and what came of the last try. */
export class LoginForm {
  username = $state('');
  password = $state('');
  #problem = $state<LoginProblem>();
  #busy = $state(false);
  readonly #session: Session;

  constructor(session: Session, username = '') {
    this.#session = session;
    this.username = username;
  }

  get problem(): LoginProblem | undefined {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  async submit(): Promise<void> {
    if (this.#busy) return;
    if (this.username.trim() === '' || this.password === '') {
      this.#problem = 'empty';
      return;
    }
    this.#busy = true;
    this.#problem = undefined;
    try {
      await this.#session.logIn(this.username.trim(), this.password);
    } catch (error) {
      this.password = '';
      this.#problem = problemOf(error);
    } finally {
      this.#busy = false;
    }
  }
}

function problemOf(error: unknown): LoginProblem {
  const status = error instanceof ApiError ? error.status : -1;
  if (status === 0) return 'network';
  if (status === 429 || (error as ApiError).code === 'login.locked') return 'locked';
  return status >= 400 && status < 500 ? 'wrong' : 'server';
}
