import UsersRound from '@lucide/svelte/icons/users-round';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'users',
    title: { zh: '账号', en: 'Accounts' },
    group: 'security',
    may: 'user.read',
    icon: UsersRound,
    order: 10,
    homeOf: ['security-admin'],
    words: 'zhanghao zh yonghu quanxian users',
    load: () => import('./UsersPage.svelte'),
  },
];
