import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { NOW, page as facts, view } from '../../mobile-guide/src/testing/fixtures.ts';
import { loadGuideBundle, type GuideBundle } from '../../server/src/mobile/index.ts';
import { launchChromium } from '../browser.ts';
import { builtScreen } from '../built.ts';
import { PhoneCentre } from './phone-centre.ts';
import { phone, type PhoneOptions } from './phone.ts';

/** What may differ between the phones of a story. */
export type HandsetOptions = Omit<PhoneOptions, 'origin'>;

/** An examinee's phone and the invented centre that it asks; he waits for ultrasound at first. */
export class Handset {
  readonly centre: PhoneCentre;
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(centre: PhoneCentre, context: BrowserContext, page: Page) {
    this.centre = centre;
    this.#context = context;
    this.page = page;
  }

  static async open(
    browser: Browser,
    bundle: GuideBundle,
    options: HandsetOptions = {},
  ): Promise<Handset> {
    const centre = new PhoneCentre(view('waiting'), facts, NOW);
    await centre.start(bundle);
    const context = await phone(browser, { ...options, origin: centre.origin });
    return new Handset(centre, context, await context.newPage());
  }

  /** Opens the examinee's page and waits until it follows the floor. */
  async follow(): Promise<void> {
    await this.page.goto(this.centre.url);
    await this.live();
  }

  /** Waits until the page follows the floor. */
  async live(): Promise<void> {
    await this.page.waitForSelector('.link-live');
  }

  /** All that the page shows now. */
  readonly text = (): Promise<string> => this.page.locator('body').innerText();

  /** Waits until the page shows a text. */
  async shows(text: string, timeout = 5_000): Promise<void> {
    const isShown = (wanted: string) => document.body.innerText.includes(wanted);
    await this.page.waitForFunction(isShown, text, { timeout, polling: 50 });
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.centre.stop();
  }
}

/** What every story of the phone needs: its page built once, and for each story a phone. */
export interface Handsets {
  /** Opens a phone at a centre of its own; it is closed when the story ends. */
  open(options?: HandsetOptions): Promise<Handset>;
}

/** Declares the set-up for the tests of a file. */
export function useHandsets(): Handsets {
  let browser: Browser;
  let bundle: GuideBundle;
  let opened: Handset[] = [];

  beforeAll(async () => {
    [bundle, browser] = await Promise.all([
      builtScreen('mobile-guide').then(loadGuideBundle),
      launchChromium(),
    ]);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    const ended = opened;
    opened = [];
    await Promise.all(ended.map((each) => each.close()));
  });

  return {
    async open(options) {
      const handset = await Handset.open(browser, bundle, options);
      opened.push(handset);
      return handset;
    },
  };
}
