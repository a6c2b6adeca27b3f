import { expect, test } from 'vitest';
import { formOf, hallLayout, remOf } from './layout.ts';

test.each([
  [1920, 1080, 'wide'],
  [1280, 800, 'wide'],
  [1024, 600, 'wide'],
  [1024, 768, 'wide'],
  [1080, 1920, 'tall'],
  [800, 1280, 'tall'],
  [480, 800, 'tall'],
  [1920, 540, 'strip'],
])('a glass of %d×%d is %s', (width, height, form) => {
  expect(formOf(width, height)).toBe(form);
});

test('a design fills the glass one way and fits it the other', () => {
  expect(remOf('hall', 1920, 1080)).toBe(10);
  expect(remOf('hall', 3840, 2160)).toBe(20);
  expect(remOf('hall', 1920, 1200)).toBe(10);
  expect(remOf('hall', 1080, 1920)).toBe(10);
  expect(remOf('door', 1280, 800)).toBe(10);
});

test('a playlist beside an upright board takes rooms of a page, never the call', () => {
  expect(hallLayout('tall', false)).toMatchObject({ rows: 6, compact: false });
  expect(hallLayout('tall', true)).toMatchObject({ rows: 3, compact: true });
  expect(hallLayout('wide', true)).toMatchObject({ rows: 6, compact: true });
});
