import { describe, expect, it } from 'vitest';
import { person, room } from '../../test-support/fake-room.ts';
import { line } from '../messages/index.ts';
import { answerTo } from './answers.ts';
import { commandFor } from './commands.ts';

const accepted = (ticket?: string) => ({
  kind: 'accepted' as const,
  reply: { ok: true as const, seq: 1, at: 1, ...(ticket === undefined ? {} : { ticket }) },
});
const refused = (code: string, details?: Record<string, unknown>, message = code) => ({
  kind: 'refused' as const,
  error: { code, message, traceId: 't', ...(details && { details }) },
});
const said = (...args: Parameters<typeof answerTo>) => line(answerTo(...args).sentence);

describe('C2 what the one button did', () => {
  it.each([
    [room(), 'A012', '已呼叫 A012 · Called A012'],
    [room({ called: [person('A012')] }), 'A012', 'A012 开始检查 · A012 started'],
    [room({ serving: [person('A012')] }), 'A013', 'A012 检查完成，已呼叫 A013'],
    [room({ serving: [person('A012')] }), 'A012', 'A012 检查完成 · A012 finished'],
  ])('%#', (before, ticket, sentence) => {
    expect(said('press', before, accepted(ticket))).toContain(sentence);
  });
});

describe('the other buttons', () => {
  it.each([
    ['next', '已呼叫 A012'],
    ['recall', '已重呼 A012'],
    ['start', 'A012 开始检查'],
    ['finish', 'A012 检查完成'],
    ['pass', 'A012 已过号'],
    ['pause', '诊室已暂停'],
    ['undo', '已撤销上一步（A012）'],
  ] as const)('%s', (action, sentence) => {
    expect(said(action, room(), accepted('A012'))).toContain(sentence);
  });

  it('pause resumes a paused room', () => {
    expect(said('pause', room({ state: 'paused' }), accepted())).toContain('恢复叫号');
  });
});

describe('a press that did nothing says why', () => {
  it.each([
    [refused('room.stale'), 'refused', '状态已变化'],
    [refused('call.too-soon', { ms: 1200 }), 'refused', '请稍候。再等 2 秒'],
    [refused('pass.too-soon', { calls: 1, ms: 30_000 }), 'refused', '还差 1 次呼叫、30 秒'],
    [refused('live.too-fast', undefined, '消息过于频繁。'), 'refused', '消息过于频繁'],
    [{ kind: 'offline' as const }, 'offline', '没有执行'],
    [{ kind: 'busy' as const }, 'refused', '还没有答复'],
    [{ kind: 'unknown' as const, id: 'x' }, 'offline', '结果未知'],
  ])('%#', (result, signal, sentence) => {
    expect(answerTo('press', room(), result).signal).toBe(signal);
    expect(said('press', room(), result)).toContain(sentence);
  });
});

it('C2 every command but undo and resume names the version last seen', () => {
  const place = { site: 'main', room: 'us-2' };
  const actions = ['press', 'next', 'recall', 'start', 'finish', 'pass', 'pause'] as const;
  expect(actions.map((action) => commandFor(action, place, room(), 7).type)).toEqual([
    'press',
    'call-next',
    'recall',
    'start',
    'finish',
    'pass',
    'pause-room',
  ]);
  for (const action of actions) {
    expect(commandFor(action, place, room(), 7)).toMatchObject({ ...place, expected: 7 });
  }
  expect(commandFor('pause', place, { state: 'paused' }, 7)).toEqual({
    type: 'resume-room',
    ...place,
  });
  expect(commandFor('undo', place, room(), 7)).toEqual({ type: 'undo', ...place });
});
