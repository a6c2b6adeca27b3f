import type { PrintingStores } from './orders.service.ts';

export interface SweeperOptions extends Pick<PrintingStores, 'jobs' | 'now' | 'changed'> {
  onError(error: unknown): void;
  everyMs?: number;
}

const EVERY_MS = 15_000;

/** Ends from time to time the jobs that waited too long, on any node. */
export class Sweeper {
  readonly #options: SweeperOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  start(): void {
    const again = () => void this.round().finally(() => this.#timer && this.start());
    this.#timer = setTimeout(again, this.#options.everyMs ?? EVERY_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Looks once. */
  async round(): Promise<void> {
    const { jobs, now, changed, onError } = this.#options;
    try {
      const ended = await jobs.sweep(new Date(now()));
      for (const { site, device_id: device } of ended) changed({ site, device });
    } catch (error) {
      onError(error);
    }
  }
}
