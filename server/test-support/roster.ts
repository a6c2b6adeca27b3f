import { checkDigit } from '../src/exam/people/index.ts';

const surnames = '覃韦黄梁莫陆农蓝卢潘廖罗李陈刘周吴郑唐邓';
const given = ['晓岚', '一鸣', '雨桐', '志远', '思源', '美玲', '建国', '子涵', '欣怡', '浩然'];

/** An invented person of a list: an ID number of an area no place has. */
export interface Invented {
  name: string;
  idNumber: string;
  sex: '男' | '女';
  phone: string;
}

/** Somebody invented, another for every number. */
export function invented(number: number): Invented {
  const male = number % 2 === 1;
  const birth = new Date(Date.UTC(1970 + (number % 35), number % 12, 1 + (number % 28)));
  const day = birth.toISOString().slice(0, 10).replaceAll('-', '');
  const area = String(990_001 + Math.floor(number / 500));
  const sequence = String((number % 500) * 2 + (male ? 1 : 0)).padStart(3, '0');
  const first17 = `${area}${day}${sequence}`;
  const surname = surnames[number % surnames.length]!;
  return {
    name: `${surname}${given[Math.floor(number / surnames.length) % given.length]}`,
    idNumber: first17 + checkDigit(first17),
    sex: male ? '男' : '女',
    phone: `139${String(10_000_000 + number).slice(-8)}`,
  };
}

/** A list of invented people as CSV text. */
export function rosterCsv(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_each, at) => {
    const { name, idNumber, sex, phone } = invented(from + at);
    return [name, idNumber, sex, phone, `生产部/${1 + (at % 8)}车间`, `G${from + at}`].join(',');
  });
  return ['姓名,身份证号,性别,手机,部门,工号', ...rows].join('\r\n');
}
