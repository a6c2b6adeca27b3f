import type { Page } from 'playwright-core';

/** The page has its types and the centre's time, which in a demo is not the device's. */
const SETTLES_MS = 4000;

/** No pointer and no notice is in the picture, and what comes in moves no more. */
export async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(SETTLES_MS);
  // The doctors of the morning have gone: the desk is told so.
  for (const close of await page.getByRole('button', { name: '关闭提醒' }).all())
    await close.click();
}
