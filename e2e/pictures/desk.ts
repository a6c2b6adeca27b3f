import type { BusyCentre } from './busy-centre.ts';
import type { Photographer } from './photographer.ts';
import { settled } from './settled.ts';

/** The desk just after somebody has been registered, and one visit opened from the list. */
export async function desk(camera: Photographer, busy: BusyCentre): Promise<void> {
  const look = { user: 'desk', width: 1440, height: 900 };
  await camera.at(look, '/workstation/desk', async (page) => {
    const field = (name: string) => page.locator(`[name="${name}"]`);
    await field('name').fill('邱文博');
    await field('sex').selectOption('M');
    await field('birthDate').fill('1985-03-07');
    await field('packageId').selectOption('basic');
    await page.keyboard.press('Enter');
    await page.getByText('邱文博 已报到').waitFor();
    await settled(page);
    await camera.keep('desk', page);
  });
  const { visits } = await busy.state();
  const waiting = Object.values(visits).find(
    ({ state, items }) =>
      state === 'free' && Object.values(items).filter((item) => item.state === 'todo').length > 2,
  );
  if (!waiting) return;
  await camera.at(look, '/workstation/desk', async (page) => {
    await page.locator('.rows button', { hasText: waiting.ticket }).click();
    await page.locator('section[aria-labelledby="visit-title"]').waitFor();
    await settled(page);
    await camera.keep('desk-visit', page);
  });
}
