import type { ErrorTexts } from '../../platform/http/index.ts';

export const visitErrors = {
  'visit.unknown': { status: 404, zh: '没有这次体检登记。', en: 'There is no such visit.' },
  'visit.key-missing': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头。',
    en: 'The header Idempotency-Key is missing or not 8 to 128 plain characters.',
  },
  'visit.key-reused': {
    status: 409,
    zh: '同一提交编号已用于另一次登记，未执行。',
    en: 'This Idempotency-Key was already used for a different registration.',
  },
  'visit.duplicate': {
    status: 409,
    zh: '该受检者今日已登记。',
    en: 'This person is already registered today.',
  },
  'visit.day-over': {
    status: 409,
    zh: '登记所属的日期已结束，请重新登记。',
    en: 'The day of this registration is over; register again.',
  },
  'examinee.id-number': {
    status: 400,
    zh: '身份证号不正确，请核对。',
    en: 'The identity number is not right.',
  },
  'examinee.id-mismatch': {
    status: 400,
    zh: '身份证号与出生日期或性别不符。',
    en: 'The identity number says another birth date or sex.',
  },
  'examinee.birth-date': {
    status: 400,
    zh: '出生日期不正确。',
    en: 'The birth date does not exist or is in the future.',
  },
  'class.unfit': {
    status: 400,
    zh: '受检者不符合该优先级类别。',
    en: 'The person does not belong to this class.',
  },
  'class.unknown': { status: 404, zh: '没有这个优先级类别。', en: 'There is no such class.' },
  'site.unknown': { status: 404, zh: '没有这个院区。', en: 'There is no such campus.' },
  'package.unknown': {
    status: 404,
    zh: '本院区没有这个套餐。',
    en: 'This campus has no such package.',
  },
  'package.sex': {
    status: 400,
    zh: '套餐与受检者性别不符。',
    en: 'The package is for the other sex.',
  },
  'item.unknown': {
    status: 404,
    zh: '本院区不能做其中的项目。',
    en: 'This campus cannot do one of the items.',
  },
  'item.sex': {
    status: 400,
    zh: '有项目与受检者性别不符。',
    en: 'One of the items is for the other sex.',
  },
  'item.excluded': {
    status: 400,
    zh: '受检者目前不宜做其中的项目，请先去掉。',
    en: 'The person’s condition rules out some of the items; remove them first.',
  },
  'items.none': { status: 400, zh: '没有任何项目。', en: 'There are no items.' },
} as const satisfies ErrorTexts;
