import type { ErrorTexts } from '../../platform/http/index.ts';

export const attachedErrors = {
  'attached.unknown': { status: 404, zh: '没有这个体检号。', en: 'There is no such number.' },
  'attached.items-unknown': {
    status: 422,
    zh: '有项目代码没有对应关系，或本院区不能做。',
    en: 'Some item codes are not mapped, or cannot be done at this campus.',
  },
  'attached.person-fixed': {
    status: 409,
    zh: '该体检号已登记，只能更改项目，不能更改受检者、院区或优先级。',
    en: 'This number has been registered: its items may change, but not who comes, where, or his class.',
  },
  'partner.unknown': { status: 404, zh: '没有这个对接系统。', en: 'There is no such partner.' },
  'partner.taken': {
    status: 409,
    zh: '这个标识已被使用。',
    en: 'A partner has this id.',
  },
  'partner.webhook': {
    status: 400,
    zh: '回调地址须以 http:// 或 https:// 开头。',
    en: 'The address of the webhook must begin with http:// or https://.',
  },
  'message.unknown': { status: 404, zh: '没有这条消息。', en: 'There is no such message.' },
} as const satisfies ErrorTexts;
