import type { Language } from '@daozhen/protocol';

/** How numbers, letters and names are spoken. */

const zhDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const enDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `yao`: 1 among digits read one by one is 幺, which cannot be taken for 七. */
export type OneAs = 'yi' | 'yao';

/** Digits one by one: 012 → 零一二, zero one two. */
export function digitByDigit(digits: string, language: Language, oneAs: OneAs = 'yi'): string {
  const words = language === 'zh' ? zhDigits : enDigits;
  const spoken = Array.from(digits, (digit) =>
    language === 'zh' && digit === '1' && oneAs === 'yao' ? '幺' : (words[Number(digit)] ?? digit),
  );
  return spoken.join(language === 'zh' ? '' : ' ');
}

/** A ticket: every letter by its name, every digit by itself. A012 → `A 零一二`, `A, zero one two`. */
export function spokenTicket(ticket: string, language: Language, oneAs: OneAs = 'yi'): string {
  const parts = ticket.toUpperCase().match(/[A-Z]|\d+|[^A-Z\d]+/g) ?? [];
  const spoken = parts.map((part) => {
    if (/\d/.test(part)) return digitByDigit(part, language, oneAs);
    // Followed by a comma an English A is the letter; otherwise it is the article.
    return /[A-Z]/.test(part) && language === 'en' ? `${part},` : part;
  });
  return spoken.join(' ').replace(/,$/, '');
}

/** A whole number below 100 as Chinese reads it: 12 → 十二, 20 → 二十. */
function zhSmall(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return zhDigits[ones] ?? '';
  return `${tens === 1 ? '' : zhDigits[tens]}十${ones === 0 ? '' : zhDigits[ones]}`;
}

/**
 * A room's name: a number of one or two digits is a number (12号诊室 → 十二号诊室), a longer or
 * zero-led one is read digit by digit (301室 → 三零一室), capital letters by their names (CT室 → C T 室).
 */
export function spokenRoom(name: string, language: Language, oneAs: OneAs = 'yi'): string {
  const numbers = name.replace(/\d+/g, (digits) => {
    const small = digits.length <= 2 && !/^0\d/.test(digits);
    if (language === 'en') return small ? digits : digitByDigit(digits, 'en');
    return small ? zhSmall(Number(digits)) : digitByDigit(digits, 'zh', oneAs);
  });
  if (language === 'en') return numbers;
  const letters = numbers.replace(/[A-Z]+/g, (run) => ` ${run.split('').join(' ')} `);
  // Between Chinese signs a space is only a pause in the wrong place.
  return letters
    .replace(/ +/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();
}

/** How a person is addressed: 张某三, or 张先生 / 张女士. */
export type NameStyle = 'masked' | 'title';

/** What may be known of a person in an announcement. */
export interface Addressed {
  name: string;
  masked: string;
  sex: 'M' | 'F';
  vvip: boolean;
}

/** The surnames of two characters still in use; everybody else has one of one character. */
const doubleSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 ' +
    '太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 ' +
    '漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五'
  ).split(' '),
);

/**
 * How a name is spoken, or undefined where only the ticket is: for a VVIP (rule V1), and for a name that is
 * not written in Chinese.
 */
export function spokenName(person: Addressed, style: NameStyle): string | undefined {
  if (person.vvip) return undefined;
  const masked = person.masked.trim().replace(/\*+/g, '某');
  if (!/^\p{Script=Han}/u.test(masked)) return undefined;
  const surname = style === 'title' ? surnameOf(person.name.trim()) : undefined;
  if (surname === undefined) return masked;
  return `${surname}${person.sex === 'M' ? '先生' : '女士'}`;
}

/** The surname of a Han name; undefined for names that have none, such as 阿依古丽·买买提. */
function surnameOf(name: string): string | undefined {
  const signs = Array.from(name);
  if (signs.length < 2 || signs.length > 4 || /[·•・.]/.test(name)) return undefined;
  const two = signs.slice(0, 2).join('');
  if (doubleSurnames.has(two) && signs.length > 2) return two;
  // Four characters without a double surname: two surnames or a name of a minority, better not guessed.
  return signs.length === 4 ? undefined : signs[0];
}
