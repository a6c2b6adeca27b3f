import { ApiError } from '../api/http.ts';
import type { Session } from '../app/session.svelte.ts';

/** What went wrong, and whether the fields are to blame. */
export type LoginProblem =
  | 'empty'
  | 'wrong'
  | 'locked'
  | 'closed'
  | 'lapsed'
  | 'code-empty'
  | 'code-wrong'
  | 'network'
  | 'server';

/** User name, password and, where it is asked for, a code; and what came of the last try. */
export class LoginForm {
  username = $state('');
  password = $state('');
  code = $state('');
  #wantsCode = $state(false);
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

  /** The password was right; now the second factor's code is wanted. */
  get wantsCode(): boolean {
    return this.#wantsCode;
  }

  /** Back to user name and password. */
  again(): void {
    this.#wantsCode = false;
    this.#problem = undefined;
    this.password = '';
    this.code = '';
  }

  async submit(): Promise<void> {
    if (this.#busy) return;
    this.#problem = this.#incomplete();
    if (this.#problem) return;
    this.#busy = true;
    try {
      const code = this.#wantsCode ? this.code.trim() : undefined;
      await this.#session.logIn(this.username.trim(), this.password, code);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#busy = false;
    }
  }

  #incomplete(): LoginProblem | undefined {
    if (this.#wantsCode) return this.code.trim() === '' ? 'code-empty' : undefined;
    return this.username.trim() === '' || this.password === '' ? 'empty' : undefined;
  }

  #failed(error: unknown): void {
    this.code = '';
    if (error instanceof ApiError && error.code === 'login.code-needed') {
      this.#wantsCode = true;
      return;
    }
    this.#problem = problemOf(error);
    // With the code still to come the password was right: it is kept for the next try.
    const again = this.#problem === 'code-wrong' || this.#problem === 'network';
    if (this.#wantsCode && again) return;
    this.#wantsCode = false;
    this.password = '';
  }
}

const known: Record<string, LoginProblem> = {
  'login.locked': 'locked',
  'login.disabled': 'closed',
  'login.lapsed': 'lapsed',
  'login.code-wrong': 'code-wrong',
};

function problemOf(error: unknown): LoginProblem {
  if (!(error instanceof ApiError)) return 'server';
  if (error.status === 0) return 'network';
  if (error.status === 429) return 'locked';
  return known[error.code] ?? (error.status >= 400 && error.status < 500 ? 'wrong' : 'server');
}
