import { i18n } from './i18n.svelte.ts';
import { allPages, mayOpen } from './pages/registry.ts';
import type { Hit, Page } from './pages/page.ts';
import { address } from './address.ts';
import type { Workstation } from './workstation.svelte.ts';

/** Hits of one page's finder. */
export interface HitGroup {
  title: string;
  hits: readonly Hit[];
}

/** How long typing must rest before records are looked for, ms. */
const REST_MS = 120;
const MOST_PAGES = 8;

/** What the command palette finds: pages at once, records as their finders answer. */
export class Palette {
  #query = $state('');
  #records = $state.raw<readonly HitGroup[]>([]);
  #searching = $state(false);
  #failed = $state(false);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #workstation: Workstation;
  readonly #pages: readonly Page[];

  constructor(workstation: Workstation, pages: readonly Page[] = allPages) {
    this.#workstation = workstation;
    this.#pages = pages;
  }

  get query(): string {
    return this.#query;
  }

  get searching(): boolean {
    return this.#searching;
  }

  /** A finder did not answer. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Pages the words fit, then records. */
  get groups(): readonly HitGroup[] {
    const pages = this.#pageHits();
    const own = pages.length > 0 ? [{ title: i18n.text('palette.pages'), hits: pages }] : [];
    return [...own, ...this.#records];
  }

  type(query: string): void {
    this.#query = query;
    clearTimeout(this.#timer);
    this.#asked += 1;
    const words = query.trim();
    if (words === '') {
      this.#records = [];
      this.#searching = false;
      return;
    }
    this.#searching = this.#finders().length > 0;
    this.#timer = setTimeout(() => void this.#look(words, this.#asked), REST_MS);
  }

  #finders(): Page[] {
    return this.#pages.filter((page) => page.find && mayOpen(page, this.#workstation.session));
  }

  async #look(words: string, turn: number): Promise<void> {
    let failed = false;
    const groups = await Promise.all(
      this.#finders().map(async (page): Promise<HitGroup> => {
        const title = page.title[i18n.language];
        try {
          const finder = await page.find!();
          return { title, hits: await finder.default(words, this.#workstation) };
        } catch {
          failed = true;
          return { title, hits: [] };
        }
      }),
    );
    if (turn !== this.#asked) return;
    this.#records = groups.filter(({ hits }) => hits.length > 0);
    this.#failed = failed;
    this.#searching = false;
  }

  #pageHits(): Hit[] {
    const words = this.#query.trim().toLowerCase();
    return this.#pages
      .filter((page) => !page.path.includes(':') && mayOpen(page, this.#workstation.session))
      .filter((page) => textOf(page).includes(words))
      .slice(0, MOST_PAGES)
      .map((page) => ({
        title: page.title[i18n.language],
        detail: i18n.text(`nav.group.${page.group}`),
        href: address(page.path),
      }));
  }
}

function textOf({ title, path, words = '' }: Page): string {
  return `${title.zh} ${title.en} ${path} ${words}`.toLowerCase();
}
