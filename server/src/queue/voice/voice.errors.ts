import type { ErrorTexts } from '../../platform/http/index.ts';

export const voiceErrors = {
  'voice.unknown': { status: 404, zh: '没有这段语音。', en: 'There is no such sound.' },
  'voice.zone-unknown': { status: 404, zh: '没有这个候检区。', en: 'There is no such zone.' },
  'voice.notice-unknown': {
    status: 404,
    zh: '没有这条广播，或者已经播完。',
    en: 'There is no such notice, or it has been said.',
  },
  'voice.quiet-hours': {
    status: 400,
    zh: '静音时段的开始和结束时间不能相同。',
    en: 'Quiet hours must not begin and end at the same time.',
  },
  'voice.no-display': {
    status: 409,
    zh: '这个候检区没有开着的显示屏，无法试听。',
    en: 'No display of this zone is on: nothing would be heard.',
  },
} as const satisfies ErrorTexts;
