import type { Item, StopState, Visit } from '@daozhen/protocol';
import {
  hindrances,
  isReady,
  requiredTags,
  roomHasTags,
  type ItemHindrance,
} from '../rules/index.ts';
import type { ViewContext } from './context.ts';

/** The stations of items, each once. */
export const stationsOf = (items: readonly Item[]): string[] => [
  ...new Set(items.map((item) => item.station)),
];

/** What each hindrance is to the examinee: those not named are a nurse's matter. */
const told: Partial<Record<ItemHindrance['code'], StopState>> = {
  after: 'after',
  prep: 'prep',
  timing: 'time',
  'not-before': 'time',
};

/** What keeps a visit from doing anything at its remaining stations now, where something does. */
export function stopStates(
  { campus, waits }: Pick<ViewContext, 'campus' | 'waits'>,
  visit: Visit,
  todo: readonly Item[],
): Record<string, StopState> {
  const now = campus.now();
  const states: Record<string, StopState> = {};
  for (const station of stationsOf(todo)) {
    const here = todo.filter((item) => item.station === station);
    const ready = here.filter((item) => isReady(visit, item, now));
    if (ready.length > 0) {
      const tags = requiredTags(ready);
      const rooms = waits.openRooms(station);
      if (!rooms.some((room) => roomHasTags(room, tags))) states[station] = 'closed';
      continue;
    }
    const first = here[0] && hindrances(visit, here[0], now)[0];
    if (first?.code === 'exclusive' && first.at !== undefined) states[station] = 'time';
    else if (first) states[station] = told[first.code] ?? 'nurse';
  }
  return states;
}
