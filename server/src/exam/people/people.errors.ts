import type { ErrorTexts } from '../../platform/http/index.ts';

export const peopleErrors = {
  'person.unknown': { status: 404, zh: '没有这份档案。', en: 'There is no such person.' },
  'person.exists': {
    status: 409,
    zh: '该证件已有档案。',
    en: 'There is a record with this document already.',
  },
  'person.search': {
    status: 400,
    zh: '请输入姓名、姓名首字母、手机号或后四位、证件号、出生日期或 #档案号。',
    en: 'Type a name, its initials, a telephone number or its last four digits, a document number, a birth date or #record.',
  },
  'examinee.id-number': {
    status: 400,
    zh: '证件号不正确，请核对。',
    en: 'The document number is not right.',
  },
  'examinee.id-mismatch': {
    status: 400,
    zh: '证件号与出生日期或性别不符。',
    en: 'The document says another birth date or sex.',
  },
  'examinee.birth-date': {
    status: 400,
    zh: '出生日期不正确。',
    en: 'The birth date does not exist or is in the future.',
  },
  'person.vvip': {
    status: 403,
    zh: '您没有权限更改 VVIP 标记。',
    en: 'You may not change who is a VVIP.',
  },
  'plate.form': { status: 400, zh: '车牌号不正确，请核对。', en: 'The number plate is not right.' },
  'person.merged': {
    status: 409,
    zh: '该档案已并入另一份档案。',
    en: 'This record has been merged into another.',
  },
  'record.changed': {
    status: 409,
    zh: '资料已被他人修改，请核对后再保存。',
    en: 'Somebody else has changed this meanwhile; look at it and save again.',
  },
  'merge.same': {
    status: 400,
    zh: '不能与自己合并。',
    en: 'A record cannot be merged with itself.',
  },
  'merge.unlike': {
    status: 409,
    zh: '两份档案的性别或出生日期不同，不能合并；请先更正。',
    en: 'Sex or birth date differ, so they are not merged; correct them first.',
  },
  'merge.both-here': {
    status: 409,
    zh: '两份档案在同一天都有体检，请先取消其中一次。',
    en: 'Both have a visit on the same day; cancel one of them first.',
  },
  'merge.later': {
    status: 409,
    zh: '此后又有合并，请先撤销后一次合并。',
    en: 'There has been another merge since; undo that one first.',
  },
  'merge.unknown': { status: 404, zh: '没有这次合并。', en: 'There is no such merge.' },
  'photo.unknown': { status: 404, zh: '没有照片。', en: 'There is no photograph.' },
  'photo.form': {
    status: 415,
    zh: '照片应为 JPEG、PNG 或 WebP。',
    en: 'A photograph is a JPEG, PNG or WebP file.',
  },
  'family.self': { status: 400, zh: '家属不能是本人。', en: 'Nobody is his own relative.' },
} as const satisfies ErrorTexts;
