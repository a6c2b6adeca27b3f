import type { FloorEvent, SitePolicy } from '@daozhen/protocol';
import type { Random } from '../random.ts';
import type { CommandBody, Floor } from './floor.ts';
import type { DayPlan } from './plan.ts';

/** What a policy decides with. */
export interface PolicyWorld {
  floor: Floor;
  plan: DayPlan;
  random: Random;
}

/** How people are sent from station to station. */
export interface Policy {
  name: string;
  binding: SitePolicy['binding'];
  /** Learns from what happens. */
  heard?(event: FloorEvent, world: PolicyWorld): void;
  /**
   * What to do now. Asked again after every event, and until it wants nothing more.
   * @returns commands that do not depend on each other
   */
  decide(world: PolicyWorld): CommandBody[];
}
