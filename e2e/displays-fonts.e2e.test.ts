import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { hall } from '../displays/test-support/boards.ts';
import { useStage } from './displays/stage.ts';

const stage = useStage();

/** Names as boards show them, each with a rare character: Extensions A, B, C and E, and 65 strokes of B. */
const rare = ['𠮷', '㛃', '䶮', '𬱖', '𪚥', '𫖯', '𠀁'];

/** A board whose people have these names. */
function named(names: string[]) {
  const view = hall();
  const next = names.map((name, index) => ({ ticket: `A09${index}`, name: `王*${name}` }));
  return { ...view, lines: { ...view.lines, us: { ...view.lines['us']!, next } } };
}

/** Each character as pixels, drawn in a font alone with what the machine falls back to. */
function draw(page: Page, family: string, characters: string[]): Promise<string[]> {
  return page.evaluate(
    ([font, all]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [48, 48];
      const brush = canvas.getContext('2d', { willReadFrequently: true })!;
      return all.map((character) => {
        brush.clearRect(0, 0, 48, 48);
        brush.font = `40px '${font}'`;
        brush.fillText(character, 2, 40);
        return [...brush.getImageData(0, 0, 48, 48).data].map((part) => part >> 5).join('');
      });
    },
    [family, characters] as const,
  );
}

test('rare characters of names are drawn by a font of ours, each slice loaded only when needed', async () => {
  const asked: string[] = [];
  const page = await stage.open({
    token: 'kept',
    before: async (opened) => {
      opened.on('request', (request) => asked.push(request.url()));
      await Promise.resolve();
    },
  });
  await stage.shows('A012');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const slices = () => asked.filter((url) => /\/(sans|ming-[ab])-[^/]+\.woff2$/.test(url)).length;
  const before = slices();
  stage.centre.change(named(rare));
  await stage.shows(rare[0]!);
  await vi.waitFor(() => expect(slices()).toBeGreaterThan(before), 10_000);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const ours = await page.evaluate(async (all) => {
    const faces = await Promise.all(
      all.map((one) => document.fonts.load("40px 'Daozhen Rare Han'", one)),
    );
    return faces.map((loaded) => loaded.map(({ status }) => status).join());
  }, rare);
  expect(ours).toEqual(rare.map(() => 'loaded'));
  expect(slices() - before).toBeLessThanOrEqual(rare.length);

  const drawn = await draw(page, 'Daozhen Rare Han', rare);
  // What no font has looks the same for every such character.
  const [box] = await draw(page, 'No Such Font', ['\u{2fff0}']);
  expect(new Set(drawn).size).toBe(rare.length);
  expect(drawn).not.toContain(box);
  // And it is our glyph: the machine alone draws another one, or a box.
  const bare = await draw(page, 'No Such Font', rare);
  expect(drawn.filter((picture, index) => picture === bare[index])).toEqual([]);
});

test('without our fonts everything is still shown, in what the machine has, and reported', async () => {
  stage.centre.missing = '.woff2';
  stage.centre.view = named(rare);
  const page = await stage.open({ token: 'kept' });
  await stage.shows('A012');
  await stage.shows('王*𠮷');
  await vi.waitFor(() => expect(stage.centre.reported?.font).toBe('missing'), 10_000);
  const width = await page.locator('h1').evaluate((title) => title.scrollWidth);
  expect(width).toBeGreaterThan(200);
});
