import { describe, expect, it } from 'vitest';
import { ageOn, checkDigit, isBirthDate, readIdNumber } from './id-number.domain.ts';
import { maskName } from './mask.domain.ts';
import { readQuery } from './search.domain.ts';

const today = '2026-11-23';

/** Areas no place has, so that no number belongs to anybody. */
const number = (area: string, birth: string, sequence: string) => {
  const first17 = `${area}${birth}${sequence}`;
  return first17 + checkDigit(first17);
};

describe('identity numbers (GB 11643)', () => {
  it('reads birth date and sex', () => {
    expect(readIdNumber(number('990001', '19850214', '123'), today)).toEqual({
      ok: true,
      value: {
        number: number('990001', '19850214', '123'),
        birthDate: '1985-02-14',
        sex: 'M',
      },
    });
    const woman = readIdNumber(number('990001', '20000229', '002'), today);
    expect(woman).toMatchObject({ ok: true, value: { sex: 'F', birthDate: '2000-02-29' } });
  });

  it('takes a small x and blanks around', () => {
    const withX = Array.from({ length: 400 }, (_, index) =>
      number('990001', '19850214', String(index).padStart(3, '0')),
    ).find((each) => each.endsWith('X'));
    expect(readIdNumber(` ${withX?.toLowerCase()} `, today)).toMatchObject({
      ok: true,
      value: { number: withX },
    });
  });

  it('turns an old number of 15 digits into a new one', () => {
    const read = readIdNumber('990001620314045', today);
    const expected = number('990001', '19620314', '045');
    expect(read).toMatchObject({ ok: true, value: { number: expected, birthDate: '1962-03-14' } });
  });

  it('says what is wrong', () => {
    const right = number('990001', '19850214', '123');
    const wrong = `${right.slice(0, 17)}${right[17] === '0' ? '1' : '0'}`;
    expect(readIdNumber(wrong, today)).toEqual({ ok: false, problem: 'check-digit' });
    expect(readIdNumber('12345', today)).toEqual({ ok: false, problem: 'form' });
    const noDay = number('990001', '19850230', '123');
    expect(readIdNumber(noDay, today)).toEqual({ ok: false, problem: 'birth-date' });
    const unborn = number('990001', '20261124', '123');
    expect(readIdNumber(unborn, today)).toEqual({ ok: false, problem: 'birth-date' });
  });

  it('catches every single wrong digit', () => {
    const right = number('990001', '19850214', '123');
    const mistyped = Array.from({ length: 170 }, (_, each) => {
      const at = Math.floor(each / 10);
      return right.slice(0, at) + String(each % 10) + right.slice(at + 1);
    }).filter((typed) => typed !== right);
    expect(mistyped).toHaveLength(153);
    expect(mistyped.filter((typed) => readIdNumber(typed, today).ok)).toEqual([]);
  });
});

describe('ages', () => {
  it('count completed years', () => {
    expect(ageOn('1956-11-23', '2026-11-23')).toBe(70);
    expect(ageOn('1956-11-24', '2026-11-23')).toBe(69);
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25);
  });

  it('know which dates exist', () => {
    expect(isBirthDate('2024-02-29', today)).toBe(true);
    expect(isBirthDate('2023-02-29', today)).toBe(false);
    expect(isBirthDate('1870-01-01', today)).toBe(false);
  });
});

describe('what somebody looks for', () => {
  it('is a birth date only where the calendar has it', () => {
    expect(readQuery('1985-02-14')).toEqual({ birthDate: '1985-02-14' });
    expect(readQuery('19850214')).toEqual({ birthDate: '1985-02-14' });
    expect(readQuery('1985-02-30')).toBeUndefined();
    expect(readQuery('20261301')).toEqual({ idNumber: '20261301' });
  });
});

describe('masked names', () => {
  it.each([
    ['李四', '李*'],
    ['张小三', '张*三'],
    ['欧阳小明', '欧**明'],
    ['阿依古丽·买买提', '阿****提'],
    ['𠮷野家', '𠮷*家'],
    ['于', '于*'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
