import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const issuer = 'Daozhen';
const secretBytes = 20;
/** One code earlier or later: clocks differ. */
const window = 1;

/** A new secret, in base32. */
export function newFactorSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What an authenticator app reads from the picture. */
export function factorUri(secret: string, username: string): string {
  return totp(secret, username).toString();
}

/**
 * The time step a code belongs to; undefined when it is wrong, or of a step that was used already: a code
 * somebody has looked over a shoulder is good for nothing.
 */
export function factorStep(
  secret: string,
  code: string,
  now: number,
  used: number | null,
): number | undefined {
  const delta = totp(secret, '').validate({ token: code, timestamp: now, window });
  if (delta === null) return undefined;
  const step = Math.floor(now / 1000 / form.period) + delta;
  return used !== null && step <= used ? undefined : step;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ ...form, issuer, label, secret: Secret.fromBase32(secret) });
}

const recoveryCodes = 10;
const recoveryBytes = 10;
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** New recovery codes of 80 bits, each good once: `ABCD-EFGH-JKLM-NPQR`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const bits = BigInt(`0x${randomBytes(recoveryBytes).toString('hex')}`);
    const signs = Array.from(
      { length: 16 },
      (_, at) => alphabet[Number((bits >> BigInt(at * 5)) & 31n)],
    );
    return signs.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is stored of a recovery code; undefined for what is none. */
export function recoveryHash(given: string): string | undefined {
  const code = given.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return code.length === 16 ? createHash('sha256').update(code).digest('base64url') : undefined;
}
