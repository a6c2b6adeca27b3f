import type { Entries } from '../catalogue.schemas.ts';
import { days, schedules, shifts } from './calendar.ts';
import { examTypes, groups } from './exam-types.ts';
import { items } from './items.ts';
import { measures } from './measures.ts';
import { packages } from './packages.ts';
import { rooms } from './rooms.ts';
import { sites } from './sites.ts';
import { staff } from './staff.ts';
import { stations } from './stations.ts';

export { demoUsers } from './demo-users.ts';

/** What a new installation starts with: an invented hospital with two campuses. */
export const seed: Entries = {
  station: stations,
  item: items,
  measure: measures(),
  group: groups,
  examType: examTypes,
  package: packages,
  site: sites,
  room: rooms,
  staff,
  schedule: schedules,
  day: days,
  shift: shifts,
};
