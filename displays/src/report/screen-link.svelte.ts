import type { ScreenStatus, ScreenView } from '@daozhen/protocol';
import type { ReportApi } from '../device/device-api.ts';
import { afterTimeout } from '../device/timers.ts';
import { glass } from '../glass.svelte.ts';
import { loadFonts } from './font.ts';
import { PageErrors } from './page-errors.ts';
import { Reporter } from './reporter.ts';

/** What only the board knows of its state. */
export type BoardStatus = Pick<
  ScreenStatus,
  'phase' | 'epoch' | 'seq' | 'staleMs' | 'sound' | 'broken' | 'playing'
>;

export interface ScreenLinkOptions {
  token: string;
  api: ReportApi;
  read: () => BoardStatus;
}

const IDENTIFY_MS = 10_000;
/** Fonts that were missing are looked for again. */
const FONTS_AGAIN_MS = 10 * 60_000;
/** Several displays told to reload do not come back in one moment. */
const RELOAD_SPREAD_MS = 2000;

const instance = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');

/** The display's side of its being driven from afar: it does what it is told and says how it is. */
export class ScreenLink {
  #told = $state.raw<ScreenView>();
  #identifying = $state(false);
  #font = $state<ScreenStatus['font']>('loading');
  #noPicture = $state<string>();
  #endIdentify = () => {};
  #fontsAgain = () => {};
  readonly #errors = new PageErrors(() => this.#reporter.changed());
  readonly #options: ScreenLinkOptions;
  readonly #reporter: Reporter;

  constructor(options: ScreenLinkOptions) {
    this.#options = options;
    this.#reporter = new Reporter(
      () => this.#status(),
      (status) => options.api.report(options.token, status),
      { after: afterTimeout },
    );
  }

  /** What was told last. */
  get told(): ScreenView | undefined {
    return this.#told;
  }

  get identifying(): boolean {
    return this.#identifying;
  }

  /** Begins to report; @returns its own clean-up. */
  start(): () => void {
    const stopErrors = this.#errors.listen(window);
    this.#reporter.start();
    void this.#lookForFonts();
    return () => {
      stopErrors();
      this.#reporter.stop();
      this.#endIdentify();
      this.#fontsAgain();
    };
  }

  /** Tells a change of what is reported, if it is one. Reads everything reported, so that an effect follows it. */
  changed(): void {
    this.#status();
    this.#reporter.changed();
  }

  hear(next: ScreenView): void {
    const before = this.#told;
    this.#told = next;
    glass.hang({ turn: next.turn, inset: next.inset });
    if (!before) return;
    if (next.identify > before.identify) this.#identify();
    if (next.picture > before.picture) void this.#sendPicture();
    if (next.reload > before.reload) {
      setTimeout(() => location.reload(), Math.random() * RELOAD_SPREAD_MS);
    }
  }

  #identify(): void {
    this.#endIdentify();
    this.#identifying = true;
    this.#endIdentify = afterTimeout(IDENTIFY_MS, () => (this.#identifying = false));
  }

  async #sendPicture(): Promise<void> {
    const { api, token } = this.#options;
    try {
      const { takePicture } = await import('./picture.ts');
      const sheet = document.querySelector<HTMLElement>('.sheet');
      if (!sheet) throw new Error('nothing is shown');
      await api.sendPicture(token, await takePicture(sheet));
      this.#noPicture = undefined;
    } catch (error) {
      this.#noPicture = String(error).slice(0, 200);
    }
  }

  async #lookForFonts(): Promise<void> {
    this.#font = await loadFonts();
    if (this.#font === 'ok') return;
    this.#fontsAgain = afterTimeout(FONTS_AGAIN_MS, () => void this.#lookForFonts());
  }

  #status(): ScreenStatus {
    const { memory } = performance as { memory?: { usedJSHeapSize: number } };
    return {
      instance,
      ...this.#options.read(),
      ...glass.pixels,
      ratio: devicePixelRatio,
      browser: navigator.userAgent.slice(0, 300),
      version: __APP_VERSION__,
      font: this.#font,
      ...(memory && { heapMb: Math.round(memory.usedJSHeapSize / 104_857.6) / 10 }),
      errors: this.#errors.latest,
      ...(this.#noPicture !== undefined && { noPicture: this.#noPicture }),
      upMs: Math.round(performance.now()),
    };
  }
}
