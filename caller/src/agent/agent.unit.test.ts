import { describe, expect, it } from 'vitest';
import { down, pedal, settled } from '../../test-support/computer.ts';
import { useComputers } from '../../test-support/computers.ts';
import { device } from '../../test-support/fake-hid.ts';

const setUp = useComputers();

describe('several boxes on one computer', () => {
  it('each has its own pairing and its own room', async () => {
    const { hid, told, pass, sent, agent } = await setUp();
    hid.devices = [pedal('A'), pedal('B')];
    await pass(2000);
    hid.connections[1]!.reports(down);
    await pass(500);
    expect(told.join('\n')).toContain('PCsensor 脚踏开关（3553:b001:B）是这台电脑上的另一个按钮盒');
    expect(sent()).toEqual([
      ['T-main', []],
      ['T-b', ['press']],
    ]);
    expect(agent.seats.map(({ name, room, state }) => [name, room, state])).toEqual([
      ['', 'us-2', 'online'],
      ['3553:b001:B', 'us-3', 'online'],
    ]);
  });

  it('one not paired yet shows its code, and says it again when its button is pressed', async () => {
    const { hid, told, pass, agent } = await setUp();
    hid.devices = [pedal('A'), pedal('C')];
    await pass(1500);
    expect(told.at(-1)).toContain('【PCsensor 脚踏开关】配对码 123456');
    told.length = 0;
    hid.connections[1]!.reports(down);
    await settled();
    expect(told).toEqual([expect.stringContaining('配对码 123456')]);
    expect(agent.seats[1]).toMatchObject({ state: 'pairing', code: '123456' });
  });

  it('a light without buttons shows the computer’s own room and takes nobody’s pairing', async () => {
    const { hid, pass, sent } = await setUp();
    hid.devices = [device('04d8:f372', { serialNumber: 'L' })];
    await pass(2000);
    expect(hid.opened.written.at(-1)).toEqual([0, 1, 0xff, 0, 64, 16, 0, 0, 0]);
    hid.devices = [...hid.devices, pedal('A')];
    await pass(2000);
    hid.opened.reports(down);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
    expect(hid.connections[0]!.written.at(-1)).not.toEqual([0, 1, 0xff, 0, 64, 16, 0, 0, 0]);
  });
});

describe('a token that is used elsewhere', () => {
  it('ends here for good and says why, also at every press', async () => {
    const { hid, told, sockets, pass, sent, agent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.end('live.replaced');
    await pass(5000);
    expect(told.at(-1)).toContain('已在另一台电脑');
    expect(sockets.length).toBe(1);
    told.length = 0;
    hid.opened.reports(down);
    await settled();
    expect(told).toEqual([expect.stringContaining('已在另一台电脑')]);
    expect([sent(), agent.seats[0]?.state]).toEqual([[['T-main', []]], 'ended']);
  });

  it('another caller of the same room is said and changes nothing', async () => {
    const { hid, told, sockets, pass, sent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.tell('callers', { devices: 2 });
    sockets[0]!.tell('callers', { devices: 2 });
    expect(told.filter((one) => one.includes('现有 2 个叫号器')).length).toBe(1);
    hid.opened.reports(down);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
  });
});

it('told to end, lets go of its boxes', async () => {
  const { hid, pass, running, stop } = await setUp();
  hid.devices = [pedal()];
  await pass(2000);
  stop.abort();
  await running;
  const { listed } = hid;
  await pass(3000);
  expect([hid.opened.closed, hid.listed]).toEqual([true, listed]);
});
