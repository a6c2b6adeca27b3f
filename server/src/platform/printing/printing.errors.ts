import type { ErrorTexts } from '../http/index.ts';

export const printErrors = {
  'print.unknown': { status: 404, zh: '没有这个打印任务。', en: 'There is no such print job.' },
  'print.printer-unknown': {
    status: 404,
    zh: '没有这台打印机，请重新选择。',
    en: 'There is no such printer; choose another.',
  },
  'print.key-missing': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头。',
    en: 'The header Idempotency-Key is missing or not 8 to 128 plain characters.',
  },
  'print.key-reused': {
    status: 409,
    zh: '同一提交编号已用于另一次打印，未执行。',
    en: 'This Idempotency-Key was already used for something else.',
  },
  'print.paper': {
    status: 400,
    zh: '这台打印机打不了这种单据或纸张，请换一台。',
    en: 'This printer cannot print this document or paper; choose another.',
  },
  'print.not-permitted': {
    status: 403,
    zh: '您没有打印这种单据的权限。',
    en: 'You may not print this kind of document.',
  },
  'print.changed': {
    status: 409,
    zh: '该任务的状态已变化，未执行。',
    en: 'The job has changed meanwhile; nothing was done.',
  },
  'print.over': {
    status: 409,
    zh: '该任务已结束，无法取消。',
    en: 'The job is over and cannot be stopped.',
  },
  'print.elsewhere': {
    status: 409,
    zh: '该任务已由另一个打印程序取走。',
    en: 'Another agent has taken this job.',
  },
  'print.document-gone': {
    status: 410,
    zh: '单据内容已不在当日名单中，无法再打印。',
    en: 'What this document shows is no longer there.',
  },
  'print.render-failed': {
    status: 500,
    zh: '单据生成失败，请用浏览器打印。',
    en: 'The document could not be made; print it in the browser.',
  },
} as const satisfies ErrorTexts;
