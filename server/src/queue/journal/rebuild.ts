import type { Head, Position, RedisEngine } from '../engine/index.ts';
import { foldJournal, type History } from './fold.ts';

export interface RebuildOptions {
  engine: Pick<RedisEngine, 'restoration'>;
  history: History;
  site: string;
  /** The floor to take the place of; undefined where the campus is absent. */
  replaces?: Head | undefined;
  /** Told from time to time how many of how many events have been read. */
  progress?: (done: number, of: number) => void;
}

/** A campus back on its feet. */
export interface Rebuilt {
  /** Where it goes on: the new epoch, the last journalled event. */
  now: Position;
  /** Where its journal ended. */
  journalled: Position;
  /** Site time of the last event. */
  at: number;
  day: string;
  /** Of the campus's time zone. */
  utcOffsetMs: number;
  /** Visits on the floor. */
  visits: number;
  /** Acknowledged events that were not journalled and are gone; undefined where nobody can tell. */
  lost: number | undefined;
  tookMs: number;
}

/**
 * Brings a campus back into Redis as of its last journalled event (rule E3).
 * @returns undefined when there is nothing in the journal, or another epoch holds there already
 * @throws JournalGap, EngineUnavailable, or what the database throws
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt | undefined> {
  const { engine, history, site, replaces, progress } = options;
  const began = performance.now();
  const segments = await history.lineage(site);
  const end = segments.at(-1);
  if (!end || end.to === 0) return undefined;
  const journalled = { epoch: end.epoch, seq: end.to };
  const restoration = await engine.restoration(site);
  try {
    const contents = await foldJournal(history, site, segments, {
      newDay: () => restoration.clear(),
      add: async (entries) => {
        await restoration.add(entries);
        progress?.(entries.at(-1)?.event.seq ?? 0, end.to);
      },
    });
    const epoch = await restoration.finish(contents, journalled, replaces?.epoch);
    if (epoch === undefined) return undefined;
    // Whatever a slow node still writes of the old epoch is not part of the history any more.
    await history.begin(site, epoch, journalled);
    const { at, day, seq, settings, visits } = contents.state;
    return {
      now: { epoch, seq },
      journalled,
      at,
      day,
      utcOffsetMs: settings.policy.utcOffsetMs,
      visits: Object.keys(visits).length,
      lost: replaces?.epoch === end.epoch ? Math.max(0, replaces.seq - end.to) : undefined,
      tookMs: Math.round(performance.now() - began),
    };
  } finally {
    await restoration.close();
  }
}
