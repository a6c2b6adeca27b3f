import type { FloorEvent, SiteState } from '@daozhen/protocol';
import { emptySite, evolve } from '../rules/index.ts';
import { JournalGap, type Mark, type Segment } from './fold.ts';

/** The events of one day within one epoch, by sequence number, both ends included. */
export interface DaySpan {
  epoch: string;
  first: number;
  last: number;
}

/** The journal as the reading of a day needs it. */
export interface DayHistory {
  lineage(site: string): Promise<Segment[]>;
  page(
    site: string,
    epoch: string,
    after: number,
    to: number,
    limit: number,
  ): Promise<FloorEvent[]>;
  newestMark(site: string, segment: Segment): Promise<Mark | undefined>;
  /** Where an epoch has events of a floor's day. */
  daySpans(site: string, day: string): Promise<DaySpan[]>;
}

/** One floor's day as the journal has it. */
export interface JournalledDay {
  /** The campus before the day's first event. */
  before: SiteState;
  /** How many events the day has. */
  events: number;
  /** The day's events in their order, page by page. @throws JournalGap */
  pages(): AsyncIterable<FloorEvent[]>;
}

const PAGE = 1000;

/**
 * A campus's day from the journal, without what a fail-over has lost; undefined when nothing happened.
 * @throws JournalGap when what came before the day is not known
 */
export async function readDay(
  history: DayHistory,
  site: string,
  day: string,
): Promise<JournalledDay | undefined> {
  const segments = await history.lineage(site);
  const spans = spansWithin(segments, await history.daySpans(site, day));
  const [start] = spans;
  if (!start) return undefined;
  return {
    before: await stateBefore(history, site, segments, start),
    events: spans.reduce((sum, { first, last }) => sum + last - first + 1, 0),
    async *pages() {
      for (const span of spans) yield* pagesOf(history, site, span);
    },
  };
}

/** What of a day's events belongs to the campus's history. */
function spansWithin(segments: readonly Segment[], spans: readonly DaySpan[]): DaySpan[] {
  return segments.flatMap(({ epoch, from, to }) => {
    const span = spans.find((each) => each.epoch === epoch);
    if (!span) return [];
    const first = Math.max(span.first, from + 1);
    const last = Math.min(span.last, to);
    return first <= last ? [{ epoch, first, last }] : [];
  });
}

async function* pagesOf(
  history: DayHistory,
  site: string,
  { epoch, first, last }: DaySpan,
): AsyncIterable<FloorEvent[]> {
  for (let after = first - 1; after < last;) {
    const events = await history.page(site, epoch, after, last, PAGE);
    const newest = events.at(-1);
    if (!newest || events[0]?.seq !== after + 1) throw new JournalGap(site, after);
    yield events;
    after = newest.seq;
  }
}

/** Adds up what happened between the last mark before the day, or the very beginning, and the day. */
async function stateBefore(
  history: DayHistory,
  site: string,
  segments: readonly Segment[],
  { epoch, first }: DaySpan,
): Promise<SiteState> {
  const at = segments.findIndex((segment) => segment.epoch === epoch);
  const earlier = segments
    .slice(0, at + 1)
    .map((segment, index) => (index === at ? { ...segment, to: first - 1 } : segment));
  let state = emptySite(site, '');
  let from = 0;
  for (const [index, segment] of [...earlier.entries()].toReversed()) {
    const mark = await history.newestMark(site, segment);
    if (!mark) continue;
    state = mark.contents.state;
    from = index;
    break;
  }
  for (const segment of earlier.slice(from)) {
    if (state.seq < segment.from) throw new JournalGap(site, state.seq);
    const span = { epoch: segment.epoch, first: state.seq + 1, last: segment.to };
    for await (const events of pagesOf(history, site, span)) {
      for (const event of events) evolve(state, event);
    }
  }
  if (state.seq !== first - 1) throw new JournalGap(site, state.seq);
  return state;
}
