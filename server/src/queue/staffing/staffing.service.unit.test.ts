import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeavingRecord } from './leaving-record.ts';
import { emptyRow, type DatedRow } from './duty-row.ts';
import { periods } from './report.domain.ts';
import { StaffingService } from './staffing.service.ts';
import type { ReportQuery } from './staffing.schemas.ts';
import { count } from './times.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const stationOf = (room: string) => room.replace(/\d/, '');

/** Reports of stored days alone, read as the database would. */
function reportsOf(rows: DatedRow[], leavings: LeavingRecord[], journalled: string[] = []) {
  const within = (from: string, to: string) => (each: { day: string }) =>
    each.day >= from && each.day <= to;
  const repository = {
    rows: (_site: string, from: string, to: string) => rows.filter(within(from, to)),
    leavings: (_site: string, from: string, to: string) => leavings.filter(within(from, to)),
    days: (_site: string, from: string, to: string) =>
      rows.filter(within(from, to)).map(({ day }) => day),
  };
  const service = new StaffingService({
    repository,
    journalled: () => Promise.resolve(journalled),
    site: () => undefined,
  } as never);
  return (query: Partial<ReportQuery>) =>
    service.report({
      site: 'east',
      from: '2026-01-01',
      to: '2026-12-31',
      by: 'staff',
      period: 'month',
      ...query,
    });
}

function stint(day: string, staff: string, room: string, minutes: readonly number[]): DatedRow {
  const row = emptyRow(room, stationOf(room), staff, Date.parse(day));
  for (const each of minutes) count(row.times, each * MINUTE);
  const onMs = HOUR * minutes.length;
  return { ...row, day, onMs, served: minutes.length, items: minutes.length };
}

const stints = fc
  .uniqueArray(
    fc.record({
      ago: fc.nat(120),
      staff: fc.constantFrom('wei', 'qin', ''),
      room: fc.constantFrom('ecg1', 'ecg2', 'us1'),
      minutes: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
    }),
    { maxLength: 40, selector: ({ ago, staff, room }) => `${ago} ${staff} ${room}` },
  )
  .map((all) =>
    all.map(({ ago, staff, room, minutes }) => {
      const day = new Date(Date.UTC(2026, 2, 15) - ago * 24 * HOUR).toISOString().slice(0, 10);
      return stint(day, staff, room, minutes);
    }),
  );

describe('a report of workload', () => {
  it('adds up to the same by every line and period, over months and missing days', async () => {
    await fc.assert(
      fc.asyncProperty(stints, async (rows) => {
        const report = reportsOf(rows, []);
        const range = { from: '2025-11-01', to: '2026-03-31' };
        const served = rows.reduce((sum, each) => sum + each.served, 0);
        for (const by of ['staff', 'room', 'station'] as const) {
          for (const period of periods) {
            const found = await report({ ...range, by, period });
            const sum = (of: readonly { served: number; onMin: number }[]) => [
              of.reduce((all, each) => all + each.served, 0),
              of.reduce((all, each) => all + each.onMin, 0),
            ];
            expect(sum(found.lines)).toEqual([served, served * 60]);
            expect(sum(found.periods)).toEqual([served, served * 60]);
            expect(found.total.served).toBe(served);
          }
        }
        const months = (await report({ ...range, period: 'month' })).periods;
        for (const { start, served: inMonth } of months) {
          const [year = 0, month = 0] = start.split('-').map(Number);
          const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
          expect((await report({ from: start, to: last })).total.served).toBe(inMonth);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('names the days of the range that nobody has added up', async () => {
    const journalled = ['2026-03-02', '2026-03-01', '2026-02-28', '2026-02-27'];
    const report = reportsOf([stint('2026-02-28', 'wei', 'ecg1', [3])], [], journalled);
    const { missing } = await report({ from: '2026-02-28', to: '2026-03-01' });
    expect(missing).toEqual(['2026-03-01']);
  });

  it('of one station counts the leavings there and no others', async () => {
    const left = { day: '2026-03-01', staff: 'wei', since: 0, sign: 'idle', waiting: 1 } as const;
    const leavings = ['ecg1', 'us1'].map((room) => ({
      ...left,
      room,
      station: stationOf(room),
      noticedAt: 5,
      endedAt: 9 * MINUTE,
    }));
    const rows = ['ecg1', 'us1'].map((room) => stint('2026-03-01', 'wei', room, [3]));
    const report = reportsOf(rows, leavings);
    expect((await report({})).lines).toMatchObject([{ leavings: 2, leftMin: 18 }]);
    expect((await report({ station: 'ecg' })).lines).toMatchObject([{ leavings: 1, leftMin: 9 }]);
  });
});
