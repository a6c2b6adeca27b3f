import type { BlindIndex } from '../../platform/crypto/index.ts';
import { initialsOf, normalName } from '../people/index.ts';

/** What a member is found by. */
export interface MemberWords {
  name: string;
  idNumber?: string | undefined;
  phone?: string | undefined;
  staffNo?: string | undefined;
}

const longestBeginning = 6;
const tailDigits = 4;

const token = (index: BlindIndex, text: string): number => index.token('member', text);

/** What is stored of a member to be found by: no more than that two texts agree can be read from it. */
export function tokensOf(
  index: BlindIndex,
  { name, idNumber, phone, staffNo }: MemberWords,
): number[] {
  const words = [
    ...beginnings(normalName(name)),
    ...beginnings(initialsOf(name)),
    ...(idNumber === undefined ? [] : [idNumber]),
    ...(phone === undefined ? [] : [phone, phone.slice(-tailDigits)]),
    ...(staffNo === undefined ? [] : [normalName(staffNo)]),
  ];
  return [...new Set(words.map((word) => token(index, word)))];
}

/** Tokens of what somebody typed: the beginning of a name or of its initials, a number, its last digits. */
export function tokensOfQuery(index: BlindIndex, query: string): number[] {
  const text = normalName(query);
  if (text === '') return [];
  const beginning = Array.from(text).slice(0, longestBeginning).join('');
  return [...new Set([text, beginning])].map((word) => token(index, word));
}

function beginnings(text: string): string[] {
  const signs = Array.from(text).slice(0, longestBeginning);
  return signs.map((_sign, at) => signs.slice(0, at + 1).join(''));
}
