import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'desk',
    title: { zh: '前台', en: 'Front desk' },
    group: 'floor',
    may: 'floor.read',
    icon: ClipboardList,
    order: 10,
    dailyFor: ['desk', 'nurse', 'manager'],
    homeOf: ['desk', 'nurse', 'manager'],
    words: 'qiantai qt check-in',
    load: () => import('./DeskPage.svelte'),
  },
];
