import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** Where the manual has its pictures. */
const images = join(import.meta.dirname, '..', '..', 'docs', 'images');

/** Below it text is legible and a picture small enough for a page of the manual. */
const QUALITY = 0.82;

/** Who looks, and at how large a screen. */
export interface Look {
  /** A demo account; without one nobody is logged in. */
  user?: string;
  width: number;
  height: number;
  phone?: boolean;
}

/** Takes pictures of a running centre and puts them into the manual. */
export class Photographer {
  readonly #browser: Browser;
  readonly #url: string;

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** Opens a page as somebody sees it, hands it over and closes it again. */
  async at(look: Look, path: string, see: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.#context(look);
    try {
      const page = await context.newPage();
      if (look.user !== undefined) await this.#logIn(page, look.user);
      await page.goto(new URL(path, this.#url).href);
      await see(page);
    } finally {
      await context.close();
    }
  }

  /** Keeps what is on the screen, or a part of it, as `docs/images/<name>.webp`. */
  async keep(name: string, shown: Page | Locator): Promise<void> {
    await this.#write(name, await shown.screenshot());
  }

  /** Puts pictures beside each other on a quiet ground: `html` names them by `{0}`, `{1}` … */
  async compose(
    name: string,
    size: { width: number; height: number },
    html: string,
    parts: readonly Buffer[],
  ): Promise<void> {
    const context = await this.#browser.newContext({ viewport: size });
    const page = await context.newPage();
    const source = (n: string): string =>
      `data:image/png;base64,${parts[Number(n)]?.toString('base64') ?? ''}`;
    await page.setContent(html.replaceAll(/\{(\d)\}/g, (_, n: string) => source(n)));
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    await this.#write(name, await page.screenshot());
    await context.close();
  }

  #context({ width, height, phone = false }: Look): Promise<BrowserContext> {
    return this.#browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      isMobile: phone,
      hasTouch: phone,
    });
  }

  async #logIn(page: Page, username: string): Promise<void> {
    const headers = { 'x-requested-with': 'daozhen' };
    const data = { username, password: 'demo' };
    const answer = await page.request.post(`${this.#url}/api/session`, { data, headers });
    if (!answer.ok()) throw new Error(`${username}: ${answer.status()}`);
  }

  /** The browser packs pictures best. */
  async #write(name: string, png: Buffer): Promise<void> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    const packed = await page.evaluate(
      async ([base64, quality]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', quality);
      },
      [png.toString('base64'), QUALITY] as const,
    );
    await context.close();
    const bytes = Buffer.from(packed.slice(packed.indexOf(',') + 1), 'base64');
    writeFileSync(join(images, `${name}.webp`), bytes);
    console.log(`${name}.webp ${Math.round(bytes.length / 1024)} KB`);
  }
}
