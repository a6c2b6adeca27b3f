const base = '/workstation';

/** Values of a path's colon parts, or of a query; undefined ones are left out. */
export type Values = Record<string, string | undefined>;

/**
 * The address of a page, as a link needs it: `address('people/:person', { person: id })`.
 * What the path does not use becomes the query.
 */
export function address(path: string, values: Values = {}): string {
  const rest = new Map(Object.entries(values));
  const filled = path.replaceAll(/:(\w+)/g, (_hole, name: string) => {
    const value = rest.get(name) ?? '';
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of rest) if (value !== undefined && value !== '') query.set(name, value);
  return `${base}/${filled}${query.size > 0 ? `?${query}` : ''}`;
}

/** The path of a page within the workstation, decoded: `rooms/us-1`; empty for the start. */
export function pathOf(pathname: string): string {
  const inner = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return inner
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
    .join('/');
}

/** Whether an address is one of the workstation's. */
export function isOurs(pathname: string): boolean {
  return pathname.startsWith(`${base}/`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
