import { refusals, type Language } from '@daozhen/protocol';
import { ApiError } from '../../platform/http/index.ts';

/** What the live planes themselves answer, beside the refusals of the floor. */
const texts = {
  'live.malformed': { zh: '消息格式不正确。', en: 'The message is not well formed.' },
  'live.too-large': { zh: '消息过大。', en: 'The message is too large.' },
  'live.unauthorised': {
    zh: '凭证无效或已失效，请重新登录或配对。',
    en: 'The token is not valid; sign in or pair again.',
  },
  'live.no-hello': { zh: '未按时表明身份。', en: 'No hello arrived in time.' },
  'live.too-fast': { zh: '消息过于频繁。', en: 'Too many messages.' },
  'live.too-many': { zh: '连接过多，请稍后再试。', en: 'Too many connections; come back later.' },
  'live.replaced': { zh: '已在别处打开。', en: 'Opened too often elsewhere.' },
  'live.failed': { zh: '服务器内部错误。', en: 'The server failed to answer.' },
  'topic.forbidden': { zh: '无权查看。', en: 'You may not watch this topic.' },
  'topic.unknown': { zh: '没有这个内容。', en: 'There is no such topic.' },
  'topic.too-many': { zh: '订阅过多。', en: 'Too many topics on one connection.' },
} as const;

export type LiveCode = keyof typeof texts | 'protocol.client-too-old' | 'protocol.server-too-old';

/** The sentence for a code in a language. */
export function liveText(code: LiveCode, language: Language): string {
  return code in texts
    ? texts[code as keyof typeof texts][language]
    : refusals[code as 'protocol.client-too-old'][language];
}

/** Whether a token was not even looked up, because too many wrong ones came from the same address. */
export function isTooMany(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'request.too-many';
}
