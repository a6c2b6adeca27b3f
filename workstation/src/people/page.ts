import Users from '@lucide/svelte/icons/users';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'people',
    title: { zh: '人员', en: 'People' },
    group: 'exam',
    may: 'person.read',
    icon: Users,
    order: 30,
    words: 'renyuan ry dangan person',
    load: () => import('./PeoplePage.svelte'),
    find: () => import('./finder.ts'),
  },
  {
    path: 'people/:person',
    title: { zh: '人员档案', en: 'Person' },
    group: 'exam',
    may: 'person.read',
    icon: Users,
    inNavigation: false,
    load: () => import('./PersonPage.svelte'),
  },
];
