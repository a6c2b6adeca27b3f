import { afterEach, describe, expect, it } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { item, openFloor, type Floor, type SettingsOptions } from '../../../test-support/floor.ts';
import { queueList, queueListPdf } from './index.ts';

let at: CampusUnderTest | undefined;
afterEach(() => at?.close());

async function open(options: SettingsOptions = {}): Promise<Floor> {
  const floor = await openFloor({ rooms: { ecg1: {}, ecg2: {} }, ...options });
  at = await openCampus(floor);
  return floor;
}

async function listOf(station: string) {
  await at!.current();
  return queueList(at!, [station], 'zh').stations[0];
}

describe('F10 the printed queue list', () => {
  it('O1 has everybody in the order they would be called, after those inside', async () => {
    const floor = await open();
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    await floor.call('ecg2');
    const list = await listOf('ecg');
    expect(list?.rows.map(({ ticket, inside }) => [ticket, inside])).toEqual([
      ['A001', 'called'],
      ['A002', undefined],
      ['A003', undefined],
    ]);
    expect(list?.rows[1]).toMatchObject({ name: '林*v2' });
  });

  it('V1 shows names masked, and of a VVIP the ticket only', async () => {
    const floor = await open();
    await floor.queue('vv1');
    const row = (await listOf('ecg'))?.rows[0];
    expect(row?.ticket).not.toBe('');
    expect(row?.name).toBeUndefined();
  });

  it('P3 says what somebody still has to prepare, and lists him after the others', async () => {
    const floor = await open({ binding: 'late' });
    await floor.arrive('v1', [item('ecg', { prep: ['full-bladder'] })]);
    await floor.arrive('v2');
    const rows = (await listOf('ecg'))?.rows ?? [];
    expect(rows.map(({ ticket, why, prep }) => ({ ticket, why, prep }))).toEqual([
      { ticket: 'A002', why: undefined, prep: [] },
      { ticket: 'A001', why: 'not-ready', prep: ['full-bladder'] },
    ]);
  });

  it('begins every station on a page of its own and says when it was printed', async () => {
    const rooms = { ecg1: {}, us1: { station: 'us' }, dr1: { station: 'dr' } };
    const floor = await open({ rooms });
    await floor.queue('v1');
    await floor.queue('v2', 'us');
    await at!.current();
    const whole = queueList(at!, undefined, 'zh');
    const page = queueListPdf(whole, 'zh', { page: 'A4', utcOffsetMs: 8 * 3_600_000 });
    const text = JSON.stringify(page.content);
    expect(text).toContain('打印时间 2026-11-23 08:00');
    const waiting = whole.stations.filter(({ rows }) => rows.length > 0);
    expect(waiting.length).toBe(2);
    expect(text.match(/"pageBreak":"before"/g)).toHaveLength(1);
    expect(text).toContain('暂无候检人员：');
  });
});
