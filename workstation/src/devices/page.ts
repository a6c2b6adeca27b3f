import Monitor from '@lucide/svelte/icons/monitor';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'devices',
    title: { zh: '设备', en: 'Devices' },
    group: 'settings',
    may: 'device.manage',
    icon: Monitor,
    order: 20,
    words: 'shebei sb display pairing',
    load: () => import('./DevicesPage.svelte'),
  },
];
