import type { Command, CommandOf, CommandType } from '@daozhen/protocol';
import type { FakeFloor, FakeVisit } from './fake-floor.ts';
import { refuse } from './fake-refusal.ts';

type Verb<T extends CommandType> = (
  floor: FakeFloor,
  visit: FakeVisit,
  command: CommandOf<T>,
) => void;

/** What a nurse or the desk can do for one visit. */
const verbs: { [T in CommandType]?: Verb<T> } = {
  rejoin(floor, visit) {
    if (visit.state !== 'away') refuse('visit.not-away');
    const reason = visit.away?.reason;
    if (reason === 'held' || reason === 'nurse') refuse('rejoin.nurse');
    if (reason === 'absent') visit.order = floor.nextOrder();
    setFree(floor, visit);
  },
  hold(floor, visit) {
    if (visit.away?.reason === 'held') refuse('visit.held');
    setFree(floor, visit);
    visit.state = 'away';
    visit.away = { reason: 'held', at: floor.now() };
  },
  release(floor, visit) {
    if (visit.state !== 'away' && visit.choice === undefined) refuse('visit.not-held');
    delete visit.choice;
    setFree(floor, visit);
  },
  transfer(floor, visit, { station, position }) {
    if (floor.todo(visit, station).length === 0) refuse('join.no-items');
    setFree(floor, visit);
    visit.choice = station;
    if (position === 'first') visit.order = -floor.nextOrder();
  },
  decline(_floor, visit, { items }) {
    for (const item of visit.items) if (items.includes(item.id)) item.state = 'declined';
    if (visit.items.every((item) => item.state !== 'todo')) visit.state = 'finished';
  },
  'change-class'(_floor, visit, { class: to }) {
    if (visit.class === to) refuse('class.same');
    visit.class = to;
  },
};

/** Carries out a command about one visit; answers the visit. */
export function visitVerb(floor: FakeFloor, command: Command): FakeVisit {
  const id = 'visit' in command ? command.visit : undefined;
  const visit = (id === undefined ? undefined : floor.visits.get(id)) ?? refuse('visit.unknown');
  const verb = verbs[command.type];
  if (!verb) return refuse('command.invalid');
  if (visit.state === 'finished') refuse('visit.finished');
  if (visit.state === 'serving' && command.type !== 'change-class') refuse('visit.serving');
  (verb as Verb<CommandType>)(floor, visit, command);
  return visit;
}

/** Takes the visit out of any room and ends its being away. */
export function setFree(floor: FakeFloor, visit: FakeVisit): void {
  const room = visit.room === undefined ? undefined : floor.rooms.get(visit.room);
  if (room?.called.includes(visit.id)) {
    room.called = room.called.filter((id) => id !== visit.id);
    room.version += 1;
  }
  visit.state = 'free';
  const gone = ['room', 'station', 'calls', 'calledAt', 'startedAt', 'away'] as const;
  for (const key of gone) delete visit[key];
}
