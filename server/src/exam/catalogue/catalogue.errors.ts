import type { ErrorTexts } from '../../platform/http/index.ts';

export const catalogueErrors = {
  'site.unknown': { status: 404, zh: '没有这个院区。', en: 'There is no such campus.' },
  'date.unknown': { status: 400, zh: '没有这一天。', en: 'There is no such day.' },
} as const satisfies ErrorTexts;
