import type { ErrorTexts } from '../../platform/http/index.ts';

export const staffingErrors = {
  'staffing.range': {
    status: 400,
    zh: '结束日期不能早于开始日期，一次最多查看 400 天。',
    en: 'The last day must not be before the first; at most 400 days at once.',
  },
  'staffing.room-unknown': { status: 404, zh: '没有这个诊室。', en: 'There is no such room.' },
  'staffing.day-unknown': {
    status: 404,
    zh: '流水里没有这一天的记录。',
    en: 'The journal knows nothing of this day.',
  },
  'staffing.day-running': {
    status: 409,
    zh: '这一天还没有结束，数据随时在变，不需要重新汇总。',
    en: 'This day is not over yet: its figures are current without being added up.',
  },
  'staffing.journal-behind': {
    status: 409,
    zh: '流水还没有写完，请稍候再汇总。',
    en: 'The journal is not up to date yet; add the day up in a little while.',
  },
  'staffing.journal-gap': {
    status: 409,
    zh: '这一天之前的流水不完整，无法汇总。',
    en: 'The journal before this day is not complete: it cannot be added up.',
  },
} as const satisfies ErrorTexts;
