import { describe, expect, it } from 'vitest';
import { readCommand } from './command-check.ts';

const press = { v: 1, id: 'command-1', site: 'east', type: 'press', room: 'us-1', expected: 3 };

describe('reading a command', () => {
  it('takes one that fits', () => {
    expect(readCommand(press)).toEqual({ command: press });
  });

  it.each([
    [{ ...press, type: 'jump' }, '/type'],
    [{ ...press, expected: '3' }, '/expected'],
    [{ ...press, id: 'short' }, '/id'],
    [{ ...press, room: 'us 1; drop' }, '/room'],
  ])('names the fault of %j', (body, at) => {
    expect(readCommand(body)).toMatchObject({ problems: [{ at }] });
  });

  it.each([null, 'press', [], 7])('is not startled by %j', (body) => {
    expect(readCommand(body)).toHaveProperty('problems');
  });

  it.each([
    ['the character NUL', 'lunch\0'],
    ['half a character', '\ud83d'],
  ])('E3: refuses %s in a text, which the journal could not keep', (_what, reason) => {
    const pause = { v: 1, id: 'command-1', site: 'east', type: 'pause-room', room: 'us-1' };
    expect(readCommand({ ...pause, reason: '午餐 😀' })).toHaveProperty('command');
    expect(readCommand({ ...pause, reason })).toMatchObject({ problems: [{ at: '/reason' }] });
  });

  it('refuses ids that every object has by itself', () => {
    const room = { ...press, room: 'constructor' };
    expect(readCommand(room)).toMatchObject({ problems: [{ at: '/room' }] });
  });

  it('refuses what it does not know', () => {
    expect(readCommand({ ...press, also: true })).toHaveProperty('problems');
  });
});
