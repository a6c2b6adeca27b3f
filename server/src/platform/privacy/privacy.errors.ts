import type { ErrorTexts } from '../http/index.ts';

export const privacyErrors = {
  'vvip.unknown': {
    status: 404,
    zh: '没有符合的受保护档案。',
    en: 'There is no such protected record.',
  },
  'vvip.user-unknown': { status: 404, zh: '没有这个账号。', en: 'There is no such account.' },
  'vvip.user-unfit': {
    status: 422,
    zh: '该账号的角色不能查看受检者档案。',
    en: 'The roles of this account do not see examinees at all.',
  },
  'vvip.until-past': {
    status: 422,
    zh: '截止时间已过。',
    en: 'The end lies in the past.',
  },
  'vvip.access-unknown': { status: 404, zh: '没有这条授权。', en: 'There is no such grant.' },
} as const satisfies ErrorTexts;
