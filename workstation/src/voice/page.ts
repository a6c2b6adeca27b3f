import Megaphone from '@lucide/svelte/icons/megaphone';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'voice',
    title: { zh: '广播', en: 'Announcements' },
    group: 'floor',
    may: 'voice.use',
    icon: Megaphone,
    order: 30,
    words: 'guangbo gb voice',
    load: () => import('./VoicePage.svelte'),
  },
];
