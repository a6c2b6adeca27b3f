import { describe, expect, test } from 'vitest';
import { ageOn, checkDigit, isBirthDate, readIdNumber } from './idNumber.ts';

const today = '2026-11-23';
const numbered = (first17: string) => first17 + checkDigit(first17);

describe('identity number', () => {
  test('gives birth date and sex', () => {
    expect(readIdNumber(numbered('99900119880229123'), today)).toEqual({
      ok: true,
      number: numbered('99900119880229123'),
      birthDate: '1988-02-29',
      sex: 'M',
    });
    expect(readIdNumber(numbered('99900119750812004'), today)).toMatchObject({ sex: 'F' });
  });

  test('takes spaces and a small x', () => {
    const withX = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
      .map((digit) => numbered(`9990011990030712${digit}`))
      .find((number) => number.endsWith('X'));
    expect(withX).toBeDefined();
    const typed = `${withX!.slice(0, 6)} ${withX!.slice(6, 14)} ${withX!.slice(14).toLowerCase()}`;
    expect(readIdNumber(typed, today)).toMatchObject({ ok: true, number: withX });
  });

  test('says what is wrong', () => {
    const good = numbered('99900119900307123');
    const wrongEnd = good.slice(0, 17) + (good.endsWith('1') ? '2' : '1');
    expect(readIdNumber('999001', today)).toEqual({ ok: false, problem: 'length' });
    expect(readIdNumber('99900119900307A231', today)).toEqual({ ok: false, problem: 'digits' });
    expect(readIdNumber(numbered('99900120010229001'), today)).toEqual({
      ok: false,
      problem: 'date',
    });
    expect(readIdNumber(numbered('99900120270101001'), today)).toEqual({
      ok: false,
      problem: 'date',
    });
    expect(readIdNumber(wrongEnd, today)).toEqual({ ok: false, problem: 'check' });
  });
});

test('a birth date is a real day in the past', () => {
  expect(isBirthDate('1990-03-07', today)).toBe(true);
  expect(isBirthDate('1990-02-30', today)).toBe(false);
  expect(isBirthDate('1870-01-01', today)).toBe(false);
  expect(isBirthDate('', today)).toBe(false);
});

test('age counts full years', () => {
  expect(ageOn('1990-11-23', today)).toBe(36);
  expect(ageOn('1990-11-24', today)).toBe(35);
});
