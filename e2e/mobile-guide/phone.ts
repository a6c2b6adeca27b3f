import type { Browser, BrowserContext, Page } from 'playwright-core';

/** The size of a phone, and its reader's choices. */
export interface PhoneOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  elder?: boolean;
  language?: 'zh' | 'en';
  script?: boolean;
  origin: string;
}

/** A phone-sized window with a reader's choices already made. */
export async function phone(browser: Browser, options: PhoneOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 390, height: options.height ?? 844 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    javaScriptEnabled: options.script ?? true,
  });
  const url = `${options.origin}/m/`;
  await context.addCookies([
    { name: 'guide-elder', value: options.elder ? '1' : '0', url },
    { name: 'guide-lang', value: options.language ?? 'zh', url },
  ]);
  return context;
}

/** Tells the page that it went to the background or came back. */
export async function setVisible(page: Page, visible: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    visible ? 'visible' : 'hidden',
  );
}
