import { hashToken, randomToken } from '../crypto/index.ts';
import { ApiError, type Actor } from '../http/index.ts';
import { authErrors } from './auth.errors.ts';
import type { AuthRepository, UserRow } from './auth.repository.ts';
import { checkPassword } from './passwords.ts';
import { VerifiedCache } from './verified-cache.ts';

export type UserActor = Extract<Actor, { kind: 'user' }>;

export interface SessionOptions {
  /** How long a session lasts. */
  sessionMs: number;
  now: () => number;
}

/** Wrong passwords in a row before an account is locked, and for how long. */
const failureLimit = 5;
const lockMs = 15 * 60_000;

/** Logging in and out, and who a session belongs to. */
export class Sessions {
  readonly #repository: AuthRepository;
  readonly #options: SessionOptions;
  readonly #verified: VerifiedCache<UserActor>;
  readonly #ended = new Set<(session: string) => void>();

  constructor(repository: AuthRepository, options: SessionOptions) {
    this.#repository = repository;
    this.#options = options;
    this.#verified = new VerifiedCache(async (tokenHash) => {
      const row = await repository.userBySession(tokenHash, new Date(options.now()));
      return (
        row && {
          value: { ...toActor(row), session: tokenHash },
          expiresAt: row.expires_at.getTime(),
        }
      );
    }, options.now);
  }

  /**
   * @returns the new session's token and user
   * @throws ApiError `login.wrong`, `login.locked`
   */
  async login(username: string, password: string): Promise<{ token: string; actor: UserActor }> {
    const now = this.#options.now();
    const user = await this.#repository.userByName(username);
    const locked = user?.locked_until && user.locked_until.getTime() > now;
    const right = await checkPassword(user?.password_hash, password);
    if (user && locked) throw lockedUntil(user.locked_until as Date, now);
    if (!user || !right || user.disabled_at) {
      if (user) {
        await this.#repository.noteFailure(user.id, failureLimit, new Date(now + lockMs));
      }
      throw new ApiError(authErrors, 'login.wrong');
    }
    const token = randomToken();
    const expiresAt = new Date(now + this.#options.sessionMs);
    await this.#repository.addSession(hashToken(token), user.id, new Date(now), expiresAt);
    return { token, actor: toActor(user) };
  }

  /** Whose session a token is; undefined when it is none or has ended. */
  verify(token: string): Promise<UserActor | undefined> {
    return this.#verified.get(hashToken(token));
  }

  /** Whether a session, as an actor names it, has not ended. */
  async isOpen(session: string): Promise<boolean> {
    return (await this.#verified.get(session)) !== undefined;
  }

  async end(token: string): Promise<void> {
    const session = hashToken(token);
    await this.#repository.endSession(session);
    this.#verified.forget(session);
    for (const listener of this.#ended) listener(session);
  }

  /** Calls `listener` with every session that is logged out here; @returns its own clean-up. */
  onEnded(listener: (session: string) => void): () => void {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  }
}

function lockedUntil(until: Date, now: number): ApiError {
  const retryAfterSec = Math.ceil((until.getTime() - now) / 1000);
  return new ApiError(authErrors, 'login.locked', { details: { retryAfterSec } });
}

function toActor(row: UserRow): UserActor {
  const { id, name, roles, sites, staff } = row;
  return { kind: 'user', id, name, roles, sites, ...(staff !== null && { staff }) };
}
