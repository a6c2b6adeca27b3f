import type { SiteState } from '@daozhen/protocol';
import type { SaidBook } from './book.ts';
import { callOf, idOf, type Composed, type Composer } from './compose.ts';

export interface MissedOptions {
  /** Site clock. */
  now: number;
  state: SiteState;
  composer: Composer;
  book: SaidBook;
}

/** Older calls are the nurse's matter. */
const STILL_MS = 10 * 60_000;
/** In one breath nobody listens to more. */
const MOST = 6;

/**
 * The calls of a zone that nobody has heard and that still hold: the latest of each room, newest first. They
 * are read from the floor itself, so that nothing is lost with the process that should have said them.
 */
export function missedCalls(zone: string, options: MissedOptions): Composed[] {
  const { state, composer } = options;
  const missed: Composed[] = [];
  for (const { id: room, zone: at } of composer.facts.rooms.values()) {
    if (at !== zone) continue;
    const calls = Object.entries(state.rooms[room]?.called ?? {}).map(([visit, seq]) =>
      missedCall({ visit, seq, room, zone }, options),
    );
    const [latest] = calls.filter((one) => one !== undefined).sort((a, b) => b.n - a.n);
    if (latest) missed.push(latest);
  }
  return missed.sort((a, b) => b.n - a.n).slice(0, MOST);
}

function missedCall(
  called: { visit: string; seq: number; room: string; zone: string },
  { now, state, composer, book }: MissedOptions,
): Composed | undefined {
  const { visit, seq, room, zone } = called;
  const { calledAt = 0, calls = 1 } = state.visits[visit] ?? {};
  const latest = book.latestOf(zone, visit, room);
  const said = latest && latest.at >= calledAt ? latest : undefined;
  if (said && said.outcome !== 'missed') return undefined;
  const at = said?.at ?? calledAt;
  if (now - at > STILL_MS) return undefined;
  const call = callOf({ n: seq, at: calledAt, visit, room, calls }, composer);
  // The same id as before: a display that has played it after all does not play it twice.
  return call && { ...call, id: said?.id ?? idOf(seq, calledAt) };
}
