import { randomBytes } from 'node:crypto';

/** A short id to find a request in the log, readable over the telephone. */
export function traceId(): string {
  return randomBytes(6).toString('hex');
}
