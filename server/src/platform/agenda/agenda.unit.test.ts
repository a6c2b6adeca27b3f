import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from './agenda.ts';

describe('agenda', () => {
  it('runs tasks by time, those of one instant in the order planned', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (times) => {
        const agenda = new Agenda();
        const ran: { at: number; order: number }[] = [];
        times.forEach((at, order) => agenda.plan(at, () => ran.push({ at, order })));
        agenda.runDue(20);
        const sorted = times
          .map((at, order) => ({ at, order }))
          .toSorted((a, b) => a.at - b.at || a.order - b.order);
        expect(ran).toEqual(sorted);
      }),
    );
  });

  it('leaves what is not due', () => {
    const agenda = new Agenda();
    agenda.plan(5, () => undefined);
    agenda.runDue(4);
    expect(agenda.nextAt).toBe(5);
  });
});
