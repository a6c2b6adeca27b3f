import type { ErrorTexts } from '../../platform/http/index.ts';

export const reviewErrors = {
  'review.no-day': {
    status: 404,
    zh: '这一天没有叫号流水。请另选一天。',
    en: 'The journal has nothing of that day. Choose another.',
  },
  'review.gap': {
    status: 409,
    zh: '这一天之前的流水不完整，无法回看。',
    en: 'The journal before that day is incomplete; it cannot be looked at.',
  },
  'review.failed': {
    status: 500,
    zh: '回看没有完成，请重试；若再次发生请联系信息科。',
    en: 'The review did not finish. Try again; tell IT if it happens twice.',
  },
  'review.busy': {
    status: 429,
    zh: '已有几项模拟在排队，请稍候再试。',
    en: 'Several studies are waiting already; try again in a little while.',
  },
  'study.unknown': {
    status: 404,
    zh: '没有这次模拟，可能已过期。',
    en: 'There is no such study; it may have expired.',
  },
} as const satisfies ErrorTexts;
