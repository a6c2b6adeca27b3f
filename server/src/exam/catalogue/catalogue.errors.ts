import type { ErrorTexts } from '../../platform/http/index.ts';

export const catalogueErrors = {
  'site.unknown': { status: 404, zh: '没有这个院区。', en: 'There is no such campus.' },
} as const satisfies ErrorTexts;
