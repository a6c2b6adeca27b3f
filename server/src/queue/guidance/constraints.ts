import type { Room, Visit } from '@daozhen/protocol';
import {
  hindrances,
  requiredTags,
  roomHasTags,
  todoItems,
  type ItemHindrance,
} from '../rules/index.ts';

/** What constraints are judged by. */
export interface ConstraintWorld {
  now: number;
  /** Every room of a station. */
  rooms: (station: string) => readonly Room[];
}

/** A hard constraint that keeps a visit from a station now (rule G1), with its figures. */
export type Hindered =
  /** Nothing can be done there before these items are. */
  | { code: 'after'; items: string[] }
  /** Preparations still missing: fasting kept, bladder full or empty, asked about pregnancy … */
  | { code: 'preparation'; flags: string[] }
  /** A state in which nothing there is done: pregnancy. */
  | { code: 'condition'; flags: string[] }
  /** Done today, and not to be done on one day with what is left there; with `at`, not before then. */
  | { code: 'exclusive'; items: string[]; at?: number }
  /** The first sample a timed item counts from is not taken yet. */
  | { code: 'timing'; from: string }
  /** Not before that instant. */
  | { code: 'not-before'; at: number }
  /** No room that may do it is open: opening hours, a break, nobody on duty. */
  | { code: 'no-room'; state: 'closed' | 'paused' }
  /** A nurse has chosen another station (rule G3). */
  | { code: 'choice'; station: string }
  /** The visit is not to be sent anywhere now. */
  | { code: 'state'; state: Visit['state'] };

/** One kind of hard constraint: what it finds for a visit at a station. */
type Constraint = (
  world: ConstraintWorld,
  visit: Visit,
  station: string,
) => Hindered | readonly Hindered[] | undefined;

/** Every item left there is hindered: what hinders the one that comes next. */
const items: Constraint = ({ now }, visit, station) => {
  const found = todoItems(visit, station).map((item) => hindrances(visit, item, now));
  if (found.some((each) => each.length === 0)) return undefined;
  return found[0]?.map(told);
};

function told(found: ItemHindrance): Hindered {
  if (found.code === 'prep') return { code: 'preparation', flags: found.flags };
  return found.code === 'unless' ? { code: 'condition', flags: found.flags } : found;
}

const openRoom: Constraint = ({ now, rooms }, visit, station) => {
  const todo = todoItems(visit, station);
  const ready = todo.filter((item) => hindrances(visit, item, now).length === 0);
  const tags = requiredTags(ready.length > 0 ? ready : todo);
  const able = rooms(station).filter((room) => roomHasTags(room, tags));
  if (able.some((room) => room.state === 'open')) return undefined;
  const paused = able.some((room) => room.state === 'paused');
  return { code: 'no-room', state: paused ? 'paused' : 'closed' };
};

const nurse: Constraint = (_world, { choice }, station) =>
  choice === undefined || choice === station ? undefined : { code: 'choice', station: choice };

const sendable: Constraint = (_world, { state }) =>
  state === 'free' || state === 'bound' ? undefined : { code: 'state', state };

/** Every hard constraint there is. Another one is another line here, with its sentence. */
const constraints: readonly Constraint[] = [sendable, nurse, items, openRoom];

/** What keeps a visit from a station now; empty when it may go there (rule G1). */
export function hinderedAt(world: ConstraintWorld, visit: Visit, station: string): Hindered[] {
  return constraints.flatMap((constraint) => constraint(world, visit, station) ?? []);
}
