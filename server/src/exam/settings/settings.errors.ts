import type { ErrorTexts } from '../../platform/http/index.ts';

export const settingsErrors = {
  'settings.unknown': {
    status: 404,
    zh: '没有这条设置。',
    en: 'There is no such entry.',
  },
  'settings.past': {
    status: 422,
    zh: '生效日期不能早于今天。',
    en: 'Settings cannot take effect before today.',
  },
  'settings.id': {
    status: 422,
    zh: '编号与内容不一致，或者编号重复。',
    en: 'The id does not fit the entry, or is given twice.',
  },
  'settings.invalid': {
    status: 422,
    zh: '有内容填写不正确。',
    en: 'A field is not filled in correctly.',
  },
  'settings.reference': {
    status: 422,
    zh: '内容引用了不存在的设置。',
    en: 'The entry names something that does not exist.',
  },
  'settings.in-use': {
    status: 409,
    zh: '仍被其他设置或设备使用，不能这样修改。',
    en: 'Other settings or devices still use it.',
  },
  'settings.strands': {
    status: 409,
    zh: '会使正在排队的受检者或开诊的诊室无法继续，未保存。',
    en: 'It would strand people who wait or rooms that work; nothing was saved.',
  },
  'settings.site-hospital': {
    status: 403,
    zh: '全院设置由系统管理员或负责全部院区的管理员修改。',
    en: 'Settings of the whole hospital are changed by whoever manages all its campuses.',
  },
  'settings.sheet': {
    status: 422,
    zh: '文件里没有这类设置的列。',
    en: 'The file has no columns of this kind of setting.',
  },
} as const satisfies ErrorTexts;
