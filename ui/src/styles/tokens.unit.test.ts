import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(start: string): Record<string, string> {
  const from = css.indexOf(start);
  expect(from).toBeGreaterThanOrEqual(0);
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((found) => [found[1]!, found[2]!.trim()]),
  );
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const light = block(':root {');
const dark = { ...light, ...block(":root:not([data-theme='light']) {") };

const text = [
  ['--ink', '--wall'],
  ['--ink', '--surface'],
  ['--ink', '--sunken'],
  ['--ink-soft', '--wall'],
  ['--ink-soft', '--surface'],
  ['--ink-soft', '--sunken'],
  ['--pine', '--wall'],
  ['--pine', '--surface'],
  ['--on-pine', '--pine'],
  ['--on-pine', '--pine-strong'],
  ['--on-pine-tint', '--pine-tint'],
  ['--on-apricot', '--apricot'],
  ['--on-apricot-tint', '--apricot-tint'],
  ['--cinnabar', '--wall'],
  ['--cinnabar', '--surface'],
  ['--on-cinnabar', '--cinnabar'],
  ['--on-cinnabar-tint', '--cinnabar-tint'],
  ['--on-slate-tint', '--slate-tint'],
  ['--ink', '--heat'],
  ['--ink', '--heat-over'],
  ['--ink', '--heat-under'],
] as const;

const board = [
  ['--board-ink', '--board-wall'],
  ['--board-ink', '--board-row'],
  ['--board-ink', '--board-tint'],
  ['--board-soft', '--board-wall'],
  ['--board-soft', '--board-row'],
  ['--board-soft', '--board-tint'],
  ['--board-panel-ink', '--board-panel'],
  ['--board-panel-soft', '--board-panel'],
  ['--board-call', '--board-panel'],
  ['--board-on-call', '--board-call'],
  ['--board-on-stale', '--board-stale'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('%s theme', (_name, theme) => {
  test.each(text)('%s on %s reads at 4.5:1', (ink, ground) => {
    expect(contrast(theme[ink]!, theme[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([1, 2, 3, 4, 5, 6])('line %i of a chart is seen at 3:1', (n) => {
    for (const ground of ['--wall', '--surface']) {
      expect(contrast(theme[`--chart-${n}`]!, theme[ground]!)).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(['--edge', '--focus'])('%s is seen at 3:1 on every ground', (mark) => {
    for (const ground of ['--wall', '--surface', '--sunken']) {
      expect(contrast(theme[mark]!, theme[ground]!)).toBeGreaterThanOrEqual(3);
    }
  });
});

test.each(board)('boards: %s on %s reads at 7:1', (ink, ground) => {
  expect(contrast(light[ink]!, light[ground]!)).toBeGreaterThanOrEqual(7);
});

test('dark by choice is the same as dark by system', () => {
  expect(block(":root[data-theme='dark'] {")).toEqual(block(":root:not([data-theme='light']) {"));
});
