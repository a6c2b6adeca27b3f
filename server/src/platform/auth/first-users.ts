import type { AuthRepository, NewUser } from './auth.repository.ts';
import type { Audit } from '../audit/index.ts';
import type { Actor } from '../http/index.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

interface DemoAccount extends Omit<NewUser, 'passwordHash'> {
  password: string;
}

/** Adds the demo's accounts; accounts that exist keep their password. */
export async function addDemoUsers(
  repository: AuthRepository,
  accounts: readonly DemoAccount[],
): Promise<void> {
  const hashes = new Map<string, Promise<string>>();
  const users = accounts.map(async ({ password, ...account }) => {
    const hash = hashes.get(password) ?? hashPassword(password);
    hashes.set(password, hash);
    return { ...account, passwordHash: await hash };
  });
  await repository.addUsers(await Promise.all(users));
}

/** An account made at the first start, with the password that has to be told. */
export interface FirstAccount {
  username: string;
  password: string;
}

const firstStart: Actor = { kind: 'system', id: 'first-start', roles: [], sites: [] };

const firstAdministrators = [
  { role: 'system-admin', username: 'system', name: '系统管理员' },
  { role: 'security-admin', username: 'security', name: '安全管理员' },
  { role: 'audit-admin', username: 'audit', name: '审计管理员' },
] as const;

/**
 * Gives a server each of the three administrators that nobody is yet.
 * @returns the accounts made, with passwords made up here
 */
export async function addFirstAdministrators(
  repository: AuthRepository,
  audit: Audit,
  sites: string[],
): Promise<FirstAccount[]> {
  const held = new Set(await repository.heldRoles());
  const missing = firstAdministrators.filter(({ role }) => !held.has(role));
  const made = missing.map(async ({ role, username, name }) => {
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    const rights = { roles: [role], sites, mustChange: true };
    const user = { id: username, username, name, passwordHash, ...rights };
    return { user, told: { username, password } };
  });
  const accounts = await Promise.all(made);
  if (accounts.length === 0) return [];
  await repository.transaction(async (inner, tx) => {
    await inner.addUsers(accounts.map(({ user }) => user));
    const entries = accounts.map(({ user }) => ({
      action: 'user.add',
      record: `user:${user.id}`,
      details: { username: user.username, roles: user.roles },
    }));
    await audit.append(tx, firstStart, ...entries);
  });
  return accounts.map(({ told }) => told);
}
