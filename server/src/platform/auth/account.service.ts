import { ApiError, type Actor } from '../http/index.ts';
import { factorContext, isAdministrator, type AuthParts, type UserActor } from './auth-parts.ts';
import { authErrors } from './auth.errors.ts';
import type { UserRow } from './auth.repository.ts';
import { passwordFaults, passwordRules, type PasswordFault } from './password-rules.domain.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import {
  factorStep,
  factorUri,
  newFactorSecret,
  newRecoveryCodes,
  recoveryHash,
} from './second-factor.ts';
import type { Sessions } from './sessions.service.ts';

/** What somebody does with his own account. */
export class Account {
  readonly #parts: AuthParts;
  readonly #sessions: Sessions;

  constructor(parts: AuthParts, sessions: Sessions) {
    this.#parts = parts;
    this.#sessions = sessions;
  }

  /** What somebody's own account says of itself. */
  async state(actor: Actor): Promise<{ username: string; factor: boolean; recoveryLeft: number }> {
    const { username, factor, recovery } = await this.#user(actor);
    return { username, factor: factor !== null, recoveryLeft: recovery.length };
  }

  /**
   * Changes the password; every other session of the account ends.
   * @throws ApiError `password.*`, `login.locked`
   */
  async changePassword(actor: UserActor, current: string, next: string): Promise<void> {
    const user = await this.#user(actor);
    await this.#sessions.logins.confirm(user, current);
    const faults = await newPasswordFaults(user, next);
    if (faults.length > 0) throw new ApiError(authErrors, 'password.weak', { details: { faults } });
    const { repository, audit, now } = this.#parts;
    const change = {
      password_hash: await hashPassword(next),
      password_history: historyOf(user),
      password_changed_at: new Date(now()),
      must_change: false,
      failures: 0,
    };
    await repository.transaction(async (inner, tx) => {
      await inner.change(user.id, change);
      await audit.append(tx, actor, { action: 'password.change', record: `user:${user.id}` });
    });
    await this.#sessions.endAll(user.id, actor, actor.session);
    await this.#sessions.refresh(user.id);
  }

  /**
   * Begins to set a second factor up; until it is confirmed the one before holds.
   * @param code of the one before, where there is one, or a recovery code
   * @returns the secret for the authenticator app, and as the picture says it
   * @throws ApiError `password.wrong`, `login.code-wrong`, `login.locked`
   */
  async beginFactor(
    actor: UserActor,
    password: string,
    code?: string,
  ): Promise<{ secret: string; uri: string }> {
    const user = await this.#user(actor);
    await this.#sessions.logins.confirm(user, password);
    if (user.factor !== null) await this.#proveCode(user, code);
    const secret = newFactorSecret();
    const sealed = this.#parts.vault.seal(secret, factorContext(user.id));
    await this.#parts.repository.change(user.id, { factor_pending: sealed });
    return { secret, uri: factorUri(secret, user.username) };
  }

  /**
   * The first code of the app: from now on it is asked for.
   * @returns recovery codes, told this once
   * @throws ApiError `factor.none`, `login.code-wrong`
   */
  async confirmFactor(actor: UserActor, code: string): Promise<string[]> {
    const user = await this.#user(actor);
    if (user.factor_pending === null) throw new ApiError(authErrors, 'factor.none');
    const { vault, now } = this.#parts;
    const secret = vault.open(user.factor_pending, factorContext(user.id));
    const step = factorStep(secret, code.trim(), now(), null);
    if (step === undefined) {
      await this.#sessions.logins.fail(user, 'code');
      throw new ApiError(authErrors, 'login.code-wrong');
    }
    const change = { factor: user.factor_pending, factor_pending: null, factor_step: step };
    return this.#giveCodes(user, actor, 'factor.set-up', change);
  }

  /**
   * New recovery codes in place of those left.
   * @throws ApiError `password.wrong`, `login.code-wrong`, `login.locked`
   */
  async renewRecovery(actor: UserActor, password: string, code: string): Promise<string[]> {
    const user = await this.#prove(actor, password, code);
    return this.#giveCodes(user, actor, 'factor.recovery', {});
  }

  /**
   * Does without the second factor again.
   * @throws ApiError `factor.required` for an administrator, `password.wrong`, `login.code-wrong`
   */
  async removeFactor(actor: UserActor, password: string, code: string): Promise<void> {
    const user = await this.#prove(actor, password, code);
    const { repository, audit, policy } = this.#parts;
    if (isAdministrator(user) && !policy.demo) throw new ApiError(authErrors, 'factor.required');
    await repository.transaction(async (inner, tx) => {
      await inner.change(user.id, noFactor);
      await audit.append(tx, actor, { action: 'factor.remove', record: `user:${user.id}` });
    });
  }

  async #giveCodes(
    user: UserRow,
    actor: UserActor,
    action: string,
    change: Partial<UserRow>,
  ): Promise<string[]> {
    const codes = newRecoveryCodes();
    const recovery = codes.map((code) => recoveryHash(code) ?? '');
    await this.#parts.repository.transaction(async (inner, tx) => {
      await inner.change(user.id, { ...change, recovery, failures: 0 });
      await this.#parts.audit.append(tx, actor, { action, record: `user:${user.id}` });
    });
    await this.#sessions.refresh(user.id);
    return codes;
  }

  async #prove(actor: UserActor, password: string, code: string): Promise<UserRow> {
    const user = await this.#user(actor);
    await this.#sessions.logins.confirm(user, password);
    await this.#proveCode(user, code);
    return user;
  }

  async #proveCode(user: UserRow, code: string | undefined): Promise<void> {
    if (code === undefined) throw new ApiError(authErrors, 'login.code-needed');
    if (await this.#sessions.logins.useCode(user, code)) return;
    await this.#sessions.logins.fail(user, 'code');
    throw new ApiError(authErrors, 'login.code-wrong');
  }

  async #user({ id }: Actor): Promise<UserRow> {
    const user = await this.#parts.repository.user(id);
    if (!user) throw new ApiError(authErrors, 'user.unknown');
    return user;
  }
}

/** An account without a second factor. */
export const noFactor = {
  factor: null,
  factor_pending: null,
  factor_step: null,
  recovery: [] as string[],
};

/** The passwords before the next one, as far as they are remembered. */
export const historyOf = (user: UserRow): string[] =>
  [user.password_hash, ...user.password_history].slice(0, passwordRules.remembered);

/** What is wrong with a new password for this account. */
async function newPasswordFaults(user: UserRow, next: string): Promise<PasswordFault[]> {
  const faults = passwordFaults(next, user);
  for (const hash of historyOf(user)) {
    if (await checkPassword(hash, next)) return [...faults, 'used'];
  }
  return faults;
}
