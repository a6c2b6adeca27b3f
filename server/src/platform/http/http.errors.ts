import type { ErrorTexts } from './api-error.ts';

/** Codes any route may answer with. */
export const httpErrors = {
  'access.login': { status: 401, zh: '请先登录。', en: 'Log in first.' },
  'access.denied': { status: 403, zh: '您没有权限。', en: 'You may not do this.' },
  'access.site': { status: 403, zh: '您不在该院区工作。', en: 'You do not work at this campus.' },
  'access.due': {
    status: 403,
    zh: '请先修改密码或设置动态验证码。',
    en: 'Change the password or set the second factor up first.',
  },
  'record.changed': {
    status: 409,
    zh: '已被他人修改，请核对后再保存。',
    en: 'Somebody else has changed it meanwhile; look again before you save.',
  },
  'request.invalid': { status: 400, zh: '请求内容不正确。', en: 'The request is not well formed.' },
  'request.cross-site': {
    status: 403,
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request comes from another site.',
  },
  'request.too-large': { status: 413, zh: '请求内容过大。', en: 'The request is too large.' },
  'request.too-many': {
    status: 429,
    zh: '尝试过于频繁，请稍后再试。',
    en: 'Too many attempts; try again later.',
  },
  'request.not-found': {
    status: 404,
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  'request.media-type': {
    status: 415,
    zh: '不支持的内容类型。',
    en: 'The content type is not supported.',
  },
  'database.unavailable': {
    status: 503,
    zh: '数据库暂时不可用，请稍候重试。',
    en: 'The database is away; try again shortly.',
  },
  'floor.unavailable': {
    status: 503,
    zh: '排队服务暂时不可用，本次操作未确认，请稍候重试。',
    en: 'The floor is unavailable; the request was not acknowledged. Try again with the same id.',
  },
  'server.failed': {
    status: 500,
    zh: '服务器出错，请凭追踪编号联系信息科。',
    en: 'The server failed; report the trace id.',
  },
} as const satisfies ErrorTexts;
