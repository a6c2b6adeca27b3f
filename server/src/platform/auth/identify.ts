import type { FastifyRequest } from 'fastify';
import { checkAccess, type Access, type App } from '../http/index.ts';
import { TokenGuard, type Identities } from './token-guard.ts';

export const SESSION_COOKIE = 'daozhen_session';

/** Finds out who sends each request and holds it against the route's access. Public routes ask nobody. */
export function identify(app: App, identities: Identities): void {
  const guard = new TokenGuard(identities);
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config?.access;
    if (access === undefined || access === 'public') return;
    const token = tokenOf(request, access);
    if (token?.kind === 'session') request.actor = await identities.session(token.text);
    else if (token) request.actor = await guard.find([token.kind], token.text, request.ip);
    checkAccess(access, request.actor);
  });
}

function tokenOf(
  request: FastifyRequest,
  access: Access,
): { kind: keyof Identities; text: string } | undefined {
  const bearer = /^Bearer ([\w-]{16,128})$/.exec(request.headers.authorization ?? '')?.[1];
  if (access === 'visit-token') {
    const text = bearer ?? (request.params as { token?: string }).token;
    return text === undefined ? undefined : { kind: 'visit', text };
  }
  if (access === 'partner')
    return bearer === undefined ? undefined : { kind: 'partner', text: bearer };
  if (bearer !== undefined) return { kind: 'device', text: bearer };
  const session = request.cookies[SESSION_COOKIE];
  return session === undefined ? undefined : { kind: 'session', text: session };
}
