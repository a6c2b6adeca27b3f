import type { ErrorTexts } from '../../platform/http/index.ts';

export const migrationErrors = {
  'migration.mapping': {
    status: 400,
    zh: '映射文件不正确，请核对。',
    en: 'The mapping is not right.',
  },
} as const satisfies ErrorTexts;
