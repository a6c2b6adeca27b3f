import type { ErrorTexts } from '../http/index.ts';

export const deviceErrors = {
  'pairing.unknown': {
    status: 404,
    zh: '配对码不正确或已过期。',
    en: 'The pairing code is wrong or has expired.',
  },
  'pairing.placement': {
    status: 400,
    zh: '设备类型与位置不符，或没有这个位置。',
    en: 'The place does not fit this kind of device, or does not exist.',
  },
  'device.unknown': { status: 404, zh: '没有这个设备。', en: 'There is no such device.' },
} as const satisfies ErrorTexts;
