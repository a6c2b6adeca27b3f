import CircleUser from '@lucide/svelte/icons/circle-user';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'account',
    title: { zh: '我的账号', en: 'My account' },
    group: 'security',
    // Everybody has it.
    may: 'catalogue.read',
    icon: CircleUser,
    order: 90,
    words: 'wode zhanghao mima wdzh password',
    load: () => import('./AccountPage.svelte'),
  },
];
