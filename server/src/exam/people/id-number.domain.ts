import type { Sex } from '../catalogue/index.ts';

/** What a resident identity number says (GB 11643). */
export interface IdNumber {
  /** 18 characters, the last a digit or X. */
  number: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  sex: Sex;
}

export type IdNumberProblem = 'form' | 'check-digit' | 'birth-date';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
const maxAge = 150;

/** The check digit that belongs to the first 17 digits. */
export function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checks.charAt(sum % 11);
}

/**
 * Reads an identity number; old ones of 15 digits become new ones.
 * @param today `YYYY-MM-DD`; nobody is born later
 */
export function readIdNumber(
  text: string,
  today: string,
): { ok: true; value: IdNumber } | { ok: false; problem: IdNumberProblem } {
  const typed = text.trim().toUpperCase();
  const number = /^\d{15}$/.test(typed) ? modern(typed) : typed;
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, problem: 'form' };
  if (checkDigit(number) !== number[17]) return { ok: false, problem: 'check-digit' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate, today)) return { ok: false, problem: 'birth-date' };
  const sex = Number(number[16]) % 2 === 1 ? 'M' : 'F';
  return { ok: true, value: { number, birthDate, sex } };
}

function modern(old: string): string {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  return first17 + checkDigit(first17);
}

/** Whether a date exists, is not in the future and not too long ago for somebody alive. */
export function isBirthDate(date: string, today: string): boolean {
  return isInCalendar(date) && date <= today && ageOn(date, today) <= maxAge;
}

/** Whether there is such a day, `YYYY-MM-DD`. */
export function isInCalendar(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date;
}

/** Completed years of life on a day; both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
