import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A machine that runs several stories at once takes its time. */
const PATIENCE_MS = 60_000;

/** Debian's Chromium, quiet: nothing of its own goes over the network. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}

/** What axe's script leaves in a page. */
interface Axe {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
}

/** Every rule of WCAG 2.2 A and AA, and what is good practice beside them. */
export const strict: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/**
 * What axe finds wrong with the page as it is, one line each; empty is right.
 * @param options narrow or widen the rules
 */
export async function accessibilityProblems(
  page: Page,
  options: RunOptions = {},
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  // The page answers with what is wrong alone: all that is right takes a second to hand over.
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(document, asked);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, options);
}
