import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, strict } from '../browser.ts';

/** People at their own computers, each with a browser of his own. */
export class StaffBrowsers {
  readonly #browser: Browser;
  readonly #url: string;
  #contexts: BrowserContext[] = [];
  /** What pages threw. */
  readonly errors: string[] = [];

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** A computer on which nobody is logged in. */
  async open(path = '/workstation/'): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(error.message));
    await page.goto(this.#url + path);
    return page;
  }

  /** A computer at which one of the demo's people works. */
  async at(username: string, path: string): Promise<Page> {
    const page = await this.open();
    await this.send(page, 'post', '/api/session', { username, password: 'demo' });
    await page.goto(this.#url + path);
    return page;
  }

  /** Asks the server as whoever is logged in there. */
  async send(page: Page, method: 'get' | 'post', path: string, data?: object) {
    const headers = { 'x-requested-with': 'daozhen', 'idempotency-key': randomUUID() };
    const answer = await page.request[method](this.#url + path, { headers, ...(data && { data }) });
    return { status: answer.status(), body: (await answer.json()) as Record<string, never> };
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    this.#contexts = [];
  }
}

/** Types name and password and sends them. */
export async function logIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

export const shows = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

export const axe = (page: Page): Promise<string[]> => accessibilityProblems(page, strict);

/** Keeps a picture of the page where SHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
