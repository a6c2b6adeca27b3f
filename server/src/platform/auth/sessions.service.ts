import { hashToken } from '../crypto/index.ts';
import { ApiError, type Actor } from '../http/index.ts';
import { dueOf, idleLimit, toActor, type AuthParts, type UserActor } from './auth-parts.ts';
import { authErrors } from './auth.errors.ts';
import { Logins, type Credentials, type LoggedIn, type Whence } from './logins.service.ts';
import { VerifiedCache, type Verified } from './verified-cache.ts';

export interface SessionOptions extends AuthParts {
  /** The VVIPs a user may see now, by person. */
  vvips?: (user: string) => Promise<readonly string[]>;
}

/** A session as people see it in a list. */
export interface ShownSession {
  id: string;
  since: string;
  seen: string;
  until: string;
  address: string;
  agent: string;
  /** Whether the request came by it. */
  own: boolean;
}

/** A request is written down at most so often. */
const seenEveryMs = 60_000;
const maxSeen = 20_000;

/** Logging in and out, and who a session belongs to. */
export class Sessions {
  readonly logins: Logins;
  readonly #options: SessionOptions;
  readonly #verified: VerifiedCache<UserActor>;
  /** When something was last done in a session, by token hash. */
  readonly #seen = new Map<string, number>();
  readonly #ended = new Set<(session: string) => void>();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.logins = new Logins(options);
    this.#verified = new VerifiedCache((tokenHash) => this.#load(tokenHash), options.now);
  }

  /**
   * @returns the new session's token and user
   * @throws ApiError `login.*`
   */
  async login(credentials: Credentials, whence: Whence): Promise<LoggedIn> {
    const entered = await this.logins.login(credentials, whence);
    this.#tellEnded(entered.ended);
    return entered;
  }

  /** Whose session a token is, which is now in use; undefined when it is none or has ended. */
  async verify(token: string): Promise<UserActor | undefined> {
    const session = hashToken(token);
    const actor = await this.#verified.get(session);
    if (actor) await this.used(session);
    return actor;
  }

  /** Whether a session, as an actor names it, has not ended. */
  async isOpen(session: string): Promise<boolean> {
    return (await this.#verified.get(session)) !== undefined;
  }

  /** Notes that something is done in a session, so that it does not end for want of use. */
  async used(session: string): Promise<void> {
    const { repository, now } = this.#options;
    const seen = this.#seen.get(session);
    if (seen === undefined || now() - seen < seenEveryMs) return;
    this.#seen.set(session, now());
    // The floor goes on without the database.
    await repository.seen(session, new Date(now())).catch(() => undefined);
  }

  /** Logs out. */
  async end(token: string): Promise<void> {
    const session = hashToken(token);
    const actor = await this.#verified.get(session);
    if (actor) await this.#end([session], actor, actor.id, 'logout');
  }

  /** A user's sessions, the latest first. @param own as the actor's session is named */
  async list(user: string, own?: string): Promise<ShownSession[]> {
    const rows = await this.#options.repository.sessionsOf(user, new Date(this.#options.now()));
    return rows.map((row) => ({
      id: row.id,
      since: row.created_at.toISOString(),
      seen: row.seen_at.toISOString(),
      until: row.expires_at.toISOString(),
      address: row.address,
      agent: row.agent,
      own: row.token_hash === own,
    }));
  }

  /**
   * Ends one session of a user.
   * @throws ApiError `session.unknown`
   */
  async endOne(user: string, id: string, by: Actor): Promise<void> {
    const rows = await this.#options.repository.sessionsOf(user, new Date(0));
    const row = rows.find((each) => each.id === id);
    if (!row) throw new ApiError(authErrors, 'session.unknown');
    await this.#end([row.token_hash], by, user, 'session.end');
  }

  /** Ends all of a user's sessions but one; his rights or his password have changed. */
  async endAll(user: string, by: Actor, except?: string): Promise<void> {
    const rows = await this.#options.repository.sessionsOf(user, new Date(0));
    const hashes = rows.map((row) => row.token_hash).filter((hash) => hash !== except);
    if (hashes.length > 0) await this.#end(hashes, by, user, 'session.end');
  }

  /** What is known of a user's sessions here is asked for again. */
  async refresh(user: string): Promise<void> {
    const rows = await this.#options.repository.sessionsOf(user, new Date(0));
    for (const row of rows) this.#verified.forget(row.token_hash);
  }

  /** Calls `listener` with every session that is ended here; @returns its own clean-up. */
  onEnded(listener: (session: string) => void): () => void {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  }

  async #load(tokenHash: string): Promise<Verified<UserActor> | undefined> {
    const { repository, policy, now, vvips } = this.#options;
    const row = await repository.userBySession(tokenHash, new Date(now()));
    if (!row) return undefined;
    const seenAt = Math.max(row.seen_at.getTime(), this.#seen.get(tokenHash) ?? 0);
    if (now() - seenAt >= idleLimit(row, policy)) {
      await repository.endSessions([tokenHash]);
      this.#tellEnded([tokenHash]);
      return undefined;
    }
    if (this.#seen.size > maxSeen) this.#seen.clear();
    this.#seen.set(tokenHash, seenAt);
    const seen = await vvips?.(row.id);
    const actor = toActor(row, dueOf(row, policy, now()), seen);
    return { value: { ...actor, session: tokenHash }, expiresAt: row.expires_at.getTime() };
  }

  async #end(hashes: string[], by: Actor, user: string, action: string): Promise<void> {
    const { repository, audit } = this.#options;
    const ended = await repository.transaction(async (inner, tx) => {
      const gone = await inner.endSessions(hashes);
      const details = { sessions: gone.length };
      await audit.append(tx, by, { action, record: `user:${user}`, details });
      return gone;
    });
    this.#tellEnded(ended);
  }

  #tellEnded(sessions: readonly string[]): void {
    for (const session of sessions) {
      this.#verified.forget(session);
      this.#seen.delete(session);
      for (const listener of this.#ended) listener(session);
    }
  }
}
