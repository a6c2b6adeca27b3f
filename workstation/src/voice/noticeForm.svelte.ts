import type { NoticeBody } from '@daozhen/protocol';

export const MOST_SIGNS = 120;

/** A notice being written. */
export class NoticeForm {
  zh = $state('');
  en = $state('');
  urgent = $state(false);
  times = $state(1);
  /** Zones it is not for; a new zone is spoken to unless somebody says otherwise. */
  #without = $state.raw<readonly string[]>([]);
  #known = $state.raw<readonly string[]>([]);
  #problem = $state<'empty' | 'zones'>();
  #isSent = $state(false);

  /** What is missing. */
  get problem(): 'empty' | 'zones' | undefined {
    return this.#problem;
  }

  /** The last one is on its way, and nothing was written since. */
  get isSent(): boolean {
    return this.#isSent && this.zh === '';
  }

  get zones(): readonly string[] {
    return this.#known.filter((zone) => !this.#without.includes(zone));
  }

  know(zones: readonly string[]): void {
    if (zones.join() !== this.#known.join()) this.#known = zones;
  }

  toggle(zone: string): void {
    this.#without = this.#without.includes(zone)
      ? this.#without.filter((one) => one !== zone)
      : [...this.#without, zone];
    this.#problem = undefined;
  }

  /** Whether it can be sent; else {@link problem} says why not. */
  check(): boolean {
    this.#problem = this.zh.trim() === '' ? 'empty' : this.zones.length === 0 ? 'zones' : undefined;
    return this.#problem === undefined;
  }

  get value(): NoticeBody {
    const { urgent, times } = this;
    const en = this.en.trim();
    const text = { zh: this.zh.trim(), ...(en !== '' && { en }) };
    return { zones: [...this.zones], text, urgent, times };
  }

  sent(): void {
    this.zh = '';
    this.en = '';
    this.urgent = false;
    this.times = 1;
    this.#isSent = true;
  }
}
