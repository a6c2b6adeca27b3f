import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A machine that runs several stories at once takes its time. */
const PATIENCE_MS = 60_000;

/** Debian's Chromium, quiet: nothing of its own goes over the network. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
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

/**
 * What axe finds wrong with the page as it is, one line each; empty is right.
 * @param adjust narrows or widens the rules
 */
export async function accessibilityProblems(
  page: Page,
  adjust: (axe: AxeBuilder) => AxeBuilder = (axe) => axe,
): Promise<string[]> {
  // The other mode opens a second page to gather the frames; no screen has frames.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await adjust(axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
