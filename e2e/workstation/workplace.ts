import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { FakeBackend } from '../../workstation/test-support/fake-backend.ts';
import { accessibilityProblems, launchChromium, strict } from '../browser.ts';
import { builtScreen } from '../built.ts';

export interface Look {
  user?: string;
  colours?: 'light' | 'dark';
  language?: 'zh' | 'en';
  width?: number;
  height?: number;
}

/** A person's computer in front of an invented floor. */
export class Workplace {
  readonly backend: FakeBackend;
  readonly page: Page;
  /** What the page complained of, beyond requests that were meant to fail. */
  readonly errors: string[] = [];
  readonly #context: BrowserContext;

  private constructor(backend: FakeBackend, context: BrowserContext, page: Page) {
    this.backend = backend;
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  static async open(browser: Browser, dist: string, look: Look = {}): Promise<Workplace> {
    const backend = await FakeBackend.start({ dist });
    const context = await browser.newContext({
      viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
      colorScheme: look.colours ?? 'light',
      locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
      reducedMotion: 'reduce',
    });
    const workplace = new Workplace(backend, context, await context.newPage());
    if (look.user !== undefined) await workplace.logIn(look.user);
    return workplace;
  }

  get floor(): FakeBackend['floor'] {
    return this.backend.floor;
  }

  /** Gives the browser a session without going through the login page. */
  async logIn(username: string): Promise<void> {
    const data = { username, password: 'demo' };
    await this.page.request.post(`${this.backend.url}/api/session`, { data });
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.backend.url + path);
  }

  /** Waits until the page shows a text. */
  async shows(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** What axe finds wrong with the page as it is, one line each. */
  axe(): Promise<string[]> {
    return accessibilityProblems(this.page, strict);
  }

  /** Ends the story; fails it if the page threw anything. */
  async close(): Promise<void> {
    await this.#context.close();
    await this.backend.stop();
    if (this.errors.length > 0) throw new Error(`The page threw: ${this.errors.join('; ')}`);
  }
}

/** What every story of the workstation needs: its screens built once, and for each story a workplace. */
export interface Workplaces {
  /** Where the built screens lie. */
  readonly built: string;
  /** Opens another; the one opened last is closed when the story ends. */
  open(look?: Look): Promise<Workplace>;
}

/** Declares the set-up for the tests of a file. */
export function useWorkplaces(): Workplaces {
  let built: string;
  let browser: Browser;
  let last: Workplace | undefined;

  beforeAll(async () => {
    [built, browser] = await Promise.all([builtScreen('workstation'), launchChromium()]);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    const ended = last;
    last = undefined;
    await ended?.close();
  });

  return {
    get built() {
      return built;
    },
    open: async (look) => (last = await Workplace.open(browser, built, look)),
  };
}
