import type { ErrorTexts } from '../http/index.ts';

export const authErrors = {
  'login.wrong': {
    status: 401,
    zh: '用户名或密码不正确。',
    en: 'The user name or the password is wrong.',
  },
  'login.locked': {
    status: 403,
    zh: '密码多次输错，账号已暂时锁定。',
    en: 'Too many wrong passwords; the account is locked for a while.',
  },
} as const satisfies ErrorTexts;
