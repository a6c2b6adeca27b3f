import Target from '@lucide/svelte/icons/target';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'accuracy',
    title: { zh: '预测准确度', en: 'Forecast accuracy' },
    group: 'floor',
    may: 'forecast.read',
    icon: Target,
    order: 70,
    dailyFor: ['manager'],
    words: 'yucezhunquedu yczqd denghou wucha forecast accuracy waits',
    load: () => import('./AccuracyPage.svelte'),
  },
];
