import type { Campus, PersonLookup, SiteFacts, Waits } from '../campus/index.ts';
import type { Outlook } from '../outlook/index.ts';

/** What every view is computed from. */
export interface ViewContext {
  campus: Campus;
  waits: Waits;
  /** Where everybody goes next. */
  outlook: Outlook;
  facts: SiteFacts;
  person: PersonLookup;
  /** Rooms on duty that seem to be left, with since when and how many wait there. */
  unattended?: ReadonlyMap<string, { since: number; waiting: number }>;
}

/** The ticket and masked name of a visit, as boards may show them (rule V1: a VVIP has no name). */
export function boardPerson(context: ViewContext, id: string): { ticket: string; name?: string } {
  const ticket = context.campus.state.visits[id]?.ticket ?? '';
  const person = context.person(id);
  return person && !person.vvip ? { ticket, name: person.masked } : { ticket };
}

/** Ids in a room's `called` or `serving`, the latest first. */
export function latestFirst(visits: Record<string, number>): string[] {
  return Object.keys(visits).toSorted((a, b) => (visits[b] ?? 0) - (visits[a] ?? 0));
}

/** The pause of a room in the form of a view. */
export function pauseOf(room: { pause?: { reason: string; until?: number } }) {
  if (!room.pause) return {};
  const { reason, until } = room.pause;
  return { pause: until === undefined ? { reason } : { reason, until } };
}
