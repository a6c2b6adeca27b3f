import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFaults } from './password-rules.domain.ts';

const who = { username: 'luchunxiao', name: '卢春晓' };

describe('a new password', () => {
  it.each([
    ['Morning-tea-4', []],
    ['晨茶Tea-2026年', []],
    ['Ab1-', ['short']],
    ['abcdefghijklmnop', ['classes', 'common']],
    ['0123456789', ['classes', 'common']],
    ['aaaaaaaaaaaa', ['classes', 'common']],
    ['Password-2026', ['common']],
    ['Luchunxiao-99', ['name']],
    ['My卢春晓-2026x', ['name']],
  ])('%s → %j', (password, faults) => {
    expect(passwordFaults(password, who)).toEqual(faults);
  });

  it('made up at random of letters, digits and signs is good', () => {
    const signs = fc.string({
      minLength: 8,
      maxLength: 40,
      unit: fc.constantFrom('k', 'z', 'Q', 'W', '7', '#', 'x', '_', 'e', 'U', 'P', '3'),
    });
    fc.assert(
      fc.property(signs, (some) => {
        const faults = passwordFaults(`qZ5-${some}h!M9`, who);
        expect(faults).toEqual([]);
      }),
    );
  });
});
