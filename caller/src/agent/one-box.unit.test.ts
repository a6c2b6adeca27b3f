import { describe, expect, it } from 'vitest';
import { down, pedal, settled, up } from '../../test-support/computer.ts';
import { useComputers } from '../../test-support/computers.ts';
import { device } from '../../test-support/fake-hid.ts';
import { loadProfiles } from '../hid/profiles.ts';

const setUp = useComputers();

describe('a button box', () => {
  it('that is not there is said once, waited for, and used', async () => {
    const { hid, told, pass, sent } = await setUp();
    await pass(5000);
    expect(told.filter((one) => one.includes('没有找到按钮盒')).length).toBe(1);
    hid.devices = [pedal()];
    await pass(2000);
    expect(told.join('\n')).toMatch(/PCsensor 脚踏开关（3553:b001:A）已就绪[^]*尚未在实物上核对/);
    hid.opened.reports(down);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
  });

  it('that is pulled out is said, waited for and used again by the same pairing', async () => {
    const { hid, told, pass, sent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    hid.unplug();
    expect(hid.opened.closed).toBe(true);
    expect(told.at(-1)).toContain('已拔出');
    await pass(3000);
    hid.devices = [{ ...pedal(), path: '/dev/another' }];
    await pass(2000);
    hid.opened.reports(`${down}\n${up}`);
    await pass(100);
    expect([sent(), hid.connections.length]).toEqual([[['T-main', ['press']]], 2]);
  });

  it('pulled out in the middle of a press: it was sent once, and its outcome is on show afterwards', async () => {
    const profiles = loadProfiles().map((one) => ({
      ...one,
      echo: { idle: [{ write: '01' }], called: [{ write: '02' }], offline: [{ write: 'ff' }] },
    }));
    const { hid, sockets, pass, sent } = await setUp({ profiles });
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.mute = true;
    hid.opened.reports(down);
    hid.unplug();
    await pass(500);
    sockets[0]!.answerAll();
    await pass(500);
    hid.devices = [pedal()];
    while (hid.connections.length < 2) await pass(100);
    // Still held while the plug goes back in.
    hid.opened.reports(down);
    await pass(1000);
    hid.opened.reports(up);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
    expect(hid.opened.written).toEqual([[2]]);
  });

  it('that is no longer in the list is unplugged, even if its reading does not fail', async () => {
    const { hid, told, pass } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    hid.devices = [];
    await pass(1000);
    expect([hid.opened.closed, told.at(-1)]).toEqual([true, expect.stringContaining('已拔出')]);
    hid.devices = [pedal()];
    await pass(1500);
    expect(told.join()).toMatch(/已拔出[^]*已就绪/);
  });

  it('that answers only when asked is asked, one question at a time', async () => {
    const { hid, pass, sent } = await setUp();
    hid.devices = [device('1d34:000d', { serialNumber: 'R' })];
    await pass(2000);
    const asked = hid.opened.written.length;
    hid.opened.write = () => new Promise(() => {});
    await pass(2000);
    expect(asked).toBeGreaterThan(2);
    hid.opened.reports('17\n16');
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
  });

  it('without a light of its own is answered by tones; with one only where tones are wished for', async () => {
    const lit = loadProfiles().map((one) => ({ ...one, echo: { idle: [{ write: '01' }] } }));
    const answers = [];
    for (const [profiles, always] of [
      [loadProfiles(), false],
      [lit, false],
      [lit, true],
    ] as const) {
      const { hid, heard, pass } = await setUp({ profiles, always });
      hid.devices = [pedal()];
      await pass(2000);
      hid.opened.reports(down);
      await pass(100);
      answers.push(heard);
    }
    expect(answers).toEqual([['accepted'], [], ['accepted']]);
  });

  it('that cannot be opened is said once with the reason and tried again', async () => {
    const { hid, told, pass } = await setUp();
    hid.refusal = 'permission denied';
    hid.devices = [pedal()];
    await pass(4000);
    expect(told.filter((one) => one.includes('permission denied')).length).toBe(1);
    hid.refusal = undefined;
    await pass(1000);
    expect(told.join()).toContain('已就绪');
  });

  it('an unknown report is told with its bytes and does nothing', async () => {
    const { hid, told, pass, sent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    hid.opened.reports('01 00 00 1e 00 00 00 00 00');
    await pass(100);
    expect(told.at(-1)).toContain('不认识的按键数据：01 00 00 1e 00 00 00 00 00');
    expect(sent()).toEqual([['T-main', []]]);
  });

  it('offline does nothing, and the light says so within the heartbeat’s time', async () => {
    const profiles = loadProfiles().map((one) => ({
      ...one,
      echo: {
        idle: [{ write: '01' }],
        offline: [{ write: 'ff' }],
        refused: [{ write: 'ee', ms: 100 }],
      },
    }));
    const { hid, env, told, sockets, pass, sent } = await setUp({ profiles });
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.deaf = true;
    for (let i = 0; i < 14; i += 1) env.pass(250);
    await settled();
    expect(hid.opened.written.at(-1)).toEqual([0xff]);
    hid.opened.reports(`${down}\n${up}`);
    await pass(1000);
    expect(told.at(-1)).toContain('没有执行');
    sockets[0]!.deaf = false;
    await pass(2000);
    expect(sent()).toEqual([['T-main', []]]);
  });
});
