import { Value } from 'typebox/value';
import { ApiError } from '../../platform/http/index.ts';
import { brokenReferences, entrySchemas, type Entries } from '../catalogue/index.ts';
import { idFits, tellBroken } from './settings.domain.ts';
import { settingsErrors } from './settings.errors.ts';
import type { Change } from './settings.schemas.ts';

/** As many as one can read. */
export const told = 50;

/**
 * Each change by itself: its fields, and that its id fits and is given once.
 * @throws ApiError naming the first that is wrong
 */
export function checkForm(changes: readonly Change[]): void {
  const seen = new Set(changes.map(({ kind, id }) => `${kind} ${id}`));
  if (seen.size < changes.length) throw new ApiError(settingsErrors, 'settings.id');
  for (const change of changes) {
    if (!idFits(change)) {
      const { kind, id } = change;
      throw new ApiError(settingsErrors, 'settings.id', { details: { kind, id } });
    }
    const [problem] = change.entry ? Value.Errors(entrySchemas[change.kind], change.entry) : [];
    if (problem) {
      const { kind, id } = change;
      const details = { kind, id, field: problem.instancePath, problem: problem.message };
      throw new ApiError(settingsErrors, 'settings.invalid', { details });
    }
  }
}

/**
 * The entries of a day as a whole.
 * @throws ApiError `settings.in-use` where others name what goes, `settings.reference` where a changed entry
 *   names what is not there
 */
export function checkReferences(after: Entries, changes: readonly Change[], day: string): void {
  const broken = brokenReferences(after);
  if (broken.length === 0) return;
  const { own, others } = tellBroken(broken, after, changes);
  const code = others.length > 0 ? 'settings.in-use' : 'settings.reference';
  const list = others.length > 0 ? others : own;
  throw new ApiError(settingsErrors, code, {
    details: { by: list.slice(0, told), count: list.length, day },
  });
}
