import { checkDigit, isBirthDate, readIdNumber, type IdNumberProblem } from './id-number.domain.ts';
import type { Sex } from '../catalogue/index.ts';

/** Documents people identify themselves with, in the order lists show them. */
export const idTypes = [
  'id-card',
  'passport',
  'hk-macau-permit',
  'taiwan-permit',
  'foreigner-residence',
  'officer',
  'birth-certificate',
  'other',
] as const;
export type IdType = (typeof idTypes)[number];

/** A document number in the one form it is kept in, and what it says of the person. */
export interface DocumentRead {
  number: string;
  birthDate?: string;
  sex?: Sex;
}

type ReadResult = { ok: true; value: DocumentRead } | { ok: false; problem: IdNumberProblem };

const wrong: ReadResult = { ok: false, problem: 'form' };

/**
 * Forms of the documents that carry no check digit; usual forms, from memory, so generous ones. A permit
 * of Hong Kong and Macau residents is a letter and eight digits, ten on old ones, of which the last two
 * only count the issues.
 */
const forms: Partial<Record<IdType, RegExp>> = {
  passport: /^[A-Z0-9]{5,17}$/,
  'hk-macau-permit': /^[HM]\d{8}(\d{2})?$/,
  'taiwan-permit': /^(\d{8}|\d{10}[A-Z]?)$/,
  'foreigner-residence': /^[A-Z]{3}\d{12}$/,
  'birth-certificate': /^[A-Z]\d{9}$/,
};

/**
 * Reads a document's number. Residence permits of Hong Kong, Macau and Taiwan people (81…, 82…, 83…) are
 * read as ID cards, whose rules they follow.
 * @param today `YYYY-MM-DD`; nobody is born later
 */
export function readDocument(type: IdType, text: string, today: string): ReadResult {
  if (type === 'id-card') return readIdNumber(text, today);
  const number = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replaceAll(/[\s()-]/g, '');
  if (type === 'foreigner-residence' && /^9\d{17}$/.test(number)) return newCard(number, today);
  const form = forms[type] ?? /^[^\p{C}]{2,40}$/u;
  return form.test(number) ? { ok: true, value: { number } } : wrong;
}

/** The foreigners' card of 2023: 18 digits that begin with 9 and end with the ID card's check digit. */
function newCard(number: string, today: string): ReadResult {
  if (checkDigit(number.slice(0, 17)) !== number[17]) return { ok: false, problem: 'check-digit' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate, today)) return { ok: false, problem: 'birth-date' };
  return { ok: true, value: { number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'M' : 'F' } };
}
