import {
  readers,
  type Columns,
  type ProblemTexts,
  type RowOf,
  type RowProblem,
} from '../../platform/sheets/index.ts';
import type { Sex } from '../catalogue/index.ts';
import { isBirthDate, readDocument, type IdType, type PersonGiven } from '../people/index.ts';
import { groupOf, type GroupRule } from './group.domain.ts';

const idTypeWords: Record<string, IdType> = {
  身份证: 'id-card',
  居民身份证: 'id-card',
  护照: 'passport',
  港澳居民来往内地通行证: 'hk-macau-permit',
  港澳通行证: 'hk-macau-permit',
  回乡证: 'hk-macau-permit',
  台湾居民来往大陆通行证: 'taiwan-permit',
  台胞证: 'taiwan-permit',
  外国人永久居留身份证: 'foreigner-residence',
  军官证: 'officer',
  出生医学证明: 'birth-certificate',
  其他: 'other',
};

/** The columns of a list of people. */
export const rosterColumns = {
  name: {
    title: '姓名',
    titleEn: 'Name',
    aliases: ['员工姓名', '受检者姓名', '名字'],
    required: true,
    read: readers.pattern(/^\S(.{0,58}\S)?$/u, 'name-form'),
  },
  idNumber: {
    title: '证件号码',
    titleEn: 'ID number',
    aliases: ['身份证号', '身份证号码', '证件号', '身份证'],
    required: false,
    read: readers.text({ min: 2, max: 40 }),
  },
  idType: {
    title: '证件类型',
    titleEn: 'ID type',
    aliases: ['证件种类'],
    required: false,
    read: readers.oneOf(idTypeWords),
  },
  sex: {
    title: '性别',
    titleEn: 'Sex',
    required: false,
    read: readers.oneOf<Sex>({ 男: 'M', 女: 'F', m: 'M', f: 'F', male: 'M', female: 'F' }),
  },
  birthDate: {
    title: '出生日期',
    titleEn: 'Birth date',
    aliases: ['生日', '出生年月日'],
    required: false,
    read: readers.date,
  },
  phone: {
    title: '手机号',
    titleEn: 'Mobile number',
    aliases: ['手机', '手机号码', '联系电话', '电话', '联系方式'],
    required: false,
    read: readers.pattern(/^1[3-9]\d{9}$/, 'phone-form'),
  },
  department: {
    title: '部门',
    titleEn: 'Department',
    aliases: ['所在部门', '部门名称', '科室', '车间'],
    required: false,
    read: readers.text({ max: 160 }),
  },
  group: {
    title: '分组',
    titleEn: 'Group',
    aliases: ['体检分组', '组别', '套餐分组'],
    required: false,
    read: readers.text({ max: 80 }),
  },
  staffNo: {
    title: '工号',
    titleEn: 'Staff number',
    aliases: ['员工编号', '员工号', '人员编号'],
    required: false,
    read: readers.text({ max: 40 }),
  },
} as const satisfies Columns;

/** What may be wrong with a row beyond the form of its cells. */
export const rosterProblems: ProblemTexts = {
  'name-form': { zh: '姓名应为 1 到 60 个字', en: 'must be a name of 1 to 60 signs' },
  'phone-form': { zh: '不是 11 位手机号', en: 'is not a mobile number of 11 digits' },
  'id-form': { zh: '证件号码的位数或格式不对', en: 'does not have the form of such a document' },
  'id-check-digit': {
    zh: '证件号码校验位不对，请核对是否录错',
    en: 'has a wrong check digit; some digit is mistyped',
  },
  'id-birth-date': {
    zh: '证件号码里的出生日期不存在',
    en: 'names a birth date that does not exist',
  },
  'birth-date-mismatch': {
    zh: '与证件号码里的出生日期不符（{said}）',
    en: 'differs from the birth date of the ID number ({said})',
  },
  'sex-mismatch': { zh: '与证件号码里的性别不符', en: 'differs from the sex of the ID number' },
  'birth-date-impossible': {
    zh: '出生日期在将来，或太久以前',
    en: 'is in the future, or too long ago',
  },
  'sex-needed': { zh: '没有身份证号时必须填写性别', en: 'is needed where there is no ID card' },
  'birth-date-needed': {
    zh: '没有身份证号时必须填写出生日期',
    en: 'is needed where there is no ID card',
  },
  duplicate: { zh: '与第 {first} 行是同一个人', en: 'is the same person as in row {first}' },
  'department-form': {
    zh: '部门最多 6 级，每级 1 到 40 个字，用“/”分开',
    en: 'has at most 6 levels of 1 to 40 signs, separated by “/”',
  },
  'group-unknown': { zh: '该批次没有这个分组', en: 'is not a group of this batch' },
  'group-unfit': {
    zh: '此人的性别或年龄不符合这个分组',
    en: 'is not for somebody of this sex and age',
  },
  'group-none': {
    zh: '没有适合此人性别、年龄的分组',
    en: 'no group is for somebody of this sex and age',
  },
  'group-several': {
    zh: '有几个分组都适合，请写明分组',
    en: 'several groups fit; name one',
  },
};

/** A row that is right: who, and where on the list. */
export interface RosterRow {
  person: PersonGiven;
  group: string;
  /** Names from the top down, with slashes. */
  department?: string;
  staffNo?: string;
}

type Cells = RowOf<typeof rosterColumns>;

export interface RosterRules {
  groups: readonly GroupRule[];
  /** Nobody is born later, `YYYY-MM-DD`. */
  today: string;
  /** On which ages count for the groups. */
  examDay: string;
}

const mostLevels = 6;
const levelLength = 40;

/** Checks rows of a list one after the other; it remembers whom it has seen. */
export class RosterChecker {
  readonly #rules: RosterRules;
  readonly #seen = new Map<string, number>();

  constructor(rules: RosterRules) {
    this.#rules = rules;
  }

  /** What is wrong with a document's number alone; undefined when nothing is. */
  numberProblem(idTypeText: string, idNumber: string): string | undefined {
    const type = rosterColumns.idType.read(idTypeText === '' ? '身份证' : idTypeText);
    if (!type.ok) return undefined;
    const read = readDocument(type.value, idNumber, this.#rules.today);
    return read.ok ? undefined : `id-${read.problem}`;
  }

  /** @returns the row as it will be stored, or what is wrong with it */
  check(cells: Cells, row: number): { value: RosterRow } | { problems: RowProblem[] } {
    const { person, problems } = personOf(cells, row, this.#rules.today);
    const department = departmentOf(cells.department);
    if (department === null) problems.push({ row, column: 'department', code: 'department-form' });
    if (!person || problems.length > 0) return { problems };
    const found = groupOf(this.#rules.groups, person, cells.group, this.#rules.examDay);
    if (!found.ok) problems.push({ row, column: 'group', code: found.code });
    const first = this.#seen.get(identityOf(person));
    if (first === undefined) this.#seen.set(identityOf(person), row);
    else problems.push({ row, column: 'name', code: 'duplicate', details: { first } });
    if (!found.ok || problems.length > 0) return { problems };
    return {
      value: {
        person,
        group: found.group.id,
        ...(department && { department }),
        ...(cells.staffNo !== undefined && { staffNo: cells.staffNo }),
      },
    };
  }
}

const identityOf = ({ idType, idNumber, name, birthDate, sex, phone }: PersonGiven): string =>
  idNumber === undefined
    ? ['', name, birthDate, sex, phone ?? ''].join('\0')
    : `${idType ?? 'id-card'}\0${idNumber}`;

interface PersonRead {
  person?: PersonGiven;
  problems: RowProblem[];
}

function personOf(cells: Cells, row: number, today: string): PersonRead {
  const { name, idType = 'id-card', idNumber, phone } = cells;
  const document = idNumber === undefined ? undefined : readDocument(idType, idNumber, today);
  if (document && !document.ok) {
    return { problems: [{ row, column: 'idNumber', code: `id-${document.problem}` }] };
  }
  const { birthDate = document?.value.birthDate, sex = document?.value.sex } = cells;
  const problems = personProblems(row, { birthDate, sex, today, said: document?.value });
  if (problems.length > 0 || birthDate === undefined || sex === undefined) return { problems };
  const person: PersonGiven = {
    name,
    sex,
    birthDate,
    ...(document && { idType, idNumber: document.value.number }),
    ...(phone !== undefined && { phone }),
  };
  return { person, problems };
}

interface PersonFacts {
  birthDate: string | undefined;
  sex: Sex | undefined;
  today: string;
  /** What the document says. */
  said: { birthDate?: string; sex?: Sex } | undefined;
}

function personProblems(row: number, { birthDate, sex, today, said }: PersonFacts): RowProblem[] {
  const problems: RowProblem[] = [];
  const tell = (column: string, code: string, details?: RowProblem['details']): void => {
    problems.push({ row, column, code, ...(details && { details }) });
  };
  if (birthDate === undefined) tell('birthDate', 'birth-date-needed');
  else if (!isBirthDate(birthDate, today)) tell('birthDate', 'birth-date-impossible');
  else if (said?.birthDate !== undefined && said.birthDate !== birthDate) {
    tell('birthDate', 'birth-date-mismatch', { said: said.birthDate });
  }
  if (sex === undefined) tell('sex', 'sex-needed');
  else if (said?.sex !== undefined && said.sex !== sex) tell('sex', 'sex-mismatch');
  return problems;
}

/** A department's path in one form; null when it has none. */
function departmentOf(text: string | undefined): string | undefined | null {
  if (text === undefined) return undefined;
  const levels = text.split(/\s*[/\\>→]\s*/).filter((level) => level !== '');
  const right = levels.every((level) => Array.from(level).length <= levelLength);
  return right && levels.length > 0 && levels.length <= mostLevels ? levels.join('/') : null;
}
