import { createHmac } from 'node:crypto';

/**
 * How a message is signed: HMAC-SHA256, hex, of the time and the body with a dot in between, so that an
 * old message cannot be sent again by somebody who listened.
 * @param seconds since the epoch, as the header says it
 */
export function signature(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

/** How long to wait before a message is sent again, ms, by how often it was: the last for ever after. */
const waits = [2, 10, 30, 60, 180, 600, 1_800, 3_600, 3_600, 7_200].map((sec) => sec * 1_000);
/** About three days. */
export const mostAttempts = 44;

export function waitBefore(attempts: number): number {
  return waits[Math.min(attempts, waits.length) - 1] ?? waits[0]!;
}
