import { randomBytes } from 'node:crypto';
import type { AuthRepository, NewUser } from './auth.repository.ts';
import { hashPassword } from './passwords.ts';

export interface DemoAccount extends Omit<NewUser, 'passwordHash'> {
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

/**
 * Gives a server without any account its first administrator.
 * @returns the password, if it was made up here and has to be told; undefined otherwise
 */
export async function addFirstAdmin(
  repository: AuthRepository,
  sites: string[],
  given: string | undefined,
): Promise<string | undefined> {
  if (await repository.hasUsers()) return undefined;
  const password = given ?? randomBytes(12).toString('base64url');
  await repository.addUsers([
    {
      id: 'admin',
      username: 'admin',
      name: '系统管理员',
      passwordHash: await hashPassword(password),
      roles: ['admin', 'manager'],
      sites,
    },
  ]);
  return given === undefined ? password : undefined;
}
