import UserX from '@lucide/svelte/icons/user-x';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'passed',
    title: { zh: '过号', en: 'Missed calls' },
    group: 'floor',
    may: 'passes.read',
    icon: UserX,
    order: 24,
    words: 'guohao gh chongpai guize moni missed passed policy',
    load: () => import('./PassedPage.svelte'),
  },
];
