import { stationCrowds } from './crowds.ts';
import { openDoors } from './doors.ts';
import type { Openings } from './openings.ts';
import type { PlanWorld } from './plan.ts';

/** What the stations can take now, by the campus's binding. */
export function openingsOf(world: PlanWorld): Openings {
  const { state, now } = world;
  return state.settings.policy.binding === 'early' ? stationCrowds(state, now) : openDoors(world);
}
