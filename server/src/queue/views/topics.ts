import type { FloorEvent } from '@daozhen/protocol';

/** The topics whose views an event may have changed, the urgent ones apart: calls go out at once. */
export interface AffectedTopics {
  urgent: Set<string>;
  rest: Set<string>;
}

const urgentTypes = new Set<FloorEvent['type']>([
  'called',
  'recalled',
  'passed',
  'undone',
  'started',
]);

/**
 * Which phones an event concerns directly; the phones of everyone else in the lines change slowly and are
 * looked at together from time to time.
 */
export function phonesOf(events: readonly FloorEvent[]): AffectedTopics {
  const affected: AffectedTopics = { urgent: new Set(), rest: new Set() };
  for (const event of events) {
    const urgent = urgentTypes.has(event.type) || event.facts.call !== undefined;
    const set = urgent ? affected.urgent : affected.rest;
    for (const visit of Object.keys(event.changes.visits ?? {})) set.add(`phone:${visit}`);
  }
  return affected;
}
