import type { ErrorTexts } from '../../platform/http/index.ts';

export const employerErrors = {
  'employer.unknown': { status: 404, zh: '没有这个单位。', en: 'There is no such employer.' },
  'employer.not-yours': {
    status: 403,
    zh: '您没有负责这个单位。',
    en: 'You are not bound to this employer.',
  },
  'employer.name-taken': {
    status: 409,
    zh: '已有同名单位。',
    en: 'There is an employer of this name.',
  },
  'employer.credit-code-taken': {
    status: 409,
    zh: '这个统一社会信用代码已用于另一个单位。',
    en: 'Another employer has this credit code.',
  },
  'employer.credit-code': {
    status: 400,
    zh: '统一社会信用代码不正确，请核对。',
    en: 'The unified social credit code is not right.',
  },
  'employer.closed': {
    status: 409,
    zh: '该单位已停用，不能再安排体检。',
    en: 'The employer is closed; no exams are arranged for it.',
  },
  'employer.in-use': {
    status: 409,
    zh: '该单位还有未结束的体检批次，不能停用。',
    en: 'The employer still has exam batches that have not ended.',
  },
  'department.unknown': {
    status: 404,
    zh: '没有这个部门。',
    en: 'There is no such department.',
  },
  'department.taken': {
    status: 409,
    zh: '同一上级下已有同名部门。',
    en: 'The same department has one of this name.',
  },
  'department.in-use': {
    status: 409,
    zh: '该部门还有下级部门或人员，不能删除。',
    en: 'The department still has departments or people below it.',
  },
  'batch.unknown': { status: 404, zh: '没有这个体检批次。', en: 'There is no such exam batch.' },
  'batch.name-taken': {
    status: 409,
    zh: '该单位已有同名批次。',
    en: 'The employer has a batch of this name.',
  },
  'batch.dates': {
    status: 400,
    zh: '结束日期早于开始日期。',
    en: 'The batch ends before it starts.',
  },
  'batch.exam-type': {
    status: 400,
    zh: '没有这种体检类型。',
    en: 'There is no such type of exam.',
  },
  'batch.not-open': {
    status: 409,
    zh: '该批次未开放，不能登记。',
    en: 'The batch is not open; nobody is registered from it.',
  },
  'batch.closed': {
    status: 409,
    zh: '该批次已结束，不能再修改。',
    en: 'The batch is closed and does not change any more.',
  },
  'batch.has-members': {
    status: 409,
    zh: '已有人员登记，不能更换院区或体检类型。',
    en: 'People have been registered; campus and type of exam stay.',
  },
  'group.unknown': { status: 404, zh: '没有这个分组。', en: 'There is no such group.' },
  'group.name-taken': {
    status: 409,
    zh: '该批次已有同名分组。',
    en: 'The batch has a group of this name.',
  },
  'group.package': {
    status: 400,
    zh: '该院区没有这个套餐，或套餐不适用于这种体检类型、性别。',
    en: 'The campus has no such package, or not for this type of exam or sex.',
  },
  'group.limit': {
    status: 400,
    zh: '单位不付费的分组不能设单位限额。',
    en: 'There is nothing to limit where the employer pays nothing.',
  },
  'group.ages': { status: 400, zh: '年龄范围不正确。', en: 'The ages are the wrong way round.' },
  'group.in-use': {
    status: 409,
    zh: '该分组已有人员，不能删除或更换套餐以外的条件。',
    en: 'The group has people; it cannot be deleted.',
  },
  'group.registered': {
    status: 409,
    zh: '该分组已有人登记，不能更换套餐或付费方式。',
    en: 'People of the group have been registered; package and payer stay.',
  },
  'import.unknown': { status: 404, zh: '没有这次导入。', en: 'There is no such import.' },
  'import.no-groups': {
    status: 409,
    zh: '请先为该批次建立分组。',
    en: 'Set up the groups of the batch first.',
  },
  'import.not-ready': {
    status: 409,
    zh: '这次导入还在检查、已经完成或已失败，不能提交。',
    en: 'The import is still being checked, is done, or has failed.',
  },
  'import.has-problems': {
    status: 409,
    zh: '有不合格的行。请改正后重新导入，或选择“只导入合格的行”。',
    en: 'Some rows are wrong. Mend them, or choose to take over only the good ones.',
  },
  'import.nothing': {
    status: 409,
    zh: '没有可以导入的行。',
    en: 'There are no rows to take over.',
  },
  'import.outdated': {
    status: 409,
    zh: '检查之后名单或分组有变化，请重新导入一次。',
    en: 'The list or its groups have changed since the check; import the file again.',
  },
  'import.quota': {
    status: 409,
    zh: '导入后将超过批次人数上限。',
    en: 'The list would exceed the number of people of the batch.',
  },
  'member.unknown': { status: 404, zh: '名单上没有这个人。', en: 'Nobody like that is listed.' },
  'member.registered': {
    status: 409,
    zh: '此人已登记，不能修改或移出名单。',
    en: 'This person has been registered; the list keeps him.',
  },
} as const satisfies ErrorTexts;
