import { describe, expect, test } from 'vitest';
import { clock, dayLabel, duration, tellTimesIn, waitRange } from './format.ts';
import { translator } from './translate.ts';

const t = translator({
  zh: { ahead: '前面还有 {count} 人', hello: '您好，{name}' },
  en: {
    ahead: { one: '{count} person ahead', other: '{count} people ahead' },
    hello: 'Hello {name}',
  },
});

test('fills the holes of a sentence and chooses the form by count', () => {
  expect(t('zh')('ahead', { count: 1 })).toBe('前面还有 1 人');
  expect(t('en')('ahead', { count: 1 })).toBe('1 person ahead');
  expect(t('en')('ahead', { count: 0 })).toBe('0 people ahead');
});

test('a hole without its parameter is left to be seen', () => {
  expect(t('en')('hello')).toBe('Hello {name}');
});

describe('format', () => {
  const at = Date.UTC(2026, 10, 23, 0, 5);

  test('clock and day in the campus time zone', () => {
    expect(clock(at, 'Asia/Shanghai')).toBe('08:05');
    expect(clock(Date.UTC(2026, 10, 22, 16, 0), 'Asia/Shanghai')).toBe('00:00');
    expect(dayLabel(at, 'zh', 'Asia/Shanghai')).toBe('11月23日 星期一');
    expect(dayLabel(at, 'en', 'Asia/Shanghai')).toBe('Mon 23 Nov');
  });

  test('without a zone in the one that was set, whatever the device believes', () => {
    for (const zone of ['Asia/Shanghai', 'America/Lima']) {
      tellTimesIn(zone);
      expect([clock(at), dayLabel(at, 'zh')]).toEqual([clock(at, zone), dayLabel(at, 'zh', zone)]);
    }
    expect(clock(at)).toBe('19:05');
  });

  test.each([
    [0, '0 秒', '0 s'],
    [59_999, '59 秒', '59 s'],
    [180_000, '3 分钟', '3 min'],
    [7_500_000, '2 小时 5 分', '2 h 5 min'],
    [-5, '0 秒', '0 s'],
  ])('duration %d', (ms, zh, en) => {
    expect(duration(ms, 'zh')).toBe(zh);
    expect(duration(ms, 'en')).toBe(en);
  });

  test.each([
    [[5, 10], '约 5–10 分钟', 'about 5–10 min'],
    [[4, 4], '约 4 分钟', 'about 4 min'],
    [[0, 0], '不到 1 分钟', 'under a minute'],
  ] as const)('wait %j', (wait, zh, en) => {
    expect(waitRange(wait, 'zh')).toBe(zh);
    expect(waitRange(wait, 'en')).toBe(en);
  });
});
