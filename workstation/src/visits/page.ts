import ListChecks from '@lucide/svelte/icons/list-checks';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'visits',
    title: { zh: '体检名单', en: 'Visits' },
    group: 'exam',
    may: 'visit.read',
    icon: ListChecks,
    order: 20,
    words: 'tijianmingdan tjmd jinri yujian mingdan today expected',
    load: () => import('./VisitsPage.svelte'),
  },
];
