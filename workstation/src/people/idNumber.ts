import type { Sex } from '../api/types.ts';

/** Why a number is no resident identity number (GB 11643). */
export type IdNumberProblem = 'length' | 'digits' | 'date' | 'check';

export type IdNumber =
  | { ok: true; number: string; birthDate: string; sex: Sex }
  | { ok: false; problem: IdNumberProblem };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** The check digit of the first 17 digits. */
export function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkDigits[sum % 11] ?? '';
}

/**
 * Reads an identity number: its check digit, and the birth date and sex it carries.
 * @param today `YYYY-MM-DD`; a birth date after it is refused
 */
export function readIdNumber(text: string, today: string): IdNumber {
  const number = text.replaceAll(/\s/g, '').toUpperCase();
  if (number.length !== 18) return { ok: false, problem: 'length' };
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, problem: 'digits' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate, today)) return { ok: false, problem: 'date' };
  if (checkDigit(number) !== number[17]) return { ok: false, problem: 'check' };
  return { ok: true, number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'M' : 'F' };
}

/** Whether it is a real day of the calendar, not after `today` and at most 150 years ago. */
export function isBirthDate(day: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false;
  return day <= today && Number(today.slice(0, 4)) - Number(day.slice(0, 4)) <= 150;
}

/** Full years between two days, `YYYY-MM-DD` each. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
