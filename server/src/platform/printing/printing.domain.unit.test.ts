import { describe, expect, it } from 'vitest';
import { afterReport, canPrint, mayRepeat, printerState } from './printing.domain.ts';

const job = { state: 'sent', attempt: 2 } as const;

describe('what a report makes of a job', () => {
  it('takes over the state and what is wrong', () => {
    const report = { attempt: 2, state: 'printing', problem: 'paper-out' } as const;
    expect(afterReport(job, report)).toEqual({ state: 'printing', problem: 'paper-out' });
  });

  it('is nothing for another attempt', () => {
    expect(afterReport(job, { attempt: 1, state: 'printed' })).toBeUndefined();
    expect(afterReport(job, { attempt: 3, state: 'printed' })).toBeUndefined();
  });

  it.each(['printed', 'failed', 'cancelled'] as const)('is nothing once it is %s', (state) => {
    expect(afterReport({ ...job, state }, { attempt: 2, state: 'unknown' })).toBeUndefined();
  });

  it('decides what nobody knew, and does not open it again', () => {
    const unknown = { ...job, state: 'unknown' as const };
    expect(afterReport(unknown, { attempt: 2, state: 'printed' })?.state).toBe('printed');
    expect(afterReport(unknown, { attempt: 2, state: 'printing' })).toBeUndefined();
  });
});

it('a job may be asked for again only once it is over', () => {
  const states = [
    'queued',
    'sent',
    'printing',
    'printed',
    'failed',
    'unknown',
    'cancelled',
  ] as const;
  const may = states.filter((state) => mayRepeat({ state, attempt: 1 }));
  expect(may).toEqual(['printed', 'failed', 'unknown', 'cancelled']);
});

it('a receipt printer prints slips and nothing else', () => {
  expect(canPrint('slip', 'slip')).toBe(true);
  expect(canPrint('slip', 'guide-sheet')).toBe(false);
  expect(canPrint('pdf', 'queue-list')).toBe(true);
});

describe('a printer', () => {
  const seen = { seenAt: 100_000, busy: false };

  it('whose agent has fallen silent is offline, whatever it said last', () => {
    expect(printerState(seen, 139_000)).toEqual({ state: 'ready' });
    expect(printerState({ ...seen, problem: 'paper-out' }, 141_000).state).toBe('offline');
  });

  it('is in trouble before it is busy', () => {
    const busy = { ...seen, busy: true };
    expect(printerState(busy, 100_000).state).toBe('busy');
    expect(printerState({ ...busy, problem: 'jammed' }, 100_000)).toEqual({
      state: 'trouble',
      problem: 'jammed',
    });
  });
});
