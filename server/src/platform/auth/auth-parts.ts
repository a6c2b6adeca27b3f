import { administrators } from '@daozhen/protocol';
import type { Audit } from '../audit/index.ts';
import type { Vault } from '../crypto/index.ts';
import type { Actor, Due } from '../http/index.ts';
import type { AuthRepository, UserRow } from './auth.repository.ts';
import { passwordExpired } from './password-rules.domain.ts';

export type UserActor = Extract<Actor, { kind: 'user' }>;

/** How strict log-ins are. */
export interface AuthPolicy {
  /** How long a session lasts, ms. */
  sessionMs: number;
  /** How long it lasts without a request, ms. */
  idleMs: number;
  /** Sessions one account may have at a time; a further one ends the oldest. */
  sessionLimit: number;
  /** Where the demo is on: no password has to be changed, nobody needs a second factor. */
  demo: boolean;
}

export interface AuthParts {
  repository: AuthRepository;
  audit: Audit;
  vault: Pick<Vault, 'seal' | 'open'>;
  policy: AuthPolicy;
  now: () => number;
}

/** Wrong passwords or codes in a row before an account is locked, and for how long. */
export const failureLimit = 5;
export const lockMs = 15 * 60_000;

/** An account nobody has used for so long is closed. */
export const unusedMs = 90 * 86_400_000;

/** An administrator's session ends sooner when nothing is done with it. */
const administratorIdleMs = 15 * 60_000;

/** A password somebody else made up is good for so long. */
const oneTimeMs = 7 * 86_400_000;

/** Whether a one-time password was not used in time. */
export function passwordLapsed(row: UserRow, { demo }: AuthPolicy, now: number): boolean {
  return !demo && row.must_change && now - row.password_changed_at.getTime() >= oneTimeMs;
}

/** The context a user's second factor is sealed in. */
export const factorContext = (user: string): string => `users:${user}`;

export const isAdministrator = ({ roles }: Pick<UserRow, 'roles'>): boolean =>
  roles.some((role) => administrators.includes(role));

/** How long a user's session lasts without a request, ms. */
export function idleLimit(row: Pick<UserRow, 'roles'>, { idleMs, demo }: AuthPolicy): number {
  return isAdministrator(row) && !demo ? Math.min(idleMs, administratorIdleMs) : idleMs;
}

/** What a user has to do before anything else. */
export function dueOf(row: UserRow, { demo }: AuthPolicy, now: number): Due[] {
  if (demo) return [];
  const due: Due[] = [];
  if (row.must_change || passwordExpired(row.password_changed_at, now)) due.push('password');
  if (isAdministrator(row) && row.factor === null) due.push('factor');
  return due;
}

/** A user as he acts: without any right as long as something is due. */
export function toActor(row: UserRow, due: Due[], vvips: readonly string[] = []): UserActor {
  const { id, name, staff } = row;
  if (due.length > 0) return { kind: 'user', id, name, roles: [], sites: [], due };
  const { roles, sites, employers } = row;
  return {
    kind: 'user',
    id,
    name,
    roles,
    sites,
    ...(staff !== null && { staff }),
    ...(employers.length > 0 && { employers }),
    ...(vvips.length > 0 && { vvips }),
  };
}

/** Who writes in the audit log what nobody logged in did. */
export const gate: Actor = { kind: 'system', id: 'login', roles: [], sites: [] };
