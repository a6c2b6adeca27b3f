import DatabaseBackup from '@lucide/svelte/icons/database-backup';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'migration',
    title: { zh: '数据迁移', en: 'Data migration' },
    group: 'settings',
    may: 'migration.run',
    icon: DatabaseBackup,
    order: 80,
    words: 'shujuqianyi sjqy migration import',
    load: () => import('./MigrationPage.svelte'),
  },
];
