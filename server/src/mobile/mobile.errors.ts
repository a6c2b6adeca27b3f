import type { ErrorTexts } from '../platform/http/index.ts';

export const mobileErrors = {
  'link.unknown': {
    status: 404,
    zh: '链接无效，请到前台重新打印二维码。',
    en: 'This link does not open; ask the desk for a new one.',
  },
  'link.expired': {
    status: 410,
    zh: '链接已过期，请到前台重新打印二维码。',
    en: 'This link has expired; ask the desk for a new one.',
  },
  'link.no-picture': {
    status: 503,
    zh: '暂时看不到排队信息，请稍后再试。您的排队不受影响。',
    en: 'The queue cannot be shown right now; your place is not affected.',
  },
  'tap.not-allowed': {
    status: 403,
    zh: '这一步请联系护士办理。',
    en: 'Please ask a nurse to do this.',
  },
} as const satisfies ErrorTexts;

export type MobileErrorCode = keyof typeof mobileErrors;
