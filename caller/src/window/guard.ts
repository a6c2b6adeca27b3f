import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Who may use the page: only pages this program served itself, on this computer. A web page somewhere
 * else can make a browser ask loopback addresses; it knows neither the secret nor can it take our name.
 * @returns the status to refuse with, undefined for welcome
 */
export function refusal(
  request: { method?: string | undefined; headers: IncomingHttpHeaders },
  port: number,
): number | undefined {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers;
  // A name that merely points here could belong to anybody.
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 421;
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  if (request.method === 'GET') return undefined;
  if (request.method !== 'POST') return 405;
  // A form of another page cannot send this type without being asked first.
  return request.headers['content-type'] === 'application/json' ? undefined : 415;
}

/** Compares in a time that tells nothing. */
export function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Nothing from elsewhere, nothing kept, in no other page's frame. */
export const safeHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;
