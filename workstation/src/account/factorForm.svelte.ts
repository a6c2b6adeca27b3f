import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';

/** Where setting a second factor up has come to. */
export type FactorStep = 'password' | 'scan' | 'recovery';

/** Setting a second factor up: password, picture and first code, recovery codes. */
export class FactorForm {
  password = $state('');
  code = $state('');
  #step = $state<FactorStep>('password');
  #secret = $state('');
  #uri = $state('');
  #recovery = $state.raw<readonly string[]>([]);
  #wrong = $state<'password' | 'code'>();
  #problem = $state.raw<unknown>();
  #busy = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get step(): FactorStep {
    return this.#step;
  }

  /** To be typed where a camera cannot read it, in groups of four. */
  get secret(): string {
    return this.#secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  }

  get uri(): string {
    return this.#uri;
  }

  get recovery(): readonly string[] {
    return this.#recovery;
  }

  get wrong(): 'password' | 'code' | undefined {
    return this.#wrong;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Asks for a new secret. */
  begin(): Promise<void> {
    return this.#do('password', async () => {
      const code = this.code.trim();
      const body = { password: this.password, ...(code !== '' && { code }) };
      const given = await this.#client.post('/api/session/factor', { body });
      this.#secret = given.secret;
      this.#uri = given.uri;
      this.password = this.code = '';
      this.#step = 'scan';
    });
  }

  /** The first code: from now on it is asked for. */
  confirm(): Promise<void> {
    return this.#do('code', async () => {
      const body = { code: this.code.trim() };
      this.#show(await this.#client.post('/api/session/factor/confirm', { body }));
    });
  }

  /** New recovery codes in place of the old ones. */
  renew(): Promise<void> {
    return this.#do('code', async () => {
      const body = this.#proof();
      this.#show(await this.#client.post('/api/session/factor/recovery', { body }));
    });
  }

  /** Turns the second factor off; @returns whether it is */
  async remove(): Promise<boolean> {
    const body = this.#proof();
    await this.#do('code', () => this.#client.post('/api/session/factor/remove', { body }));
    return this.#wrong === undefined && this.#problem === undefined;
  }

  #proof() {
    return { password: this.password, code: this.code.trim() };
  }

  #show({ recovery }: { recovery: string[] }): void {
    this.#recovery = recovery;
    this.#step = 'recovery';
    this.password = this.code = '';
  }

  async #do(field: 'password' | 'code', run: () => Promise<unknown>): Promise<void> {
    if (this.#busy) return;
    this.#wrong = undefined;
    this.#problem = undefined;
    if (this[field] === '') {
      this.#wrong = field;
      return;
    }
    this.#busy = true;
    try {
      await run();
    } catch (error) {
      const code = error instanceof ApiError ? error.code : '';
      if (code === 'password.wrong') this.#wrong = 'password';
      else if (code.startsWith('login.code-')) this.#wrong = 'code';
      else this.#problem = error;
      this.code = '';
    } finally {
      this.#busy = false;
    }
  }
}
