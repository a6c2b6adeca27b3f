import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre } from './centre/centre.ts';

/** How people look at pages: a desk's screen, a tablet in the dark, twice as large. */
const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1180, height: 820, colorScheme: 'dark' },
  { width: 720, height: 450, colorScheme: 'light' },
] as const;

/** Between them they may open every page. */
const users = ['manager', 'system', 'security', 'audit', 'liaison', 'desk', 'wei-mingyuan'];

let centre: Centre;
let browser: Browser;

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
});
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});

async function open(username: string, look: (typeof looks)[number], path: string): Promise<Page> {
  const { width, height, colorScheme } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.request.post(`${centre.url}/api/session`, {
    data: { username, password: 'demo' },
    headers: { 'x-requested-with': 'daozhen' },
  });
  await page.goto(centre.url + path);
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('main [role="status"] .bar'));
  return page;
}

/** What is wrong with a page as it stands, each line with where it is. */
async function problems(page: Page, path: string, look: (typeof looks)[number]): Promise<string[]> {
  const found = await accessibilityProblems(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) found.push(`${wide} px wider than the screen`);
  return found.map((each) => `${path} at ${look.width} ${look.colorScheme}: ${each}`);
}

test(
  'every page anybody may open passes axe and fits the screen',
  { timeout: 240_000 },
  async () => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const username of users) {
      const home = await open(username, looks[0], '/workstation/');
      const links = home.getByRole('navigation').locator('a');
      const paths = await links.evaluateAll((all) =>
        all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
      await home.context().close();
      for (const path of paths.filter((each) => !seen.has(each))) {
        // Every page in one look, all of them in all looks when there is time.
        const chosen = process.env['FULL'] ? looks : [looks[seen.size % looks.length]!];
        seen.add(path);
        for (const look of chosen) {
          const page = await open(username, look, path);
          wrong.push(...(await problems(page, path, look)));
          await page.context().close();
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(12);
  },
);
