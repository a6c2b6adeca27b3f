import type { Visit } from '@daozhen/protocol';

/**
 * Where a visit is sent next: where it is bound or called, a nurse's choice, or guidance's first.
 * @param open the stations still to visit
 */
export function sentTo(visit: Visit, open: readonly string[]): string | undefined {
  if (visit.station !== undefined) return visit.station;
  if (visit.choice !== undefined) return visit.choice;
  const accepted = visit.accept?.find((station) => open.includes(station));
  if (accepted !== undefined) return accepted;
  return visit.state === 'away' ? visit.away?.station : undefined;
}
