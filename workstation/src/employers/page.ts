import Building2 from '@lucide/svelte/icons/building-2';
import CalendarRange from '@lucide/svelte/icons/calendar-range';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'employers',
    title: { zh: '单位', en: 'Employers' },
    group: 'employers',
    may: 'employer.read',
    icon: Building2,
    order: 10,
    words: 'danwei dw employer company',
    homeOf: ['liaison'],
    load: () => import('./EmployersPage.svelte'),
    find: () => import('./finder.ts'),
  },
  {
    path: 'employers/:employer',
    title: { zh: '单位档案', en: 'Employer' },
    group: 'employers',
    may: 'employer.read',
    icon: Building2,
    inNavigation: false,
    load: () => import('./EmployerPage.svelte'),
  },
  {
    path: 'batches',
    title: { zh: '体检批次', en: 'Exam batches' },
    group: 'employers',
    may: 'employer.read',
    icon: CalendarRange,
    order: 20,
    words: 'tijianpici tjpc pici batch mingdan',
    load: () => import('./BatchesPage.svelte'),
  },
  {
    path: 'batches/:batch',
    title: { zh: '体检批次', en: 'Exam batch' },
    group: 'employers',
    may: 'employer.read',
    icon: CalendarRange,
    inNavigation: false,
    load: () => import('./BatchPage.svelte'),
  },
];
