import Gem from '@lucide/svelte/icons/gem';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'vips',
    title: { zh: '贵宾', en: 'VIPs' },
    group: 'floor',
    may: 'vip.read',
    icon: Gem,
    order: 22,
    words: 'guibin vip zhanwei yuliu yingxiang',
    load: () => import('./VipsPage.svelte'),
  },
];
