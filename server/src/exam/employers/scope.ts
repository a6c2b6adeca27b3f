import { may, type Permission } from '@daozhen/protocol';
import { ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import { employerErrors } from './employers.errors.ts';

/** @throws ApiError 403 when the actor's right does not reach this employer */
export function requireEmployer(actor: Actor, permission: Permission, employer: string): void {
  if (!may(actor, permission, { employer }))
    throw new ApiError(employerErrors, 'employer.not-yours');
}

/** @throws ApiError 403 when the batch is of another campus or employer */
export function requireBatch(
  actor: Actor,
  permission: Permission,
  batch: { employer: string; site: string },
): void {
  requireEmployer(actor, permission, batch.employer);
  requireSite(actor, batch.site);
}

/** The employers an actor's reading is limited to; undefined when it is not. */
export function employersOf(actor: Actor): readonly string[] | undefined {
  if (may(actor, 'employer.read', { employer: '' })) return undefined;
  return ('employers' in actor ? actor.employers : undefined) ?? [];
}
