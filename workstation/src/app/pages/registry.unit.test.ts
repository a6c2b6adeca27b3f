import { permissions, type Permission, type Role } from '@daozhen/protocol';
import { describe, expect, test } from 'vitest';
import { address, pathOf } from '../address.ts';
import type { Page } from './page.ts';
import { allPages, findPage, homePage, mayOpen, navigation } from './registry.ts';

const viewer = (...roles: Role[]) => ({
  may: (permission: Permission) =>
    roles.some((role) => (permissions[permission] as readonly Role[]).includes(role)),
  has: (...asked: Role[]) => asked.some((role) => roles.includes(role)),
});

const page = (path: string, more: Partial<Page> = {}): Page => ({
  path,
  title: { zh: path, en: path },
  group: 'floor',
  may: 'floor.read',
  icon: (() => {}) as never,
  load: () => Promise.reject(new Error('not opened here')),
  ...more,
});

describe('the registry', () => {
  test('every page has a title in both languages and an address of its own', () => {
    expect(new Set(allPages.map(({ path }) => path)).size).toBe(allPages.length);
    const isTitled = ({ title }: Page) =>
      /[\u4e00-\u9fff]/.test(title.zh) && /[a-z]/i.test(title.en);
    expect(allPages.filter((each) => !isTitled(each))).toEqual([]);
  });

  test('every page that is registered can be loaded', async () => {
    const modules = await Promise.all(allPages.map((each) => each.load()));
    for (const module of modules) expect(typeof module.default).toBe('function');
  });

  test('a page is shown and opened by its right alone', () => {
    const pages = [page('a'), page('b', { may: 'audit.read', group: 'security' })];
    expect(navigation(viewer('nurse'), pages)).toEqual([{ group: 'floor', pages: [pages[0]] }]);
    expect(mayOpen(pages[1]!, viewer('nurse'))).toBe(false);
    expect(mayOpen(page('c', { may: ['audit.read', 'floor.read'] }), viewer('nurse'))).toBe(true);
  });

  test('what is not somebody’s daily work is left out of his navigation, not locked', () => {
    const pages = [page('a', { dailyFor: ['desk'] }), page('b', { inNavigation: false })];
    expect(navigation(viewer('nurse'), pages)).toEqual([]);
    expect(mayOpen(pages[0]!, viewer('nurse'))).toBe(true);
  });

  test('home is the page of one’s role, else the first one shown, else none', () => {
    const pages = [page('a'), page('b', { homeOf: ['nurse'] })];
    expect(homePage(viewer('nurse'), pages)?.path).toBe('b');
    expect(homePage(viewer('doctor'), pages)?.path).toBe('a');
    expect(homePage(viewer('audit-admin'), pages)).toBeUndefined();
  });
});

describe('a path', () => {
  const pages = [page('people/:person'), page('people/new'), page('people')];

  test('finds its page and fills the colon parts; what is written out wins', () => {
    expect(findPage('people', pages)?.page.path).toBe('people');
    expect(findPage('people/new', pages)?.page.path).toBe('people/new');
    expect(findPage('people/p-1', pages)).toEqual({ page: pages[0], params: { person: 'p-1' } });
    expect(findPage('people/p-1/x', pages)).toBeUndefined();
    expect(findPage('nowhere', pages)).toBeUndefined();
  });

  test('and its address lead back to each other, whatever the id', () => {
    for (const person of ['p-1', '王 五', 'a?b#c&d', '%']) {
      const url = new URL(address('people/:person', { person }), 'http://x');
      expect(pathOf(url.pathname)).toBe(`people/${person}`);
      expect(url.search).toBe('');
    }
    expect(address('people', { query: '王', page: undefined, tab: '' })).toBe(
      '/workstation/people?query=%E7%8E%8B',
    );
    expect(pathOf('/workstation/')).toBe('');
    expect(pathOf('/workstation/devices/')).toBe('devices');
    expect(pathOf('/workstation/%E0%A4%A')).toBe('%E0%A4%A');
  });
});
