import type { Visit } from '@daozhen/protocol';
import { readyItems, requiredTags } from '../rules/index.ts';

/** The tags a room needs to call a visit for what is ready at a station, as rooms see it (rule C7). */
export function neededTags(visit: Visit, station: string, now: number): readonly string[] {
  return requiredTags(readyItems(visit, station, now));
}
