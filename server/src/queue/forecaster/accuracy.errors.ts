import type { ErrorTexts } from '../../platform/http/index.ts';

export const accuracyErrors = {
  'forecast.range': {
    status: 400,
    zh: '结束日期不能早于开始日期。',
    en: 'The last day must not be before the first.',
  },
} as const satisfies ErrorTexts;
