import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEnv } from '@daozhen/ui/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { device, FakeHid } from '../../test-support/fake-hid.ts';
import { findBoxes } from '../hid/boxes-found.ts';
import { meanings } from '../hid/meanings.ts';
import { loadProfiles } from '../hid/profiles.ts';
import { fromHex, ReportReader } from '../hid/reports.ts';
import { line } from '../messages/index.ts';
import { Lesson } from './lesson.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-learn-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));
const keyboard = { usagePage: 1, usage: 6, product: 'Two-button box' };

/** A person who does one thing after the other, as the terminal asks for it. */
function lesson(port: FakeHid, device?: string) {
  const env = new FakeEnv();
  const said: string[] = [];
  let lines: ((text: string | undefined) => void)[] = [];
  const pupil = {
    say: (sentence: Parameters<typeof line>[0]) => said.push(line(sentence)),
    line: () => new Promise<string | undefined>((resolve) => lines.push(resolve)),
  };
  const today = '2026-03-02';
  const result = new Lesson({ port, pupil, env, folder, device, today }).run();
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      env.pass(50);
      await settled();
    }
  };
  const types = async (text: string | undefined) => {
    const told = lines;
    lines = [];
    for (const one of told) one(text);
    await pass(500);
  };
  const press = async (...reports: string[]) => {
    for (const report of reports) {
      port.opened.reports(report);
      await pass(50);
    }
    await pass(1500);
  };
  const twice = async (...reports: string[]) => {
    await press(...reports);
    await press(...reports);
  };
  return { said, pass, types, press, twice, result };
}

const up = '00 00 00 00 00 00 00 00';
const key = (usage: string) => `00 00 ${usage} 00 00 00 00 00`;

describe('learning a box', () => {
  it('asks for each key twice, skips what is not wanted, and writes a profile that works', async () => {
    const port = new FakeHid();
    port.devices = [device('1a2b:0001', keyboard)];
    const { said, pass, types, twice, result } = lesson(port);
    await pass(1500);
    expect(said.at(-1)).toContain('请按“单键（呼叫·开始·完成）”键');
    await twice(key('28'), up);
    await types('');
    await twice(key('29'), up);
    await types('q');
    const file = await result;
    expect(file).toBe(join(folder, 'learnt-1a2b-0001.json'));
    const profile = JSON.parse(readFileSync(file!, 'utf8')) as object;
    expect(profile).toMatchObject({
      name: { zh: 'Two-button box' },
      source: 'learnt on the device itself, 2026-03-02',
      tested: true,
      match: [{ vendorId: '1a2b', productId: '0001', usagePage: '0001', usage: '0006' }],
      buttons: [
        { keyboard: '28', action: 'press' },
        { keyboard: '29', action: 'pass' },
      ],
    });
    expect(port.opened.closed).toBe(true);
    const [found] = findBoxes(port.devices, loadProfiles(folder));
    const reading = new ReportReader(found!.profile).read(Uint8Array.from(fromHex(key('29'))));
    const held = reading.kind === 'held' ? [...reading.held] : [];
    expect(held.map((i) => meanings(found!.profile)[i]?.action)).toEqual(['pass']);
  });

  it('the box is chosen where there are several, or named', async () => {
    const port = new FakeHid();
    port.devices = [device('046d:c31c', { ...keyboard, product: 'Keyboard' }), device('1a2b:0002')];
    const { said, pass, types, twice, result } = lesson(port);
    await pass(100);
    expect(said.join('\n')).toMatch(/1\. 046d:c31c {2}Keyboard[^]*2\. 1a2b:0002/);
    await types('7');
    await types('2');
    await pass(1500);
    await twice('a5');
    await types('q');
    expect(await result).toContain('learnt-1a2b-0002');
    const named = lesson(port, '1a2b:0002');
    await named.pass(1500);
    expect(named.said.at(-1)).toContain('请按');
    await named.types('q');
    expect(await named.result).toBeUndefined();
    expect(named.said.at(-1)).toContain('没有学到任何按键');
  });

  it('says what is wrong with a key and asks again', async () => {
    const port = new FakeHid();
    port.devices = [device('1a2b:0001', keyboard)];
    const { said, pass, types, press, twice, result } = lesson(port);
    await pass(1500);
    await press(key('28'), up);
    await press(key('2c'), up);
    expect(said.at(-2)).toContain('两次按下的数据不同');
    await twice(key('28'), up);
    await twice(key('28'), up);
    expect(said.at(-2)).toContain('是同一个键');
    await twice(key('2c'), up);
    await types('q');
    const profile = JSON.parse(readFileSync((await result)!, 'utf8')) as { buttons: object[] };
    expect(profile.buttons.length).toBe(2);
  });

  it('a box that types Enter does not skip its own key', async () => {
    const port = new FakeHid();
    port.devices = [device('1a2b:0001', keyboard)];
    const { said, pass, types, press, result } = lesson(port);
    await pass(1500);
    port.opened.reports(key('28'));
    await types('');
    port.opened.reports(up);
    await pass(500);
    expect(said.at(-1)).toContain('再按一次');
    await press(key('28'), up);
    await types('q');
    expect(await result).toBeDefined();
  });

  it('a box that speaks all the time is heard only when it is pressed', async () => {
    const port = new FakeHid();
    port.devices = [device('1d34:000e')];
    const { said, pass, types, press, result } = lesson(port);
    await pass(100);
    port.opened.reports('15 01\n15 02\n15 03');
    await pass(1500);
    port.opened.reports('15 04\n15 05');
    await pass(2000);
    expect(said.at(-1)).toContain('请按');
    await press('16 06', '16 06', '15 07', '15 08');
    await press('16 09', '15 0a');
    await types('q');
    const profile = JSON.parse(readFileSync((await result)!, 'utf8')) as object;
    expect(profile).toMatchObject({
      buttons: [{ report: '16', action: 'press' }],
      released: ['15 ..'],
    });
  });

  it('ends when the box is pulled out, with what was learnt until then', async () => {
    const port = new FakeHid();
    port.devices = [device('1a2b:0001', keyboard)];
    const { said, pass, twice, result } = lesson(port);
    await pass(1500);
    await twice(key('28'), up);
    port.unplug();
    expect(await result).toBeDefined();
    expect(said.join()).toContain('设备已拔出');
  });

  it('says why a box cannot be opened, and that there is none', async () => {
    const port = new FakeHid();
    const none = lesson(port);
    expect(await none.result).toBeUndefined();
    expect(none.said).toEqual([expect.stringContaining('没有 HID 设备')]);
    port.devices = [device('1a2b:0001')];
    port.refusal = 'permission denied';
    const closed = lesson(port);
    expect(await closed.result).toBeUndefined();
    expect(closed.said).toEqual([expect.stringContaining('permission denied')]);
  });
});
