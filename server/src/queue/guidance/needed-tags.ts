import type { Visit } from '@daozhen/protocol';
import { isReady } from '../rules/index.ts';

/** The tags a room needs for what is ready for a visit at a station (rule C7). */
export function neededTags(visit: Visit, station: string, now: number): readonly string[] {
  let tags: readonly string[] = [];
  for (const id in visit.items) {
    const item = visit.items[id]!;
    if (item.station !== station || (item.tags?.length ?? 0) <= tags.length) continue;
    if (isReady(visit, item, now)) tags = item.tags ?? [];
  }
  return tags;
}
