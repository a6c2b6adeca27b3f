import { attentionCodes, type Attention, type OverviewView } from '@daozhen/protocol';
import type { FloorPort } from '../app/link.svelte.ts';
import { LiveScreen } from '../app/liveScreen.svelte.ts';

/** What is looked into beside the floor. */
export type Chosen = { kind: 'room' | 'visit'; id: string };

/** The whole campus as the floor screen shows it. */
export class OverviewScreen extends LiveScreen<OverviewView> {
  constructor(floor: FloorPort, site: string) {
    super(floor, `overview:${site}`);
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
