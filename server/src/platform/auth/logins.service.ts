import { hashToken, randomToken } from '../crypto/index.ts';
import { ApiError } from '../http/index.ts';
import {
  dueOf,
  factorContext,
  failureLimit,
  gate,
  lockMs,
  passwordLapsed,
  toActor,
  unusedMs,
  type AuthParts,
  type UserActor,
} from './auth-parts.ts';
import { authErrors } from './auth.errors.ts';
import type { UserRow } from './auth.repository.ts';
import { checkPassword } from './passwords.ts';
import { factorStep, recoveryHash } from './second-factor.ts';

export interface Credentials {
  username: string;
  password: string;
  /** Of the second factor, or a recovery code. */
  code?: string | undefined;
}

/** Where somebody logs in from. */
export interface Whence {
  address: string;
  agent: string;
}

export interface LoggedIn {
  token: string;
  actor: UserActor;
  /** Sessions ended because there were too many, by token hash. */
  ended: string[];
}

/** Logging in: password, second factor, lock-out. */
export class Logins {
  readonly #parts: AuthParts;

  constructor(parts: AuthParts) {
    this.#parts = parts;
  }

  /**
   * @throws ApiError `login.*`; whoever does not know the password learns nothing of the account
   */
  async login({ username, password, code }: Credentials, whence: Whence): Promise<LoggedIn> {
    const user = await this.#parts.repository.userByName(username);
    const right = await checkPassword(user?.password_hash, password);
    if (!user) throw new ApiError(authErrors, 'login.wrong');
    this.#refuseLocked(user);
    if (!right) {
      await this.fail(user, 'password');
      throw new ApiError(authErrors, 'login.wrong');
    }
    await this.#refuseClosed(user);
    await this.#checkFactor(user, code);
    return this.#enter(user, whence);
  }

  /**
   * Holds a password against a user's own, as a log-in does.
   * @throws ApiError `login.locked`, `password.wrong`
   */
  async confirm(user: UserRow, password: string): Promise<void> {
    this.#refuseLocked(user);
    if (await checkPassword(user.password_hash, password)) return;
    await this.fail(user, 'password');
    throw new ApiError(authErrors, 'password.wrong');
  }

  /** Counts something wrong; the last one too many locks the account. */
  async fail(user: UserRow, what: 'password' | 'code'): Promise<void> {
    const { repository, audit, now } = this.#parts;
    const record = `user:${user.id}`;
    await repository.transaction(async (inner, tx) => {
      const failures = await inner.noteFailure(user.id, failureLimit, new Date(now() + lockMs));
      const locked = failures >= failureLimit;
      await audit.append(tx, gate, {
        action: locked ? 'login.locked' : 'login.failed',
        record,
        details: { what, failures },
      });
    });
  }

  #refuseLocked({ locked_until: until }: UserRow): void {
    const left = (until?.getTime() ?? 0) - this.#parts.now();
    if (left <= 0) return;
    const details = { retryAfterSec: Math.ceil(left / 1000) };
    throw new ApiError(authErrors, 'login.locked', { details });
  }

  /** Told only to those who know the password. */
  async #refuseClosed(user: UserRow): Promise<void> {
    const { repository, audit, policy, now } = this.#parts;
    const unused = !policy.demo && now() - user.used_at.getTime() >= unusedMs;
    if (unused && !user.disabled_at) {
      await repository.transaction(async (inner, tx) => {
        await inner.change(user.id, { disabled_at: new Date(now()) });
        await audit.append(tx, gate, {
          action: 'user.disable',
          record: `user:${user.id}`,
          details: { unused },
        });
      });
    }
    if (unused || user.disabled_at) throw new ApiError(authErrors, 'login.disabled');
    if (passwordLapsed(user, policy, now())) throw new ApiError(authErrors, 'login.lapsed');
  }

  async #checkFactor(user: UserRow, code: string | undefined): Promise<void> {
    if (user.factor === null) return;
    if (code === undefined) throw new ApiError(authErrors, 'login.code-needed');
    if (await this.useCode(user, code)) return;
    await this.fail(user, 'code');
    throw new ApiError(authErrors, 'login.code-wrong');
  }

  /** Uses a code of the second factor or a recovery code up; false when it is wrong. */
  async useCode(user: UserRow, code: string): Promise<boolean> {
    const { repository, vault, now } = this.#parts;
    const hash = recoveryHash(code);
    if (hash !== undefined) return repository.useRecovery(user.id, hash);
    if (user.factor === null) return false;
    const secret = vault.open(user.factor, factorContext(user.id));
    const step = factorStep(secret, code.trim(), now(), user.factor_step);
    return step !== undefined && repository.useStep(user.id, step);
  }

  async #enter(user: UserRow, { address, agent }: Whence): Promise<LoggedIn> {
    const { repository, audit, policy, now } = this.#parts;
    const token = randomToken();
    const session = {
      tokenHash: hashToken(token),
      user: user.id,
      expiresAt: new Date(now() + policy.sessionMs),
      address,
      agent: agent.slice(0, 200),
    };
    const actor = toActor(user, dueOf(user, policy, now()));
    const ended = await repository.transaction(async (inner, tx) => {
      await inner.lockUser(user.id);
      await inner.addSession(session, new Date(now()));
      const open = await inner.sessionsOf(user.id, new Date(now()));
      const others = open.filter(({ token_hash: hash }) => hash !== session.tokenHash);
      const tooMany = others.slice(policy.sessionLimit - 1).map((row) => row.token_hash);
      const gone = await inner.endSessions(tooMany);
      const details = { address, ended: gone.length, factor: user.factor !== null };
      await audit.append(tx, actor, { action: 'login', record: `user:${user.id}`, details });
      return gone;
    });
    return { token, actor: { ...actor, session: session.tokenHash }, ended };
  }
}
