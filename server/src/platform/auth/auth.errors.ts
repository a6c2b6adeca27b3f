import type { ErrorTexts } from '../http/index.ts';

export const authErrors = {
  'login.wrong': {
    status: 401,
    zh: '用户名或密码不正确。',
    en: 'The user name or the password is wrong.',
  },
  'login.locked': {
    status: 403,
    zh: '多次输错，账号已暂时锁定。',
    en: 'Too many wrong passwords or codes; the account is locked for a while.',
  },
  'login.disabled': {
    status: 403,
    zh: '账号已停用，请联系安全管理员。',
    en: 'The account is closed; ask the security administrator.',
  },
  'login.lapsed': {
    status: 403,
    zh: '一次性密码已过期，请联系安全管理员重新发放。',
    en: 'The one-time password has lapsed; ask the security administrator for another.',
  },
  'login.code-needed': {
    status: 401,
    zh: '请输入动态验证码。',
    en: 'The code of the second factor is needed.',
  },
  'login.code-wrong': {
    status: 401,
    zh: '动态验证码不正确或已使用过。',
    en: 'The code is wrong or was used already.',
  },
  'password.wrong': { status: 403, zh: '当前密码不正确。', en: 'The present password is wrong.' },
  'password.weak': {
    status: 422,
    zh: '新密码不符合要求。',
    en: 'The new password does not follow the rules.',
  },
  'factor.none': {
    status: 409,
    zh: '没有待确认的动态验证码。',
    en: 'No second factor is being set up.',
  },
  'factor.required': {
    status: 409,
    zh: '管理员必须使用动态验证码，不能关闭。',
    en: 'An administrator cannot do without the second factor.',
  },
  'session.unknown': { status: 404, zh: '没有这次登录。', en: 'There is no such session.' },
  'user.unknown': { status: 404, zh: '没有这个账号。', en: 'There is no such account.' },
  'user.name-taken': {
    status: 409,
    zh: '用户名已被使用。',
    en: 'The user name is taken.',
  },
  'user.roles-apart': {
    status: 422,
    zh: '三类管理员相互独立：管理员账号不能再有其他角色。',
    en: 'The three administrators are separate: such an account has no other role.',
  },
  'user.site-unknown': { status: 422, zh: '没有这个院区。', en: 'There is no such campus.' },
  'user.staff-unknown': {
    status: 422,
    zh: '没有这位工作人员。',
    en: 'There is no such staff member.',
  },
  'user.oneself': {
    status: 409,
    zh: '不能更改自己的权限或停用自己，请由另一位安全管理员操作。',
    en: 'Nobody changes his own rights or closes his own account.',
  },
  'user.last-administrator': {
    status: 409,
    zh: '这是最后一个可用的该类管理员账号，请先设立另一个。',
    en: 'This is the last such administrator in use; make another first.',
  },
} as const satisfies ErrorTexts;
