import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';
import type { Command } from '@daozhen/protocol';
import { emptySite } from '../rules/index.ts';
import { item } from '../../../test-support/floor.ts';
import { PassReport } from './pass-report.ts';

async function reportOf(floor: Floor) {
  const report = new PassReport(emptySite('main', 'memory'));
  for (const event of await floor.engine.events('main', 0, 100_000)) report.apply(event);
  return report;
}

async function passed(floor: Floor, reason: 'absent' | 'elsewhere' = 'absent'): Promise<string> {
  const visit = (await floor.call('ecg1')) ?? '';
  await floor.later(MINUTE).accept('pass', { room: 'ecg1', reason });
  return visit;
}

const sent = (floor: Floor, command: Command, by: string) => floor.engine.execute(command, by);

describe('who was not there', () => {
  it('C5, C6, P1: tells the absent, those examined elsewhere and the late apart', async () => {
    const floor = await openFloor({ binding: 'early', rooms: { ecg1: {}, us1: {} } });
    await floor.accept('expect', {
      visit: 'v1',
      class: 'vip',
      appointment: floor.clock.now,
      items: [item('ecg'), item('us')],
    });
    await floor.queue('n1');
    await floor.queue('n2');
    await passed(floor);
    await passed(floor, 'elsewhere');
    await floor.later(HOUR).accept('tick', {});
    await floor.accept('check-in', { visit: 'v1', class: 'vip' });
    const report = await reportOf(floor);
    expect(report.misses).toMatchObject([
      { visit: 'n1', station: 'ecg', reason: 'absent', calls: 1, nurse: false },
      { visit: 'n2', station: 'ecg', reason: 'elsewhere' },
      { visit: 'v1', reason: 'late', kept: ['ecg', 'us'], ticket: 'V001', by: 'staff' },
    ]);
    expect(report.figures()).toMatchObject([
      { station: 'ecg', absent: 1, elsewhere: 1, late: 1, back: 0 },
      { station: 'us', absent: 0, elsewhere: 0, late: 1, back: 0 },
      { station: '', absent: 0, late: 1, back: 1 },
    ]);
  });

  it('C5: says who brought them back, after how long, and how long they waited then', async () => {
    const floor = await openFloor({ binding: 'early' });
    await floor.queue('n1');
    const visit = await passed(floor);
    await sent(floor.later(4 * MINUTE), floor.command('rejoin', { visit }), `visit:${visit}`);
    await floor.later(3 * MINUTE).call('ecg1');
    await floor.later(5 * SECOND).accept('start', { room: 'ecg1' });
    const report = await reportOf(floor);
    expect(report.figures()).toMatchObject([
      { back: 1, by: { phone: 1, staff: 0, itself: 0 }, awayMs: 4 * MINUTE },
    ]);
    expect(report.figures()[0]?.waitMs).toBe(3 * MINUTE + 2 * SECOND);
  });

  it('C5: the third time is the nurse’s, and an undone pass is none', async () => {
    const floor = await openFloor({ binding: 'early' });
    await floor.queue('n1');
    for (let time = 1; time <= 3; time += 1) {
      const visit = await passed(floor);
      if (time < 3) await floor.accept('rejoin', { visit });
    }
    const report = await reportOf(floor);
    expect(report.figures()).toMatchObject([{ absent: 3, nurse: 1, back: 2 }]);
    await floor.later(SECOND).accept('undo', { room: 'ecg1' });
    expect((await reportOf(floor)).figures()).toMatchObject([{ absent: 2, nurse: 0 }]);
  });

  it('C8: a pass undone after its examinee has come back is none either', async () => {
    const floor = await openFloor({ binding: 'early' });
    await floor.queue('n1');
    const visit = await passed(floor);
    await floor.later(10 * SECOND).accept('rejoin', { visit });
    await floor.later(10 * SECOND).accept('undo', { room: 'ecg1' });
    await floor.accept('start', { room: 'ecg1' });
    const report = await reportOf(floor);
    expect([report.misses, report.figures()]).toEqual([[], []]);
  });
});
