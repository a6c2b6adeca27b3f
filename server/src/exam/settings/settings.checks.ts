import { Value } from 'typebox/value';
import { ApiError, httpErrors } from '../../platform/http/index.ts';
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

/**
 * That nobody has changed the entries since they were seen.
 * @param rows their last versions, of those that ever were
 * @returns them by kind and id
 * @throws ApiError `record.changed` with what it is now, `settings.unknown`
 */
export function checkVersions<
  Row extends Pick<Change, 'kind' | 'id' | 'version'> & { entry: unknown },
>(rows: readonly Row[], changes: readonly Change[]): Map<string, Row> {
  const last = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  for (const { kind, id, version, entry } of changes) {
    const row = last.get(`${kind} ${id}`);
    const gone = row?.entry === null;
    // What was taken away may be made anew without knowing that it ever was.
    if ((row?.version ?? 0) === version || (gone && version === 0 && entry)) continue;
    if (!row) throw new ApiError(settingsErrors, 'settings.unknown', { details: { kind, id } });
    const current = { version: row.version, entry: row.entry };
    throw new ApiError(httpErrors, 'record.changed', { details: { kind, id }, current });
  }
  return last;
}
