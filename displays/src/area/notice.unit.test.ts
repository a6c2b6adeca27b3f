import { expect, test } from 'vitest';
import { noticePages } from './notice.ts';

test('a notice is cut into pages of lines that fit, in its own paragraphs', () => {
  expect(noticePages('空腹项目完成后请用餐。\n谢谢', 6, 2)).toEqual([
    ['空腹项目完成', '后请用餐。'],
    ['谢谢'],
  ]);
});

test('a closing mark does not begin a line, a word is not torn', () => {
  expect(noticePages('空腹项目完成，请用餐', 6, 9)[0]).toEqual(['空腹项目完成，', '请用餐']);
  expect(noticePages('到 Ultrasound 室', 8, 9)[0]).toEqual(['到 Ultrasound', '室']);
});

test('nothing is lost', () => {
  const text =
    '因设备年度检修，今日下午骨密度与肺功能检查顺延至 2026-11-24，请留意手机通知。'.repeat(9);
  const shown = noticePages(text, 11, 3).flat().join('').replaceAll(' ', '');
  expect(shown).toBe(text.replaceAll(' ', ''));
});

test('an empty notice has no pages to turn', () => {
  expect(noticePages('  ', 10, 3)).toEqual([['']]);
});
