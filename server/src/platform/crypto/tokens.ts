import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A new token of 256 random bits, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * A token of 128 bits (22 characters, base64url) made from the server's secret: the same for the same
 * purpose and id, so that an answer can be repeated although only the token's hash is stored.
 */
export function deriveToken(secret: string, purpose: string, id: string): string {
  const mac = createHmac('sha256', secret).update(`${purpose}\0${id}`).digest();
  return mac.subarray(0, 16).toString('base64url');
}

/** What is stored of a token. Tokens are random, so a plain hash cannot be searched for. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
