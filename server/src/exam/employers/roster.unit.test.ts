import { describe, expect, it } from 'vitest';
import { invented } from '../../../test-support/roster.ts';
import { openSeals, parseKeys } from '../../platform/crypto/index.ts';
import { isCreditCode } from './credit-code.domain.ts';
import { groupOf, type GroupRule } from './group.domain.ts';
import { tokensOf, tokensOfQuery } from './member-tokens.ts';
import { RosterChecker } from './roster.domain.ts';

const day = '2026-11-01';
const groups: GroupRule[] = [
  { id: 'm', name: '男', sex: 'M' },
  { id: 'f', name: '女', sex: 'F', ageTo: 39 },
  { id: 'f40', name: '女40+', sex: 'F', ageFrom: 40 },
];

describe('the group of somebody on a list', () => {
  const who = (sex: 'M' | 'F', birthDate: string) => ({ sex, birthDate });

  it('is the one named, if he fits it, else the only one he fits', () => {
    expect(groupOf(groups, who('F', '1986-11-02'), undefined, day)).toMatchObject({
      group: { id: 'f' },
    });
    expect(groupOf(groups, who('F', '1986-11-01'), undefined, day)).toMatchObject({
      group: { id: 'f40' },
    });
    expect(groupOf(groups, who('F', '1990-01-01'), '男', day)).toMatchObject({
      code: 'group-unfit',
    });
    expect(groupOf(groups, who('M', '1990-01-01'), '领导', day)).toMatchObject({
      code: 'group-unknown',
    });
    const twice = [...groups, { id: 'm2', name: '男2' }];
    expect(groupOf(twice, who('M', '1990-01-01'), undefined, day)).toMatchObject({
      code: 'group-several',
    });
    expect(groupOf([], who('M', '1990-01-01'), undefined, day)).toMatchObject({
      code: 'group-none',
    });
  });
});

describe('a row of a list', () => {
  const check = (cells: object) =>
    new RosterChecker({ groups, today: day, examDay: day }).check(cells as never, 2);
  const { name, idNumber } = invented(1);

  it('takes sex and birth date from the ID number, and the department in one form', () => {
    expect(check({ name, idNumber, department: '生产部 / 一车间' })).toMatchObject({
      value: { person: { sex: 'M', idNumber }, group: 'm', department: '生产部/一车间' },
    });
  });

  it.each([
    [{ idNumber: '123' }, 'id-form'],
    [{ idNumber, sex: 'F' }, 'sex-mismatch'],
    [{ idNumber, birthDate: '1999-01-01' }, 'birth-date-mismatch'],
    [{ sex: 'M', birthDate: '2030-01-01' }, 'birth-date-impossible'],
    [{ sex: 'M' }, 'birth-date-needed'],
    [{ idNumber, department: 'a/b/c/d/e/f/g' }, 'department-form'],
  ])('with %j is refused: %s', (cells, code) => {
    expect(check({ name, ...cells })).toMatchObject({ problems: [{ row: 2, code }] });
  });
});

it('somebody on a list is found by beginnings, initials, numbers and their ends', () => {
  const key = Buffer.alloc(32, 'k').toString('base64url');
  const { index } = openSeals(parseKeys(`index=${key},k1=${key}`));
  const stored = new Set(
    tokensOf(index, { name: '覃晓岚', phone: '13900001234', staffNo: 'GX-20240012' }),
  );
  const finds = (query: string) => tokensOfQuery(index, query).some((token) => stored.has(token));
  for (const query of ['覃', '覃晓', '覃晓岚', 'qxl', 'QX', '1234', '13900001234', 'gx-20240012']) {
    expect(finds(query) ? query : `not ${query}`).toBe(query);
  }
  for (const query of ['晓岚', '5678', 'GX-9', '']) expect(finds(query)).toBe(false);
});

it('a unified social credit code has to have its check sign', () => {
  const right = `91990000MA0000000${checkSign('91990000MA0000000')}`;
  expect(isCreditCode(right)).toBe(true);
  expect(isCreditCode(`92${right.slice(2)}`)).toBe(false);
  expect(isCreditCode('91990000MA')).toBe(false);
});

/** The check sign found by trying all. */
function checkSign(first17: string): string {
  const signs = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
  return signs.find((sign) => isCreditCode(first17 + sign)) ?? '';
}
