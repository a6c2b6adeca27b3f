import type { Visit } from '@daozhen/protocol';

/**
 * Where a visit has been sent: where it is bound, called or served, where it was chosen to go, or where it is
 * to come back to. Undefined for somebody who rests, whatever guidance accepts for him: nothing is settled yet.
 */
export function sentTo(visit: Visit): string | undefined {
  if (visit.station !== undefined) return visit.station;
  if (visit.state === 'away') return visit.away?.station;
  return visit.choice;
}
