import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asset } from './guide-bundle.ts';

const gzipped = promisify(gzip);

/** Nothing of a person's page is kept, indexed or named to another site. */
export function privately(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow');
}

/** Sends text small: phones come over slow networks. */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  text: string,
): Promise<FastifyReply> {
  void reply.type(type).header('vary', 'accept-encoding, accept-language, cookie');
  if (!accepts(request, 'gzip')) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(await gzipped(text, { level: 6 }));
}

/** Sends the page's script in the smallest form the browser reads. */
export function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  asset: Asset,
): FastifyReply {
  void reply
    .type('text/javascript; charset=utf-8')
    .header('vary', 'accept-encoding')
    .header('cache-control', 'public, max-age=31536000, immutable');
  if (accepts(request, 'br')) return reply.header('content-encoding', 'br').send(asset.brotli);
  if (accepts(request, 'gzip')) return reply.header('content-encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.plain);
}

function accepts(request: FastifyRequest, encoding: string): boolean {
  const header = request.headers['accept-encoding'] ?? '';
  return header.split(',').some((part) => part.trim().split(';')[0] === encoding);
}

/**
 * What the page may load and reach: its own script, and the feed of its own host by name, because old
 * Safari does not count a WebSocket among `'self'`.
 */
export function contentPolicy(host: string): string {
  const own = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${own}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}
