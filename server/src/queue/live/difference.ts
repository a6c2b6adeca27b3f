type Fields = Record<string, unknown>;

/** A step from one view to the next, which is a clean copy; unchanged parts are those of the view before. */
export interface Step {
  next: Fields;
  /** The smallest JSON merge patch (RFC 7396) between the two. */
  patch: Fields;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a property counts as not there: JSON has no such numbers, and a merge patch means removal by null. */
const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'number' && !Number.isFinite(value));

/** A copy that later changes of the original do not reach, without the properties that are absent. */
export function cleanCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => (isAbsent(each) ? null : cleanCopy(each)));
  const copy: Fields = {};
  for (const [key, part] of Object.entries(value)) {
    if (!isAbsent(part)) copy[key] = cleanCopy(part);
  }
  return copy;
}

function isSameList(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (after.length !== before.length) return false;
  for (let i = 0; i < before.length; i += 1) {
    const [old, value] = [before[i], after[i]];
    if (old !== value && !isSame(old, isAbsent(value) ? null : value)) return false;
  }
  return true;
}

/** Whether `after` would travel as `before`, which is a clean copy. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before)) return Array.isArray(after) && isSameList(before, after);
  return isFields(before) && isFields(after) && difference(before, after) === undefined;
}

/**
 * The step from a view as it was sent to the view as it is now. Called for every phone at every change.
 * @param before a clean copy
 * @returns undefined when there is no difference
 */
export function difference(before: Fields, after: Fields): Step | undefined {
  let step: Step | undefined;
  for (const key in after) {
    const value = after[key];
    const old = before[key];
    if (old === value || isAbsent(value)) continue;
    if (isFields(old) && isFields(value)) {
      const part = difference(old, value);
      if (!part) continue;
      step ??= { next: { ...before }, patch: {} };
      step.next[key] = part.next;
      step.patch[key] = part.patch;
    } else if (!isSame(old, value)) {
      step ??= { next: { ...before }, patch: {} };
      step.next[key] = step.patch[key] = cleanCopy(value);
    }
  }
  for (const key in before) {
    if (!isAbsent(after[key])) continue;
    step ??= { next: { ...before }, patch: {} };
    delete step.next[key];
    step.patch[key] = null;
  }
  return step;
}
