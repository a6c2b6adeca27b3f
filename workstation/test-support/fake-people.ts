import type { Sex } from '../src/api/types.ts';

/** Invented people, the same ones every time. */

export interface FakePerson {
  name: string;
  sex: Sex;
  birthDate: string;
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗韦覃莫陆蓝'.split('');
const given = '子轩 雨桐 浩然 欣怡 志强 秀兰 建国 晓燕 明 静 文博 思远 丽华 国庆 小曼 一鸣'.split(
  ' ',
);
const longNames = ['欧阳慕容若曦', '阿卜杜热合曼·买买提', '迪丽努尔·艾合买提江'];

/** The n-th person; every 17th has a long name. */
export function person(n: number): FakePerson {
  const sex: Sex = n % 2 === 0 ? 'M' : 'F';
  const year = 1944 + ((n * 37) % 62);
  const month = String(1 + ((n * 7) % 12)).padStart(2, '0');
  const day = String(1 + ((n * 11) % 28)).padStart(2, '0');
  const name =
    n % 17 === 16
      ? longNames[n % longNames.length]!
      : surnames[(n * 5) % surnames.length]! + given[(n * 3) % given.length]!;
  return { name, sex, birthDate: `${year}-${month}-${day}` };
}
