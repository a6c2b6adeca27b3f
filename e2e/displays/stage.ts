import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { hall } from '../../displays/test-support/boards.ts';
import { launchChromium } from '../browser.ts';
import { builtScreen } from '../built.ts';
import { hang, type Glass } from './glass.ts';
import { ScreenCentre } from './screen-centre.ts';

/** What every story of the displays needs: the screens built once, and for each story a centre and a glass. */
export interface Stage {
  readonly centre: ScreenCentre;
  readonly browser: Browser;
  /** The glass opened last. */
  readonly page: Page;
  /** Hangs up a glass and opens the display on it, paired already if `token` is given. */
  open(glass?: Partial<Glass>): Promise<Page>;
  /** Waits until the glass opened last shows a text. */
  shows(text: string, timeout?: number): Promise<unknown>;
}

/** Declares the set-up for the tests of a file. */
export function useStage(): Stage {
  let built: string;
  let browser: Browser;
  let centre: ScreenCentre;
  let page: Page;
  let contexts: BrowserContext[] = [];

  beforeAll(async () => {
    built = await builtScreen('displays');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    centre = new ScreenCentre(built, hall());
    await centre.start();
  });
  afterEach(async () => {
    for (const context of contexts) await context.close();
    contexts = [];
    await centre.stop();
  });

  return {
    get centre() {
      return centre;
    },
    get browser() {
      return browser;
    },
    get page() {
      return page;
    },
    async open(glass = {}) {
      if (glass.token !== undefined) centre.pair(glass.token);
      const context = await hang(browser, { width: 1920, height: 1080, ...glass });
      contexts.push(context);
      page = await context.newPage();
      await glass.before?.(page);
      await page.goto(centre.url);
      return page;
    },
    shows: (text, timeout = 15_000) =>
      page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text, { timeout }),
  };
}
