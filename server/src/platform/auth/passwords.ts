import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane (about 30 ms). */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password as it is stored: argon2id in its PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** 96 random bits; to be changed at the first log-in. */
export const oneTimePassword = (): string => randomBytes(12).toString('base64url');

let nobody: Promise<string> | undefined;

/**
 * Whether a password is right. Without a hash (no such user) it takes as long and answers false, so that
 * the time tells nothing about who exists.
 */
export async function checkPassword(stored: string | undefined, given: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await nobody), given);
  return right && stored !== undefined;
}
