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
  'item.contraindicated': {
    status: 400,
    zh: '其中的项目对受检者有禁忌，请核对。',
    en: 'One of the items is contraindicated for this person.',
  },
  'item.blocked': {
    status: 400,
    zh: '该体检类型不得包含其中的项目。',
    en: 'This kind of examination must not contain one of the items.',
  },
  'item.full': {
    status: 409,
    zh: '其中的项目当日号量已满。',
    en: 'One of the items has no capacity left that day.',
  },
  'item.recent': {
    status: 409,
    zh: '其中的项目近期已做过。',
    en: 'One of the items was done lately.',
  },
  'package.exam-type': {
    status: 400,
    zh: '套餐不适用于该体检类型。',
    en: 'The package is for another kind of examination.',
  },
  'exam-type.unknown': {
    status: 404,
    zh: '没有这种体检类型。',
    en: 'There is no such kind of examination.',
  },
  'exam-type.age': {
    status: 400,
    zh: '受检者年龄不符合该体检类型。',
    en: 'The person’s age does not fit this kind of examination.',
  },
  'exam-type.full': {
    status: 409,
    zh: '该体检类型当日号量已满。',
    en: 'This kind of examination has no capacity left that day.',
  },
  'day.full': { status: 409, zh: '当日号量已满。', en: 'The day has no capacity left.' },
  'day.closed': { status: 409, zh: '该日不开放体检。', en: 'The campus is closed that day.' },
  'visit.override-reason': {
    status: 400,
    zh: '继续登记需要填写原因。',
    en: 'Going on in spite of warnings needs a reason.',
  },
  'visit.override-denied': {
    status: 403,
    zh: '您没有权限在提醒后继续登记。',
    en: 'You may not go on in spite of warnings.',
  },
  'visit.appointment': {
    status: 400,
    zh: '预约时间已经过去。',
    en: 'The time somebody is expected at has passed.',
  },
  'visit.discount': {
    status: 403,
    zh: '优惠超出前台权限，请由主管办理。',
    en: 'The discount is beyond what the desk may give.',
  },
  'visit.discount-reason': {
    status: 400,
    zh: '给予优惠需要填写原因。',
    en: 'A discount needs a reason.',
  },
  'group.unknown': {
    status: 404,
    zh: '本院区不能做其中的组合。',
    en: 'This campus cannot do one of the groups.',
  },
  'line.unknown': { status: 400, zh: '没有这一收费行。', en: 'There is no such line.' },
  'line.payer': {
    status: 400,
    zh: '该受检者没有单位可以付费。',
    en: 'The person has no employer who could pay.',
  },
  'line.discount': {
    status: 400,
    zh: '优惠不能超过价格。',
    en: 'The discount is more than the price.',
  },
  'plate.form': { status: 400, zh: '车牌号不正确，请核对。', en: 'The number plate is not right.' },
  'person.unknown': { status: 404, zh: '没有这份档案。', en: 'There is no such person.' },
  'member.unknown': {
    status: 404,
    zh: '单位名单上没有此人。',
    en: 'There is no such person on an employer’s list.',
  },
  'member.registered': {
    status: 409,
    zh: '名单上的此人已经登记。',
    en: 'This person of the list is registered already.',
  },
  'member.other-person': {
    status: 409,
    zh: '受检者与名单上的人不一致。',
    en: 'The person is not the one on the list.',
  },
  'items.none': { status: 400, zh: '没有任何项目。', en: 'There are no items.' },
} as const satisfies ErrorTexts;
