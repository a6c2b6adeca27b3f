import { may, type Permission, type Subject } from '@daozhen/protocol';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { User } from '../api/types.ts';
import { remember, remembered } from './memory.ts';

const siteKey = 'daozhen.site';

/**
 * - `due`: logged in, but with something to do before anything else
 * - `expired`: somebody is still at work here, but the server wants the password again
 */
export type SessionState = 'unknown' | 'unreachable' | 'out' | 'due' | 'in' | 'expired';

/** What has to be done first: to change the password, to set a second factor up. */
export type Due = 'password' | 'factor';

/** Who is logged in, as the server says it. */
export interface SessionBody {
  user: User;
  due?: readonly Due[];
}

/** Who is logged in. */
export class Session {
  #state = $state<SessionState>('unknown');
  #user = $state.raw<User>();
  #due = $state.raw<readonly Due[]>([]);
  #onEnter: (user: User) => void = () => {};
  readonly #client: () => Client;

  constructor(client: () => Client) {
    this.#client = client;
  }

  get state(): SessionState {
    return this.#state;
  }

  get user(): User | undefined {
    return this.#user;
  }

  /** What has to be done first, in this order. */
  get due(): readonly Due[] {
    return this.#due;
  }

  /** The campus worked at: the one chosen on this computer, if it is still one of the person's. */
  get site(): string {
    const sites = this.#user?.sites ?? [];
    const chosen = remembered(siteKey);
    return sites.find((site) => site === chosen) ?? sites[0] ?? '';
  }

  chooseSite(site: string): void {
    remember(siteKey, site);
  }

  /** Called after every successful login and when an old session is still good. */
  onEnter(run: (user: User) => void): void {
    this.#onEnter = run;
  }

  has(...roles: string[]): boolean {
    return this.#user?.roles.some((role) => roles.includes(role)) ?? false;
  }

  /**
   * Whether whoever is logged in may do something, to a certain record if one is given. The server decides
   * by the same table; this only keeps what would be refused off the screen.
   */
  may(permission: Permission, subject?: Subject): boolean {
    return this.#user !== undefined && may(this.#user, permission, subject);
  }

  /** Finds out whether the browser's cookie is still a session. */
  async restore(): Promise<void> {
    this.#state = 'unknown';
    try {
      this.enter(await this.#client().get('/api/session', { anonymous: true }));
    } catch (error) {
      this.#state = error instanceof ApiError && error.status === 401 ? 'out' : 'unreachable';
    }
  }

  /**
   * @param code of the second factor, or a recovery code
   * @throws {ApiError} `login.*`
   */
  async logIn(username: string, password: string, code?: string): Promise<void> {
    const body = { username, password, ...(code !== undefined && { code }) };
    this.enter(await this.#client().post('/api/session', { body, anonymous: true }));
  }

  async logOut(): Promise<void> {
    try {
      await this.#client().delete('/api/session');
    } finally {
      this.#user = undefined;
      this.#state = 'out';
    }
  }

  /** The server no longer knows the session; the page stays as it is until the person is back. */
  expire(): void {
    if (this.#state === 'in') this.#state = 'expired';
  }

  /** Takes over who is logged in; the work begins once nothing is due. */
  enter({ user, due = [] }: SessionBody): void {
    this.#user = user;
    this.#due = due;
    this.#state = due.length > 0 ? 'due' : 'in';
    if (this.#state === 'in') this.#onEnter(user);
  }
}
