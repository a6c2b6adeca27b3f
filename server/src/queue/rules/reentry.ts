import type { SiteState } from '@daozhen/protocol';
import { halfDayEnd, slotEnd } from './day.ts';
import type { Entry } from './entry.ts';
import { compareLounge } from './line.ts';

/**
 * The key with which a passed visit comes back into a station's line (rule C5); undefined where its own
 * place stays as it is, either way never to be bettered.
 * @param others the other callable places of the station
 * @param passes how often the visit has been passed there
 */
export function reentryKey(
  { settings: { policy }, stations }: Pick<SiteState, 'settings' | 'stations'>,
  station: string,
  others: readonly Entry[],
  passes: number,
  now: number,
): number | undefined {
  const { reentry } = stations[station] ?? {};
  if (reentry === 'slot-end') return slotEnd(policy, now, policy.slotMs);
  if (reentry === 'half-day-end') return halfDayEnd(policy, now);
  const lounge = others
    .filter((entry) => entry.due === undefined && entry.boundAt === undefined)
    .sort(compareLounge);
  const ahead = others.length - lounge.length;
  const n = reentry === 'tail' ? others.length : policy.reentryAfter[passes > 1 ? 1 : 0];
  return lounge[Math.min(n, others.length) - ahead - 1]?.place.key;
}
