import Cable from '@lucide/svelte/icons/cable';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'partners',
    title: { zh: '外部系统', en: 'Outside systems' },
    group: 'settings',
    may: 'partner.manage',
    icon: Cable,
    order: 85,
    words: 'waibuxitong wbxt duijie attached partner webhook',
    load: () => import('./PartnersPage.svelte'),
  },
];
