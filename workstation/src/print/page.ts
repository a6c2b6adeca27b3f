import Printer from '@lucide/svelte/icons/printer';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'printing',
    title: { zh: '打印', en: 'Printing' },
    group: 'floor',
    may: 'printing.use',
    icon: Printer,
    order: 40,
    words: 'dayin dy',
    load: () => import('./PrintingPage.svelte'),
  },
];
