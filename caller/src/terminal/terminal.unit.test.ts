import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { person, room } from '../../test-support/fake-room.ts';
import en from '../messages/en.json' with { type: 'json' };
import zh from '../messages/zh.json' with { type: 'json' };
import { sentence } from '../messages/index.ts';
import { listenToKeys } from './keys.ts';
import { roomLines } from './room-screen.ts';
import { LiveTerminal, LogTerminal } from './terminal.ts';

const noon = () => new Date('2026-03-02T12:34:56');

function output(isTTY: boolean) {
  const written: string[] = [];
  return { out: { isTTY, write: (text: string) => written.push(text) }, written };
}

describe('the room in the terminal', () => {
  it('shows who is called, in the room and next, by ticket alone', () => {
    const view = room({
      staff: { id: 's1', name: '林医生', title: '主治医师' },
      called: [person('A012', { name: '张小三' })],
      line: [
        person('A013', { callable: true }),
        person('A014', { callable: false }),
        person('A015'),
      ],
      waiting: 3,
    });
    const text = roomLines(view, true).join('\n');
    expect(text).toMatch(/^彩超二室 · 林医生/);
    expect(roomLines({ ...view, name: '二室' }, true)[0]).toBe('彩超 二室 · 林医生');
    expect(text).toContain('● 开诊 open   候检 3 人 3 waiting');
    expect(text).toContain('呼叫 called: A012');
    expect(text).toContain('检查 in room: —');
    expect(text).toContain('下一位 next: A013  A015');
    expect(text).not.toContain('张小三');
  });

  it('keeps the last picture when the connection is gone, and says so', () => {
    const lines = roomLines(room({ called: [person('A012')] }), false);
    expect(lines[1]).toContain('○ 未连接');
    expect(lines[2]).toContain('A012');
    expect(roomLines(undefined, false)).toEqual([expect.stringContaining('未连接')]);
  });

  it('is redrawn in place with the latest messages', () => {
    const { out, written } = output(true);
    const terminal = new LiveTerminal(out, noon);
    for (let i = 0; i < 9; i += 1) terminal.say(sentence('act.called', { ticket: `A00${i}` }));
    terminal.room(room(), true);
    const screen = written.at(-1)!;
    expect(screen.startsWith('\u001B[H')).toBe(true);
    expect(screen).toContain('12:34:56  已呼叫 A008 · Called A008');
    expect(screen).not.toContain('A002');
    expect(screen).toContain('空格 单键');
  });
});

describe('the log', () => {
  it('has one line a message and beeps only on a terminal', () => {
    const file = output(false);
    new LogTerminal(file.out, noon).say(sentence('link.online'));
    new LogTerminal(file.out, noon).beep();
    expect(file.written).toEqual(['12:34:56  已连接 · Connected\n']);
    const tty = output(true);
    new LogTerminal(tty.out, noon).beep();
    expect(tty.written).toEqual(['\u0007']);
  });
});

describe('keys', () => {
  function keyboard(isTTY: boolean) {
    const raw: boolean[] = [];
    const input = Object.assign(new EventEmitter(), {
      isTTY,
      setRawMode: (on: boolean) => raw.push(on),
      pause: () => {},
    });
    const heard: string[] = [];
    const silence = listenToKeys(
      input,
      (action) => heard.push(action),
      () => heard.push('quit'),
    );
    return { input, raw, heard, silence };
  }

  it('act like the buttons', () => {
    const { input, raw, heard, silence } = keyboard(true);
    input.emit('data', Buffer.from(' nrsfpaUx\u0003'));
    expect(heard).toEqual([
      'press',
      'next',
      'recall',
      'start',
      'finish',
      'pass',
      'pause',
      'undo',
      'quit',
    ]);
    silence();
    expect(raw).toEqual([true, false]);
    expect(input.listenerCount('data')).toBe(0);
  });

  it('may come from a script, whose line ends mean nothing and whose end ends it', () => {
    const { input, heard } = keyboard(false);
    input.emit('data', Buffer.from('r\n'));
    input.emit('end');
    expect(heard).toEqual(['recall', 'quit']);
  });
});

it('every message is there in both languages with the same holes', () => {
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect([key, holes(en[key])]).toEqual([key, holes(zh[key])]);
  }
});
