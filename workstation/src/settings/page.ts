import Building2 from '@lucide/svelte/icons/building-2';
import CalendarRange from '@lucide/svelte/icons/calendar-range';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'settings/campuses',
    title: { zh: '院区与诊室', en: 'Campuses and rooms' },
    group: 'settings',
    may: 'settings.read',
    icon: Building2,
    order: 10,
    homeOf: ['system-admin'],
    words: 'yuanqu zhenshi pingmiantu yq zs campus floor plan',
    load: () => import('./CampusesPage.svelte'),
  },
  {
    path: 'settings/offers',
    title: { zh: '项目与套餐', en: 'Items and packages' },
    group: 'settings',
    may: 'settings.read',
    icon: ClipboardList,
    order: 12,
    words: 'xiangmu taocan jiage cankaofanwei xm tc price reference',
    load: () => import('./OffersPage.svelte'),
  },
  {
    path: 'settings/calendar',
    title: { zh: '开放时间与号量', en: 'Opening hours and capacity' },
    group: 'settings',
    may: 'settings.read',
    icon: CalendarRange,
    order: 14,
    words: 'kaifangshijian jiejiari haoliang banci hl jjr holiday shift',
    load: () => import('./CalendarPage.svelte'),
  },
];
