import { permissions, roles } from '@daozhen/protocol';
import type { Access } from '../src/platform/http/index.ts';
import type { Answer } from './server.ts';

/** Everybody who logs in with an account, by role. */
export const staff = new Set<string>(roles);

/** What is paired. */
export const kinds = new Set(['display', 'caller', 'printer']);

/** What the declaration of a route says, read a second time. */
export function expected(access: Access, part: string): 'in' | 401 | 403 {
  if (access === 'public') return 'in';
  if (access === 'visit-token') return part === 'visit' ? 'in' : 401;
  // Their keys are no accounts and no devices.
  if (access === 'partner') return 401;
  if (!staff.has(part) && !kinds.has(part)) return 401;
  if (access === 'session' || access === 'account') return staff.has(part) ? 'in' : 403;
  const allowed = access.may === undefined ? [] : permissions[access.may];
  const named: readonly string[] = [...allowed, ...[access.device ?? []].flat()];
  return named.includes(part) ? 'in' : 403;
}

/** What became of a request: let in (whatever then came of it), or kept out. */
export function outcome({ status, body }: Answer): 'in' | number {
  const code = String(body?.code);
  if (['access.login', 'link.unknown'].includes(code)) return 401;
  return code === 'access.denied' ? 403 : status >= 500 ? status : 'in';
}
