import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { view, viewNames, type ViewName } from '../mobile-guide/src/testing/fixtures.ts';
import { accessibilityProblems } from './browser.ts';
import { type HandsetOptions, useHandsets } from './mobile-guide/handset.ts';
import { EXPIRED } from './mobile-guide/phone-centre.ts';

const handsets = useHandsets();

/** Opens one state on a phone of one kind and hands the page over. */
async function on(
  name: ViewName | 'unknown' | 'expired' | 'offline',
  options: HandsetOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { centre, page } = await handsets.open(options);
  const lost = name === 'unknown' || name === 'expired';
  centre.view = view(lost || name === 'offline' ? 'waiting' : name);
  const paths = { unknown: '/m/nobody', expired: `/m/${EXPIRED}` };
  await page.goto(lost ? centre.origin + paths[name] : centre.url);
  if (!lost) await page.waitForSelector('.link-live');
  if (name === 'offline') {
    centre.cut({ refuse: true });
    await page.waitForSelector('.link-offline');
  }
  await look(page);
}

const everything = [...viewNames, 'unknown', 'expired', 'offline'] as const;

describe('axe finds nothing', () => {
  test.each(everything)('in %s', (name) =>
    on(name, {}, async (page) => expect(await accessibilityProblems(page)).toEqual([])),
  );

  test.each([
    'waiting',
    'resting',
    'called',
    'serving',
    'hints',
    'frozen',
    'expired',
    'offline',
  ] as const)('dark, for elders, in English: %s', (name) =>
    on(name, { dark: true, elder: true, language: 'en' }, async (page) =>
      expect(await accessibilityProblems(page)).toEqual([]),
    ),
  );
});

/** Parts whose text is wider than their box, and sideways scrolling. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      if (!(element instanceof HTMLElement) || element.closest('.visually-hidden')) return false;
      return element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    });
    if (document.documentElement.scrollWidth > innerWidth) wide.push(document.documentElement);
    return wide.map((element) => `${element.tagName}.${element.className}`);
  });

describe('nothing is clipped on a 360 px phone at the largest WeChat font', () => {
  test.each([
    'waiting',
    'resting',
    'called',
    'hints',
    'timedWithNext',
    'passed',
    'unknown',
  ] as const)('%s, elder and not', async (name) => {
    for (const elder of [false, true]) {
      const language = elder ? 'zh' : 'en';
      await on(name, { width: 360, height: 640, elder, language }, async (page) => {
        // WeChat's largest step makes 17 px text 25.5 px: half as large again.
        const size = elder ? 30 : 24;
        await page.addStyleTag({ content: `html,html.elder{font-size:${size}px!important}` });
        expect(await clipped(page)).toEqual([]);
      });
    }
  });
});

/** Smallest side of everything one taps, and the smallest text, in CSS pixels. */
const measures = (page: Page) =>
  page.evaluate(() => {
    const tapped = [...document.querySelectorAll('a,button,summary')];
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) =>
        element instanceof HTMLElement &&
        !element.closest('.visually-hidden,script') &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const signs = [...document.querySelectorAll<SVGTextElement>('.plan text')].map((sign) => {
      const scale = sign.getScreenCTM()?.a ?? 0;
      return Number(sign.getAttribute('font-size')) * scale;
    });
    return {
      target: Math.min(...tapped.map((element) => element.getBoundingClientRect().height)),
      text: Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))),
      sign: Math.min(...signs),
    };
  });

describe('sizes', () => {
  test('targets are at least 44 px and text 15 px', () =>
    on('hints', { width: 360, height: 640 }, async (page) => {
      const { target, text, sign } = await measures(page);
      expect(target).toBeGreaterThanOrEqual(44);
      expect(text).toBeGreaterThanOrEqual(15);
      expect(sign).toBeGreaterThanOrEqual(13);
    }));

  test('for elders targets are at least 60 px and text 18 px', () =>
    on('hints', { width: 360, height: 640, elder: true }, async (page) => {
      const { target, text, sign } = await measures(page);
      expect(target).toBeGreaterThanOrEqual(60);
      expect(text).toBeGreaterThanOrEqual(18);
      expect(sign).toBeGreaterThanOrEqual(18);
    }));
});

test('slow 4G and a slow processor: nothing jumps', async () => {
  const at = await handsets.open();
  const { page } = at;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const seen = { painted: false, cls: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver(() => {
      seen.painted = true;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.cls += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await at.follow();
  await page.waitForFunction(
    () => (globalThis as never as { seen: { painted: boolean } }).seen.painted,
  );
  const seen = await page.evaluate(() => (globalThis as never as { seen: { cls: number } }).seen);
  expect(seen.cls).toBeLessThanOrEqual(0.02);
});
