import ChartColumn from '@lucide/svelte/icons/chart-column';
import UserCheck from '@lucide/svelte/icons/user-check';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'duty',
    title: { zh: '在岗与负荷', en: 'Duty and load' },
    group: 'floor',
    may: 'staffing.live',
    icon: UserCheck,
    order: 40,
    dailyFor: ['desk', 'manager'],
    words: 'zaigang fuhe zgfh shanggang ligang zhiyuan duty load support',
    load: () => import('./DutyPage.svelte'),
  },
  {
    path: 'workload',
    title: { zh: '工作量统计', en: 'Workload' },
    group: 'floor',
    may: 'staffing.read',
    icon: ChartColumn,
    order: 41,
    dailyFor: ['manager'],
    words: 'gongzuoliang tongji gzltj gongshi workload hours statistics',
    load: () => import('./WorkloadPage.svelte'),
  },
];
