import type { Permission, Role } from '@daozhen/protocol';
import { groups, type Page, type PageGroup } from './page.ts';

/** Who looks at the registry: a session, as far as rights go. */
interface Viewer {
  may(permission: Permission): boolean;
  has(...roles: Role[]): boolean;
}

/** Every feature folder's `page.ts`: to be there is to be registered. */
const files = import.meta.glob<readonly Page[]>('../../*/page.ts', {
  eager: true,
  import: 'pages',
});

const place = (page: Page) => groups.indexOf(page.group) * 1000 + (page.order ?? 50);

export const allPages: readonly Page[] = Object.values(files)
  .flat()
  .sort((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));

/** Whether somebody may open a page. */
export function mayOpen(page: Page, viewer: Viewer): boolean {
  return [page.may].flat().some((permission) => viewer.may(permission));
}

/** What the navigation shows somebody: groups with their pages, empty ones left out. */
export function navigation(
  viewer: Viewer,
  pages: readonly Page[] = allPages,
): { group: PageGroup; pages: Page[] }[] {
  const shown = pages.filter(
    (page) =>
      page.inNavigation !== false &&
      mayOpen(page, viewer) &&
      (!page.dailyFor || viewer.has(...page.dailyFor)),
  );
  return groups
    .map((group) => ({ group, pages: shown.filter((page) => page.group === group) }))
    .filter((part) => part.pages.length > 0);
}

/** The page somebody starts on, or undefined if no page is for him. */
export function homePage(viewer: Viewer, pages: readonly Page[] = allPages): Page | undefined {
  const own = pages.find(
    (page) => page.homeOf && viewer.has(...page.homeOf) && mayOpen(page, viewer),
  );
  return own ?? navigation(viewer, pages)[0]?.pages[0];
}

export interface Found {
  page: Page;
  params: Record<string, string>;
}

/** The page of a path, with the values of its colon parts; a path written out wins over a pattern. */
export function findPage(path: string, pages: readonly Page[] = allPages): Found | undefined {
  const exact = pages.find((page) => page.path === path);
  if (exact) return { page: exact, params: {} };
  const parts = path.split('/');
  for (const page of pages) {
    const params = match(page.path.split('/'), parts);
    if (params) return { page, params };
  }
  return undefined;
}

function match(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, piece] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (piece.startsWith(':')) params[piece.slice(1)] = part;
    else if (piece !== part) return undefined;
  }
  return params;
}
