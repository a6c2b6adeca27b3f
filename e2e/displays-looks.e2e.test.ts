import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pictures } from '../displays/test-support/boards.ts';
import { problems, sticksOut } from './displays/glass.ts';
import { useStage } from './displays/stage.ts';

const stage = useStage();

const names = Object.keys(pictures);
const halls = names.filter((name) => !name.startsWith('door'));
const doors = names.filter((name) => name.startsWith('door'));

async function on(
  picture: string,
  size: readonly [number, number],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  stage.centre.view = pictures[picture]!();
  const [width, height] = size;
  const page = await stage.open({ width, height, token: 'kept', reducedMotion: true });
  await page.waitForSelector('main footer');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await look(page);
}

async function fine(page: Page): Promise<void> {
  expect(await sticksOut(page)).toEqual([]);
  expect(await problems(page)).toEqual([]);
}

test.each([...halls.map((name) => [name, 1920, 1080] as const), ['long', 1280, 720] as const])(
  'hall board %s of %d×%d: nothing sticks out, axe finds nothing',
  (name, ...size) => on(name, size, fine),
);

describe.each([
  [1080, 1920],
  [1280, 800],
] as const)('a door board of %d×%d', (...size) => {
  test.each(doors)('%s: nothing sticks out, axe finds nothing', (name) => on(name, size, fine));
});

test('the current call is 190 px high, every row at least 90', () =>
  on('hall', [1920, 1080], async (page) => {
    const size = await page.evaluate(() =>
      Number.parseFloat(
        getComputedStyle(document.querySelector('.panel .number .ticket')!).fontSize,
      ),
    );
    expect(size * 0.67).toBeGreaterThanOrEqual(190);
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('article')].map((row) => row.getBoundingClientRect().height),
    );
    expect(rows).toHaveLength(6);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(90);
  }));

test('a page turns by itself and shows at most six rows', () =>
  on('busy', [1920, 1080], async (page) => {
    const first = await page.locator('article').first().getAttribute('aria-label');
    expect(await page.locator('article').count()).toBeLessThanOrEqual(6);
    await page.waitForFunction(
      (label) => document.querySelector('article')!.getAttribute('aria-label') !== label,
      first,
      { timeout: 12_000 },
    );
    expect(await page.locator('article').count()).toBeLessThanOrEqual(6);
  }));

test('the clock is the campus’s, whatever zone the television believes in', () =>
  on('hall', [1920, 1080], async (page) => {
    const shown = await page.locator('.clock').innerText();
    const expected = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Asia/Shanghai',
    }).format(Date.now());
    expect(shown.slice(0, 2)).toBe(expected.slice(0, 2));
  }));

test('V1 a VVIP has a ticket and nothing else', () =>
  on('hall', [1920, 1080], async (page) => {
    const bead = page.locator('li', { hasText: 'A021' });
    expect((await bead.innerText()).trim()).toBe('A021');
  }));
