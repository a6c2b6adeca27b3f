import { may, type Permission, type Subject } from '@daozhen/protocol';
import type { FastifyRequest, RouteOptions } from 'fastify';
import type { App } from './app-type.ts';
import type { Actor, DeviceKind } from './actor.ts';
import { ApiError } from './api-error.ts';
import { httpErrors } from './http.errors.ts';

/**
 * Who may use a route. Declared on every route; registering one without it fails.
 * - `public`: anybody
 * - `session`: anybody who is logged in
 * - `account`: also somebody who has first to change his password or set up his second factor
 * - `may`, `device`: somebody logged in whose roles give the permission (as far as it reaches, the
 *   feature asks again with the record), or a paired device of one of the kinds
 * - `visit-token`: the holder of an examinee's link; the token is the path parameter `token` or a Bearer token
 * - `partner`: an outside system, by its key as the Bearer token
 */
export type Access =
  | 'public'
  | 'session'
  | 'account'
  | 'visit-token'
  | 'partner'
  | { may?: Permission; device?: DeviceKind | readonly DeviceKind[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Who sends the request; absent on public routes unless he is logged in. */
    actor: Actor | undefined;
  }
}

export interface DeclaredRoute {
  method: string;
  url: string;
  access: Access;
}

/** Makes an access declaration a duty of every route and collects them. */
export function requireAccess(app: App): readonly DeclaredRoute[] {
  const routes: DeclaredRoute[] = [];
  app.addHook('onRoute', (route: RouteOptions) => {
    const access = route.config?.access;
    const methods = [route.method].flat();
    if (!access) throw new Error(`route ${methods.join(',')} ${route.url} declares no access`);
    for (const method of methods) routes.push({ method, url: route.url, access });
  });
  return routes;
}

/** Whether an actor satisfies a declaration. */
export function mayUse(access: Access, actor: Actor | undefined): boolean {
  if (access === 'public') return true;
  if (!actor) return false;
  if (access === 'account') return actor.kind === 'user';
  if (access === 'session') return actor.kind === 'user' && !actor.due;
  if (access === 'visit-token') return actor.kind === 'visit';
  if (access === 'partner') return actor.kind === 'partner';
  if (actor.kind === 'user') {
    return access.may !== undefined && may(actor, access.may);
  }
  const kinds = access.device === undefined ? [] : [access.device].flat();
  return actor.kind === 'device' && kinds.includes(actor.device.kind);
}

/** @throws ApiError 401 for a stranger, 403 for somebody known who may not */
export function checkAccess(access: Access, actor: Actor | undefined): void {
  if (mayUse(access, actor)) return;
  if (!actor) throw new ApiError(httpErrors, 'access.login');
  if (actor.kind === 'user' && actor.due) {
    throw new ApiError(httpErrors, 'access.due', { details: { due: actor.due } });
  }
  throw new ApiError(httpErrors, 'access.denied');
}

/** The actor of a request whose route is not public. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new ApiError(httpErrors, 'access.login');
  return request.actor;
}

/** @throws ApiError 403 when the actor may not do this to such a record */
export function requireMay(actor: Actor, permission: Permission, subject: Subject = {}): void {
  if (subject.site !== undefined) requireSite(actor, subject.site);
  if (!may(actor, permission, subject)) throw new ApiError(httpErrors, 'access.denied');
}

/** @throws ApiError 403 when the actor does not work at that campus */
export function requireSite(actor: Actor, site: string): void {
  if (!actor.sites.includes(site)) throw new ApiError(httpErrors, 'access.site');
}
