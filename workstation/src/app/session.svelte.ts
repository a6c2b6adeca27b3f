import { may, type Permission, type Subject } from '@daozhen/protocol';
import type { Api } from '../api/http.ts';
import { ApiError } from '../api/http.ts';
import type { User } from '../api/types.ts';
import { remember, remembered } from './memory.ts';

const siteKey = 'daozhen.site';

/** `expired`: somebody is still at work here, but the server wants the password again. */
export type SessionState = 'unknown' | 'unreachable' | 'out' | 'in' | 'expired';

/** Who is logged in. */
export class Session {
  #state = $state<SessionState>('unknown');
  #user = $state.raw<User>();
  #onEnter: (user: User) => void = () => {};
  readonly #api: () => Api;

  constructor(api: () => Api) {
    this.#api = api;
  }

  get state(): SessionState {
    return this.#state;
  }

  get user(): User | undefined {
    return this.#user;
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
      const { user } = await this.#api().get<{ user: User }>('/api/session', { anonymous: true });
      this.#enter(user);
    } catch (error) {
      this.#state = error instanceof ApiError && error.status === 401 ? 'out' : 'unreachable';
    }
  }

  /** @throws {ApiError} when the name or the password is wrong */
  async logIn(username: string, password: string): Promise<void> {
    const { user } = await this.#api().post<{ user: User }>(
      '/api/session',
      { username, password },
      { anonymous: true },
    );
    this.#enter(user);
  }

  async logOut(): Promise<void> {
    try {
      await this.#api().delete('/api/session');
    } finally {
      this.#user = undefined;
      this.#state = 'out';
    }
  }

  /** The server no longer knows the session; the page stays as it is until the person is back. */
  expire(): void {
    if (this.#state === 'in') this.#state = 'expired';
  }

  #enter(user: User): void {
    this.#user = user;
    this.#state = 'in';
    this.#onEnter(user);
  }
}
