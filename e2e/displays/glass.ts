import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems } from '../browser.ts';

export interface Glass {
  width: number;
  height: number;
  /** Already paired: the token it kept. */
  token?: string;
  reducedMotion?: boolean;
  /** Plays media for real, instead of writing down what would be heard. */
  plays?: boolean;
  /** Done to the page before anything is loaded. */
  before?: (page: Page) => Promise<void>;
}

/** The window of a television or door panel, with every sound it plays written to `window.played`. */
export async function hang(browser: Browser, glass: Glass): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: glass.width, height: glass.height },
    reducedMotion: glass.reducedMotion ? 'reduce' : 'no-preference',
    locale: 'zh-CN',
    timezoneId: 'UTC',
  });
  await context.addInitScript(
    ([token, plays]) => {
      if (token && !localStorage.getItem('seeded')) {
        localStorage.setItem('daozhen.display', token);
        localStorage.setItem('seeded', 'yes');
      }
      if (plays) return;
      const played: string[] = [];
      Object.assign(window, { played });
      HTMLMediaElement.prototype.play = function play() {
        played.push(new URL(this.src).pathname);
        setTimeout(() => this.dispatchEvent(new Event('ended')));
        return Promise.resolve();
      };
    },
    [glass.token, glass.plays] as const,
  );
  return context;
}

/** What axe finds, the enhanced contrast of 7:1 included; empty is right. */
export function problems(page: Page): Promise<string[]> {
  return accessibilityProblems(page, { rules: { 'color-contrast-enhanced': { enabled: true } } });
}

/** Elements that stick out of the glass or of the box that cuts them off downwards; empty is right. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    for (const element of document.querySelectorAll('main *')) {
      const box = element.getBoundingClientRect();
      const beyond = box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      if (beyond && box.width > 0) out.push(`${element.tagName}.${element.className}`);
    }
    for (const ticket of document.querySelectorAll<HTMLElement>('.ticket')) {
      const holder = ticket.parentElement!.getBoundingClientRect();
      const box = ticket.getBoundingClientRect();
      if (box.right > holder.right + 1.5) out.push(`ticket ${ticket.textContent} is too wide`);
    }
    return out;
  });
}
