import { attentionCodes, type Attention, type OverviewView } from '@daozhen/protocol';
import type { FloorPort } from '../app/link.svelte.ts';
import { Followed } from './followed.svelte.ts';

const TICK_MS = 1000;

/** What is looked into beside the floor. */
export type Chosen = { kind: 'room' | 'visit'; id: string };

/** The whole campus as the floor screen shows it. */
export class OverviewScreen {
  readonly #followed: Followed<OverviewView>;
  readonly #floor: FloorPort;
  #now = $state(0);
  /** When the floor was last heard; kept while nothing is. */
  #heardAt = $state(0);

  constructor(floor: FloorPort, site: string) {
    this.#floor = floor;
    this.#followed = new Followed<OverviewView>(floor, `overview:${site}`);
    this.tick();
  }

  /** Follows the campus until the returned function is called. */
  start(): () => void {
    const stop = this.#followed.start();
    const timer = setInterval(() => this.tick(), TICK_MS);
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  tick(): void {
    this.#now = this.#floor.now();
    if (this.#floor.online) this.#heardAt = this.#now;
  }

  get view(): OverviewView | undefined {
    return this.#followed.view;
  }

  get refused(): string | undefined {
    return this.#followed.refused;
  }

  /** The campus's clock, epoch ms, moving in steps. */
  get now(): number {
    return this.#now;
  }

  /** Since when what is shown may be old; undefined while it is current (rule E4). */
  get staleSince(): number | undefined {
    return this.#floor.online || !this.view ? undefined : this.#heardAt;
  }

  /** What to look at, the most pressing kind first and of a kind the oldest. */
  get attention(): Attention[] {
    const rank = (each: Attention) => attentionCodes.indexOf(each.code);
    return Object.values(this.view?.attention ?? {}).toSorted(
      (a, b) => rank(a) - rank(b) || a.at - b.at,
    );
  }

  /** Whether nobody has come, or is to come, today. */
  get empty(): boolean {
    const counts = this.view?.counts;
    return counts !== undefined && counts.expected + counts.inside + counts.finished === 0;
  }
}
