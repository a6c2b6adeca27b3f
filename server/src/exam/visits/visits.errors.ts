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
  'visit.changed': {
    status: 409,
    zh: '该登记正在或已被他人修改，请刷新后重试。',
    en: 'Somebody else is changing or has changed this visit; look at it again.',
  },
  'visit.under-way': {
    status: 409,
    zh: '登记尚未被现场确认，请稍候再试。',
    en: 'The floor has not confirmed this visit yet; try again in a moment.',
  },
  'visit.closed': {
    status: 409,
    zh: '该登记已取消或已失效。',
    en: 'This visit was cancelled or has lapsed.',
  },
  'visit.pregnancy-sex': {
    status: 400,
    zh: '只有女性受检者需要登记妊娠情况。',
    en: 'Pregnancy is noted of women only.',
  },
  'visit.begun': {
    status: 409,
    zh: '已有项目完成，不能取消登记；可以减去未做的项目。',
    en: 'Something has been done already, so the visit is not cancelled; take off what is left instead.',
  },
  'visit.not-cancelled': {
    status: 409,
    zh: '该登记没有被取消。',
    en: 'This visit was not cancelled.',
  },
  'visit.not-expected': {
    status: 409,
    zh: '该受检者不在预检名单中，或已经报到。',
    en: 'This visit is not expected, or has arrived.',
  },
  'visit.other-day': {
    status: 409,
    zh: '预约不在今天，请改约或按今天登记。',
    en: 'It is expected on another day.',
  },
  'plate.days': {
    status: 400,
    zh: '日期范围不正确，一次最多导出 92 天。',
    en: 'The days are not right; one export reaches over 92 days at most.',
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
  'item.pregnancy': {
    status: 400,
    zh: '其中的项目妊娠期不做，请改项，或说明原因后保留（保留也不会被叫号）。',
    en: 'Some of the items are not done during pregnancy. Replace them, or keep them with a reason; they are not called.',
  },
  'item.pregnancy-unasked': {
    status: 400,
    zh: '其中的项目须先询问是否怀孕。',
    en: 'Some of the items need a question about pregnancy first.',
  },
  'item.exclusive': {
    status: 400,
    zh: '其中有两个项目同日不能都做，请去掉一个，或分两天登记。',
    en: 'Two of the items must not be done on one day; take one off, or register them on two days.',
  },
  'item.apart': {
    status: 400,
    zh: '其中有项目须按顺序或间隔一段时间做。',
    en: 'Some of the items are done in an order or at a distance in time.',
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
