import { refusals, type Refused } from '@daozhen/protocol';
import { ApiError, type ErrorTexts } from '../../platform/http/index.ts';

/** A refusal of the engine as the error a client gets. */
export function refusalError(refused: Refused): ApiError {
  return new ApiError(refusals, refused.code, {
    ...(refused.details === undefined ? {} : { details: refused.details }),
    current: refused.current,
  });
}

/** Codes of reading the floor. */
export const floorErrors = {
  'place.unknown': {
    status: 404,
    zh: '没有这位受检者或这个检查点。',
    en: 'There is no such visit or station.',
  },
} as const satisfies ErrorTexts;
