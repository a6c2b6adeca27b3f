import DoorOpen from '@lucide/svelte/icons/door-open';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'rooms',
    title: { zh: '诊室叫号', en: 'Rooms' },
    group: 'floor',
    may: 'floor.read',
    icon: DoorOpen,
    order: 20,
    dailyFor: ['doctor', 'nurse', 'manager'],
    homeOf: ['doctor'],
    words: 'jiaohao zsjh call',
    load: () => import('./RoomsPage.svelte'),
  },
  {
    path: 'rooms/:room',
    title: { zh: '叫号', en: 'Call' },
    group: 'floor',
    may: 'floor.read',
    icon: DoorOpen,
    inNavigation: false,
    load: () => import('./CallPage.svelte'),
  },
];
