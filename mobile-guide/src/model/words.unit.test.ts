import { expect, test } from 'vitest';
import en from '../messages/en.json';
import zh from '../messages/zh.json';
import { ageText, countdown } from './time.ts';
import { speaker } from './words.ts';

const holes = (message: unknown) =>
  [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1]);

test('both languages have the same messages in the same order', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

test.each(Object.keys(zh) as (keyof typeof zh)[])('%s has the same holes', (key) => {
  expect(new Set(holes(en[key]))).toEqual(new Set(holes(zh[key])));
});

test.each([
  [750_000, '12:30'],
  [59_001, '01:00'],
  [3_725_000, '1:02:05'],
  [-5, '00:00'],
])('countdown of %d ms', (ms, text) => {
  expect(countdown(ms)).toBe(text);
});

test.each([
  [0, '刚才', 'just now'],
  [13_900, '10 秒前', '10 s ago'],
  [80_000, '1 分钟前', '1 min ago'],
  [7_300_000, '2 小时前', '2 h ago'],
])('E4 an age of %d ms', (ms, chinese, english) => {
  expect(ageText(ms, speaker('zh'))).toBe(chinese);
  expect(ageText(ms, speaker('en'))).toBe(english);
});
