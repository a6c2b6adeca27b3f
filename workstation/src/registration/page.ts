import UserPlus from '@lucide/svelte/icons/user-plus';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'register',
    title: { zh: '登记', en: 'Register' },
    group: 'exam',
    may: 'visit.register',
    icon: UserPlus,
    order: 10,
    words: 'dengji dj register',
    load: () => import('./RegisterPage.svelte'),
  },
];
