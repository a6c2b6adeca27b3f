import type { FloorEvent } from '@daozhen/protocol';
import type { FloorContents, Position, RestoredEvent } from '../engine/index.ts';
import { emptyContents, recollect, replyOf, turnsDay } from './recollect.ts';

/** A stretch of a campus's history within one epoch: the events after `from`, up to `to`. */
export interface Segment {
  epoch: string;
  from: number;
  to: number;
}

/** What a campus was made of at an event, kept so that a fold need not begin earlier. */
export interface Mark {
  seq: number;
  contents: FloorContents;
}

/** The journal as a fold reads it. */
export interface History {
  /** The epochs that led to the newest one, oldest first; empty without any event. */
  lineage(site: string): Promise<Segment[]>;
  /** Events after one of an epoch, up to another, oldest first. */
  page(
    site: string,
    epoch: string,
    after: number,
    to: number,
    limit: number,
  ): Promise<FloorEvent[]>;
  /** Notes an epoch and where it left the one before. */
  begin(site: string, epoch: string, since: Position | undefined): Promise<void>;
  /** The newest mark within a stretch. */
  newestMark(site: string, segment: Segment): Promise<Mark | undefined>;
}

/** Takes the events of the present day, with the replies their commands got. */
export interface DaySink {
  /** A day has turned: what came before is of no interest. */
  newDay(): Promise<void>;
  add(entries: readonly RestoredEvent[]): Promise<void>;
}

/** The journal lacks an event in the middle: nothing after it can be known. */
export class JournalGap extends Error {
  constructor(site: string, after: number) {
    super(
      `院区 ${site} 的流水在 ${after} 号之后缺了一段，无法重建；要放弃这一天，用 rebuild --site ${site} --empty · ` +
        `the journal of campus ${site} lacks what followed event ${after}, it cannot be rebuilt; ` +
        `to give the day up use rebuild --site ${site} --empty`,
    );
    this.name = 'JournalGap';
  }
}

const PAGE = 1000;

/**
 * Adds up a campus's events, from the newest mark (or the very first event) to the end.
 * @param sink gets the events since the last turn of the day or the mark, that one included
 * @throws JournalGap
 */
export async function foldJournal(
  history: History,
  site: string,
  segments: readonly Segment[],
  sink: DaySink,
): Promise<FloorContents> {
  const start = await startOf(history, site, segments);
  const { contents } = start;
  if (start.mark) {
    const { epoch, seq } = start.mark;
    const marked = await history.page(site, epoch, seq - 1, seq, 1);
    await sink.add(marked.map((event) => ({ event, reply: replyOf(contents, event) })));
  }
  for (const segment of segments.slice(start.index)) {
    await foldSegment(history, site, segment, contents, sink);
  }
  return contents;
}

interface Start {
  contents: FloorContents;
  /** The first segment to read. */
  index: number;
  mark?: Position;
}

async function startOf(
  history: History,
  site: string,
  segments: readonly Segment[],
): Promise<Start> {
  for (const [index, segment] of [...segments.entries()].toReversed()) {
    const mark = await history.newestMark(site, segment);
    if (mark) {
      const { seq, contents } = mark;
      return { contents, index, mark: { epoch: segment.epoch, seq } };
    }
  }
  return { contents: emptyContents(site), index: 0 };
}

async function foldSegment(
  history: History,
  site: string,
  { epoch, from, to }: Segment,
  contents: FloorContents,
  sink: DaySink,
): Promise<void> {
  const { state } = contents;
  if (state.seq < from) throw new JournalGap(site, state.seq);
  while (state.seq < to) {
    const events = await history.page(site, epoch, state.seq, to, PAGE);
    if (events[0]?.seq !== state.seq + 1) throw new JournalGap(site, state.seq);
    let entries: RestoredEvent[] = [];
    for (const event of events) {
      if (event.seq !== state.seq + 1) throw new JournalGap(site, state.seq);
      recollect(contents, event);
      if (turnsDay(event)) {
        entries = [];
        await sink.newDay();
      }
      entries.push({ event, reply: replyOf(contents, event) });
    }
    await sink.add(entries);
  }
}
