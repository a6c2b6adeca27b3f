import {
  readers,
  type Columns,
  type ProblemTexts,
  type RowOf,
} from '../../platform/sheets/index.ts';
import type { Sex } from '../catalogue/index.ts';
import {
  idTypes,
  isBirthDate,
  readDocument,
  type IdType,
  type PersonGiven,
} from '../people/index.ts';

const text = (max: number) => readers.text({ max });
const column = <T, N extends boolean>(
  title: string,
  titleEn: string,
  required: N,
  read: readers.Reader<T>,
  aliases: readonly string[] = [],
) => ({ title, titleEn, required, read, aliases });

const number = (aliases: readonly string[]) => column('编号', 'Number', true, text(64), aliases);

/** What can be taken over, and the columns of each. */
export const kinds = {
  people: {
    number: number(['病人ID', '档案号']),
    name: column('姓名', 'Name', true, readers.pattern(/^\S(.{0,58}\S)?$/u, 'name-form')),
    idType: column(
      '证件类型',
      'ID type',
      false,
      readers.oneOf<IdType>(Object.fromEntries(idTypes.map((type) => [type, type]))),
    ),
    idNumber: column('证件号码', 'ID number', false, readers.text({ min: 2, max: 40 }), [
      '身份证号',
      '身份证号码',
    ]),
    sex: column(
      '性别',
      'Sex',
      false,
      readers.oneOf<Sex>({ 男: 'M', 女: 'F', m: 'M', f: 'F', '1': 'M', '2': 'F' }),
    ),
    birthDate: column('出生日期', 'Birth date', false, readers.date, ['生日']),
    phone: column(
      '手机号',
      'Mobile number',
      false,
      readers.pattern(/^1[3-9]\d{9}$/, 'phone-form'),
      ['手机', '联系电话'],
    ),
    address: column('地址', 'Address', false, text(120)),
  },
  terms: {
    kind: column('类别', 'Kind', true, text(40)),
    code: column('代码', 'Code', true, text(64)),
    name: column('名称', 'Name', true, text(200)),
    unit: column('单位', 'Unit', false, text(40)),
    ours: column('本系统代码', 'Our code', false, text(64)),
  },
  visits: {
    number: number(['体检号', '体检编号']),
    person: column('人员编号', 'Person', true, text(64), ['病人ID', '档案号']),
    day: column('体检日期', 'Day', true, readers.date),
    examType: column('体检类型', 'Exam type', false, text(80)),
    package: column('套餐', 'Package', false, text(200)),
    employer: column('单位', 'Employer', false, text(200), ['工作单位']),
    conclusion: column('总检结论', 'Conclusion', false, text(20_000), ['结论']),
  },
  results: {
    visit: column('体检号', 'Visit', true, text(64), ['体检编号']),
    code: column('项目代码', 'Item code', true, text(64)),
    name: column('项目名称', 'Item name', true, text(200)),
    value: column('结果', 'Value', true, text(20_000)),
    unit: column('单位', 'Unit', false, text(40)),
    range: column('参考范围', 'Range', false, text(200)),
    flag: column('标志', 'Flag', false, text(20), ['提示']),
    day: column('结果日期', 'Day', false, readers.date),
  },
} as const satisfies Record<string, Columns>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];
export type RowOfKind<K extends Kind> = RowOf<(typeof kinds)[K]>;

/** What may be wrong with a row beyond the form of its cells. */
export const migrationProblems: ProblemTexts = {
  'name-form': { zh: '姓名应为 1 到 60 个字', en: 'must be a name of 1 to 60 signs' },
  'phone-form': { zh: '不是 11 位手机号', en: 'is not a mobile number of 11 digits' },
  'id-number': { zh: '证件号码不正确', en: 'is not the number of such a document' },
  'id-mismatch': {
    zh: '与证件号码里的出生日期或性别不符',
    en: 'differs from the birth date or sex of the ID number',
  },
  'person-needed': {
    zh: '没有身份证号时必须有性别和出生日期',
    en: 'sex and birth date are needed where there is no ID card',
  },
  'birth-date-impossible': { zh: '出生日期不可能', en: 'is impossible' },
  'person-unknown': { zh: '没有这个人员编号', en: 'is nobody’s number' },
  'visit-unknown': { zh: '没有这个体检号', en: 'is no visit’s number' },
  duplicate: { zh: '文件里有重复的编号', en: 'is in the file more than once' },
};

type PersonRead = { ok: true; person: PersonGiven } | { ok: false; column: string; code: string };

/** A person as a row says him, or the column and code of what is wrong. */
export function personOf(row: RowOfKind<'people'>, today: string): PersonRead {
  const { name, idType = 'id-card', idNumber, phone, address } = row;
  const read = idNumber === undefined ? undefined : readDocument(idType, idNumber, today);
  if (read && !read.ok) return { ok: false, column: 'idNumber', code: 'id-number' };
  const facts = factsOf(row, read?.value ?? {}, today);
  if (!facts.ok) return facts;
  const person: PersonGiven = {
    name,
    ...facts.said,
    ...(read && { idType, idNumber: read.value.number }),
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
  };
  return { ok: true, person };
}

function factsOf(
  row: RowOfKind<'people'>,
  said: { sex?: Sex; birthDate?: string },
  today: string,
):
  | { ok: true; said: { sex: Sex; birthDate: string } }
  | { ok: false; column: string; code: string } {
  const { sex = said.sex, birthDate = said.birthDate } = row;
  if (sex === undefined) return { ok: false, column: 'sex', code: 'person-needed' };
  if (birthDate === undefined) return { ok: false, column: 'birthDate', code: 'person-needed' };
  if (!isBirthDate(birthDate, today)) {
    return { ok: false, column: 'birthDate', code: 'birth-date-impossible' };
  }
  const same = (said.sex ?? sex) === sex && (said.birthDate ?? birthDate) === birthDate;
  return same
    ? { ok: true, said: { sex, birthDate } }
    : { ok: false, column: 'idNumber', code: 'id-mismatch' };
}
