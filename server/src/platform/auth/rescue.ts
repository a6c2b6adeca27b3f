import type { Audit } from '../audit/index.ts';
import type { Actor } from '../http/index.ts';
import { historyOf, noFactor } from './account.service.ts';
import type { AuthRepository } from './auth.repository.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

const consoleActor: Actor = { kind: 'system', id: 'console', roles: [], sites: [] };

/**
 * Lets somebody in again who cannot come in by himself, and whom no security administrator can help: new
 * one-time password, no second factor, open and not locked; the sessions end.
 * @returns the password; undefined when there is no such account
 */
export async function rescueAccount(
  repository: AuthRepository,
  audit: Audit,
  username: string,
  now: number,
): Promise<string | undefined> {
  const user = await repository.userByName(username);
  if (!user) return undefined;
  const password = oneTimePassword();
  const change = {
    ...noFactor,
    password_hash: await hashPassword(password),
    password_history: historyOf(user),
    password_changed_at: new Date(now),
    must_change: true,
    failures: 0,
    locked_until: null,
    disabled_at: null,
    used_at: new Date(now),
  };
  await repository.transaction(async (inner, tx) => {
    await inner.change(user.id, change);
    const sessions = await inner.sessionsOf(user.id, new Date(0));
    await inner.endSessions(sessions.map((session) => session.token_hash));
    await audit.append(tx, consoleActor, { action: 'user.rescue', record: `user:${user.id}` });
  });
  return password;
}
