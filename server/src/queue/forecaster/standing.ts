import type { SiteState, Visit } from '@daozhen/protocol';
import type { LineEvent } from '../forecast/index.ts';

/**
 * A floor that is met as it stands, with what happened put where it happened: since when people wait, when they
 * were called and when they went in.
 * @param events how the lines of the state come about, all of one instant
 */
export function standingEvents(events: readonly LineEvent[], state: SiteState): LineEvent[] {
  return events
    .map((event) => ({ ...event, at: Math.min(event.at, instantOf(event, state) ?? event.at) }))
    .toSorted((a, b) => a.at - b.at);
}

function instantOf(event: LineEvent, { rooms, visits }: SiteState): number | undefined {
  if (event.type === 'open') return rooms[event.room]?.openedAt;
  if (event.type === 'close') return rooms[event.room]?.pause?.at;
  const visit = visits[event.id];
  if (!visit) return undefined;
  if (event.type === 'call') return visit.calledAt;
  if (event.type === 'start') return visit.startedAt;
  return arrivalOf(visit, event.station);
}

/** Since when somebody has stood there: at a door since he was sent, else since he came. */
function arrivalOf(visit: Visit, station: string): number | undefined {
  const since = visit.station === station ? visit.boundAt : undefined;
  return since ?? visit.checkedInAt;
}
