/** JSON merge patch (RFC 7396), the form of every live update. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `target` with `patch` applied; neither argument is changed. */
export function applyPatch<T>(target: T, patch: unknown): T {
  if (!isObject(patch)) return patch as T;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (isObject(value)) result[key] = applyPatch(result[key], value);
    else result[key] = value;
  }
  return result as T;
}

const equal = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/**
 * The smallest merge patch that turns `before` into `after`, or undefined when they are equal.
 * Values must be plain JSON; a value in `after` that is undefined counts as absent.
 */
export function diff(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return equal(before, after) ? undefined : after;
  const patch: Record<string, unknown> = {};
  let changed = false;
  for (const key of Object.keys(before)) {
    if (before[key] !== undefined && after[key] === undefined) {
      patch[key] = null;
      changed = true;
    }
  }
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const part = key in before ? diff(before[key], value) : value;
    if (part !== undefined) {
      patch[key] = part;
      changed = true;
    }
  }
  return changed ? patch : undefined;
}
