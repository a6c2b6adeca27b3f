import { describe, expect, test } from 'vitest';
import { phoneView } from '../server/src/queue/views/index.ts';
import { item, MINUTE } from '../server/test-support/floor.ts';
import { useCampus } from '../server/test-support/opened-campus.ts';
import { accessibilityProblems } from './browser.ts';
import { useHandsets } from './mobile-guide/handset.ts';

const rooms = { r303: { station: 'ultrasound' }, r204: { station: 'ecg' } };
const openCampus = useCampus({ rooms });
const handsets = useHandsets();

describe.each(['early', 'late'] as const)('on a floor with %s binding', (binding) => {
  test('G2 W1 from resting to the call: told what is likely, sent, called, and at rest again', async () => {
    const { floor, at: campus } = await openCampus({ binding });
    const at = await handsets.open();
    const now = async () => {
      await campus.current();
      return phoneView(campus, 'v-zhang')!;
    };
    for (const visit of ['v-first', 'v-zhang']) {
      await floor.arrive(visit, [item('ultrasound', { prep: ['full-bladder'] }), 'ecg']);
      await floor.accept('prepare', { visit, preparation: 'full-bladder', ready: true });
      floor.clock.advance(MINUTE);
    }
    await floor.accept('guide', { accept: { 'v-first': [], 'v-zhang': [] } });
    at.centre.view = await now();
    at.centre.at = floor.clock.now;
    await at.follow();
    const likely = at.centre.view.l === 'ecg' ? '心电图' : '彩超';
    await at.shows('请在候检区休息');
    expect(await at.page.locator('.figures').innerText()).toMatch(
      new RegExp(`可能去\\s+${likely}`),
    );
    expect(await at.page.locator('.advice').innerText()).toContain('请先不要去洗手间');
    expect(await accessibilityProblems(at.page)).toEqual([]);
    const station = at.centre.view.l!;
    await floor.accept('join', { visit: 'v-zhang', station });
    at.centre.move(await now(), { at: floor.clock.now });
    await at.shows(binding === 'late' ? '请到门口等候' : '请在这里候检');
    await floor.call(station === 'ecg' ? 'r204' : 'r303');
    at.centre.move(await now(), { at: floor.clock.now });
    await at.shows('正在呼叫您');
    await floor.serve(station === 'ecg' ? 'r204' : 'r303');
    at.centre.move(await now(), { at: floor.clock.now });
    await at.shows('请在候检区休息');
    expect(await at.page.locator('.progress').innerText()).toContain('已完成 1 项，共 2 项');
  });
});
