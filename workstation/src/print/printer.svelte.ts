import { tick } from 'svelte';
import type { GuideSheet } from '@daozhen/protocol';
import { remember, remembered } from '../app/memory.ts';

export type Paper = 'a5' | 'a4';

const paperKey = 'daozhen.paper';

/** Puts one guide sheet on the page's printable side and opens the browser's printing. */
export class Printer {
  #sheet = $state.raw<GuideSheet>();
  #paper = $state<Paper>(remembered(paperKey) === 'a4' ? 'a4' : 'a5');

  get sheet(): GuideSheet | undefined {
    return this.#sheet;
  }

  get paper(): Paper {
    return this.#paper;
  }

  set paper(paper: Paper) {
    this.#paper = paper;
    remember(paperKey, paper);
  }

  /** Opens the preview of a sheet. */
  print(sheet: GuideSheet): void {
    this.#sheet = sheet;
  }

  /** Sends the previewed sheet to the browser's printing. */
  async confirm(): Promise<void> {
    await tick();
    window.print();
  }

  close(): void {
    this.#sheet = undefined;
  }
}
