import type { FastifyRequest } from 'fastify';
import type { App } from './app-type.ts';
import { ApiError } from './api-error.ts';
import { httpErrors } from './http.errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The header our own screens send; another site's page cannot, without asking first. */
export const REQUESTED_WITH = 'daozhen';

/**
 * Refuses what another site's page made a browser send with our cookie: a request that changes something
 * has to come from our own origin or carry our header. Bearer tokens are never sent by themselves.
 */
export function requireSameOrigin(app: App, publicUrl: string | undefined): void {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  app.addHook('onRequest', async (request) => {
    if (safeMethods.has(request.method) || isOurs(request, publicOrigin)) return;
    throw new ApiError(httpErrors, 'request.cross-site');
  });
}

function isOurs(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  // Who knows the token in the path of a visit's link may use it from anywhere.
  if (request.routeOptions.config?.access === 'visit-token') return true;
  const { authorization, origin } = request.headers;
  if (authorization?.startsWith('Bearer ')) return true;
  if (request.headers['x-requested-with'] === REQUESTED_WITH) return true;
  return origin !== undefined && (origin === publicOrigin || hostOf(origin) === request.host);
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
