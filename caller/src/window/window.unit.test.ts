import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { person, room } from '../../test-support/fake-room.ts';
import type { Standing } from '../caller.ts';
import { appWindow } from './browser.ts';
import { actionOf, clock, keys, lookOf, mainKey, nameOf } from './page/keys.js';
import { pictureOf, type PageRoom } from './picture.ts';

const now = 1_000_000;
const online = (view = room()): Standing => ({ state: 'online', version: 7, view });
const shown = (over: Parameters<typeof room>[0]): PageRoom =>
  pictureOf(online(room(over)), now).room!;

describe('what the page gets', () => {
  it('is tickets and times, never a name', () => {
    const called = [person('A012', { name: '张小三', calledAt: now - 65_000 })];
    const line = [
      person('A013', { name: '李四', callable: true }),
      person('A014', { callable: false }),
    ];
    const picture = pictureOf(online(room({ called, line, waiting: 2 })), now);
    expect(picture.room).toMatchObject({
      called: [{ ticket: 'A012', forMs: 65_000 }],
      next: ['A013'],
      waiting: 2,
    });
    expect(JSON.stringify(picture)).not.toMatch(/张小三|李四/);
  });

  it('says why the room is paused', () => {
    const pause = { reason: '午餐', until: now + 60_000 };
    expect(shown({ state: 'paused', pause }).pause).toEqual(pause);
  });

  it('offers undo only as long as it counts', () => {
    const undo = { what: 'call', visit: 'v', ticket: 'A012', until: now + 1 };
    expect(shown({ undo }).undo).toBe('A012');
    expect(shown({ undo: { ...undo, until: now } }).undo).toBeUndefined();
  });
});

describe('the keys', () => {
  const may = (over: Parameters<typeof room>[0]) =>
    keys.filter((one) => one.may(shown(over))).map(({ action }) => action);

  it('mean something when there is somebody to do it to', () => {
    expect(may({})).toEqual(['pause']);
    expect(may({ called: [person('A1')] })).toEqual(['recall', 'pass', 'start', 'pause']);
    expect(may({ serving: [person('A1')] })).toEqual(['finish', 'pause']);
    expect(may({ state: 'closed' })).toEqual([]);
  });

  it('C2 the main key is the one button, and only calls where several are examined', () => {
    expect(mainKey(shown({}))).toEqual({ action: 'press', text: 'press.idle' });
    expect(mainKey(shown({ serving: [person('A1')] })).text).toBe('press.serving');
    expect(mainKey(shown({ capacity: 2, called: [person('A1')] })).action).toBe('next');
    expect([' ', 'R', 'n', 'x'].map((key) => actionOf(key, shown({})))).toEqual([
      'press',
      'recall',
      'next',
      undefined,
    ]);
  });
});

it('the window looks as the room does, and offline as soon as the program is silent', () => {
  const look = (over: Parameters<typeof room>[0], gone = false) =>
    lookOf(pictureOf(online(room(over)), now), gone);
  expect([
    look({}),
    look({ called: [person('A1')] }),
    look({ called: [person('A2')], serving: [person('A1')] }),
    look({ state: 'paused' }),
    look({}, true),
    lookOf({ state: 'pairing', version: 0 }, false),
    lookOf(undefined, false),
  ]).toEqual(['idle', 'called', 'serving', 'paused', 'offline', 'pairing', 'starting']);
  expect([clock(65_000), nameOf(shown({}))]).toEqual(['1:05', '彩超二室']);
});

it('a browser that shows small windows is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daozhen-browser-'));
  try {
    const edge = join(folder, 'Microsoft/Edge/Application/msedge.exe');
    mkdirSync(dirname(edge), { recursive: true });
    writeFileSync(edge, '');
    writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
    const windows = appWindow('http://x', '/data', 'win32', { 'PROGRAMFILES(X86)': folder });
    expect(windows?.[0]).toBe(edge);
    const linux = appWindow('http://x', '/data', 'linux', { PATH: folder });
    expect(linux).toEqual(['chromium', expect.arrayContaining(['--app=http://x'])]);
    expect(appWindow('http://x', '/data', 'linux', { PATH: '/nowhere' })).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
