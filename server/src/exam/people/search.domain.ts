import { isInCalendar } from './id-number.domain.ts';
import { normalName } from './name.domain.ts';
import { longestPrefix } from './people.seal.ts';

/** What somebody typed to find people by, understood; all of it has to hold. */
export interface PeopleQuery {
  /** Beginning of the name. */
  name?: string;
  /** Beginning of the name's initials. */
  initials?: string;
  /** A whole telephone number or its last four digits. */
  phone?: string;
  phoneTail?: string;
  /** A document number, whole. */
  idNumber?: string;
  birthDate?: string;
  /** The record's number. */
  no?: number;
}

const han = /\p{Script=Han}/u;

/**
 * Understands `王小明`, `wxm`, `1234` (end of a telephone number), `13900001234`, an identity number,
 * `1985-02-14` or `19850214`, `#1024` (the record's number), and several of them side by side.
 * @returns undefined when nothing can be made of it
 */
export function readQuery(text: string): PeopleQuery | undefined {
  const query: PeopleQuery = {};
  const words = text.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > 4) return undefined;
  for (const word of words) {
    const read = readWord(word.toUpperCase());
    if (!read) return undefined;
    const { name = '' } = query;
    Object.assign(query, read, read.name !== undefined && { name: name + read.name });
  }
  return query;
}

function readWord(word: string): PeopleQuery | undefined {
  if (/^#\d{1,12}$/.test(word)) return { no: Number(word.slice(1)) };
  if (/^1[3-9]\d{9}$/.test(word)) return { phone: word };
  if (/^\d{4}$/.test(word)) return { phoneTail: word };
  const day = /^((?:18|19|20)\d{2})-?(\d{2})-?(\d{2})$/.exec(word);
  const birthDate = day ? `${day[1]}-${day[2]}-${day[3]}` : '';
  if (isInCalendar(birthDate)) return { birthDate };
  if (/^(\d{15}|\d{17}[\dX])$/.test(word)) return { idNumber: word };
  if (/^(?=.*\d)[A-Z\d]{6,20}$/.test(word)) return { idNumber: word };
  if (/^[A-Z]{1,12}$/.test(word)) return { initials: word };
  return han.test(word) || /\p{L}/u.test(word) ? { name: normalName(word) } : undefined;
}

/** As much of a name or of initials as has a token. */
export function tokenPart(text: string): { length: 1 | 2 | 3; part: string } {
  const signs = Array.from(text).slice(0, longestPrefix);
  return { length: signs.length as 1 | 2 | 3, part: signs.join('') };
}
