import { FakeEnv } from '@daozhen/ui/testing';
import { describe, expect, it } from 'vitest';
import { device, FakeHid } from '../../test-support/fake-hid.ts';
import type { Action } from '../actions.ts';
import { tellBox } from '../terminal/tell-box.ts';
import { line } from '../messages/index.ts';
import { ButtonBox } from './button-box.ts';
import { loadProfiles } from './profiles.ts';

const pedal = () => device('3553:b001', { usagePage: 1, usage: 6 });
const down = '01 00 00 05 00 00 00 00 00';
const up = '01 00 00 00 00 00 00 00 00';
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

function setUp() {
  const port = new FakeHid();
  const env = new FakeEnv();
  const pressed: Action[] = [];
  const told: string[] = [];
  const unknown: string[] = [];
  const profiles = loadProfiles().map((one) => ({ ...one, answers: { refused: '02 ff' } }));
  const box = new ButtonBox({
    port,
    profiles,
    env,
    onAction: (action) => pressed.push(action),
    onState: (state) => tellBox({ say: (sentence) => told.push(line(sentence)) }, state),
    onUnknown: (bytes) => unknown.push(bytes),
  });
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds; i += 1) {
      env.pass(1000);
      await settled();
    }
  };
  return { port, pressed, told, unknown, box, pass };
}

describe('a button box', () => {
  it('that is not there is said once and waited for', async () => {
    const { port, told, pressed, box, pass } = setUp();
    await box.search();
    await pass(5);
    expect(told).toEqual([expect.stringContaining('没有找到按钮盒')]);
    port.devices = [pedal()];
    await pass(1);
    expect(told[1]).toContain('按钮盒已就绪：PCsensor 脚踏开关（3553:b001）');
    expect(told[2]).toContain('尚未在实物上核对');
    port.opened.reports(`${down}\n${up}`);
    expect(pressed).toEqual(['press']);
  });

  it('that is pulled out is said, waited for and used again', async () => {
    const { port, told, pressed, box, pass } = setUp();
    port.devices = [pedal()];
    await box.search();
    port.unplug();
    expect(port.opened.closed).toBe(true);
    expect(told.at(-1)).toContain('按钮盒 3553:b001 已拔出');
    await pass(3);
    port.devices = [pedal()];
    await pass(1);
    port.opened.reports(down);
    expect([pressed, port.connections.length]).toEqual([['press'], 2]);
  });

  it('that cannot be opened is said once with the reason and tried again', async () => {
    const { port, told, box, pass } = setUp();
    port.devices = [pedal()];
    port.refusal = 'permission denied';
    await box.search();
    await pass(3);
    expect(told).toEqual([expect.stringContaining('permission denied')]);
    port.refusal = undefined;
    await pass(1);
    expect(told[1]).toContain('已就绪');
  });

  it('an unknown report is told with its bytes and does nothing', async () => {
    const { port, pressed, unknown, box } = setUp();
    port.devices = [pedal()];
    await box.search();
    port.opened.reports('01 02 00 00 00 00 00 00 00');
    expect([pressed, unknown]).toEqual([[], ['01 02 00 00 00 00 00 00 00']]);
  });

  it('shows an answer by its own light, if its profile says how', async () => {
    const { port, box } = setUp();
    await box.show('refused');
    port.devices = [pedal()];
    await box.search();
    await box.show('refused');
    await box.show('accepted');
    expect(port.opened.written).toEqual([[2, 255]]);
  });

  it('closed, lets go of the device and looks for no other', async () => {
    const { port, box, pass } = setUp();
    port.devices = [pedal()];
    await box.search();
    await box.close();
    const { listed } = port;
    await pass(3);
    expect([port.opened.closed, port.listed]).toEqual([true, listed]);
  });
});
