import { describe, expect, it } from 'vitest';
import { DutyLedger } from './duty-ledger.ts';

/** A ledger of a journal with calls of these days, the newest first, which has or has not caught up. */
function ledgerOf(days: string[], complete: boolean): DutyLedger {
  const history = { days: (_site: string, limit: number) => Promise.resolve(days.slice(0, limit)) };
  return new DutyLedger({ history, complete: () => complete } as never);
}

describe('a day that is to be added up', () => {
  it.each([
    ['is whole once the journal has all', ['2026-11-23'], true, true],
    [
      'is not while the journal lags behind and knows of no later day',
      ['2026-11-23'],
      false,
      false,
    ],
    ['is whole when something of a later day is there', ['2026-11-24', '2026-11-23'], false, true],
    ['is not where the journal knows nothing yet', [], false, false],
  ])('%s', async (_what, days, complete, whole) => {
    expect(await ledgerOf(days, complete).hasAll('east', '2026-11-23')).toBe(whole);
  });
});
