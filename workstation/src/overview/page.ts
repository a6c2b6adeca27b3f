import MapPinned from '@lucide/svelte/icons/map-pinned';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'overview',
    title: { zh: '现场总览', en: 'The floor' },
    group: 'floor',
    may: 'floor.read',
    icon: MapPinned,
    order: 5,
    dailyFor: ['desk', 'nurse', 'manager'],
    words: 'xianchang zonglan xczl overview floor dashboard',
    load: () => import('./OverviewPage.svelte'),
  },
];
