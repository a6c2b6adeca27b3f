import type { Command, CommandType, Room, SiteState, Visit, VisitState } from '@daozhen/protocol';
import { commandTypes, PROTOCOL_VERSION } from '@daozhen/protocol';
import { MINUTE, SECOND } from './floor.ts';
import type { Draw } from './random.ts';
import { changedSettings, randomItems, stationIds } from './random-site.ts';

/** How often each verb is tried; chosen so that people flow and most of the state space is met. */
const weights: Record<CommandType, number> = {
  configure: 1,
  expect: 2,
  'check-in': 11,
  join: 10,
  'call-next': 11,
  'call-one': 3,
  recall: 3,
  start: 8,
  finish: 8,
  press: 14,
  pass: 9,
  rejoin: 7,
  hold: 1.5,
  release: 4,
  transfer: 2,
  reassign: 2.5,
  decline: 1.5,
  'change-class': 2,
  prepare: 4,
  guide: 4,
  'open-room': 4,
  'close-room': 0.7,
  'pause-room': 1,
  'resume-room': 3,
  undo: 8,
  'close-day': 0.2,
  tick: 3,
  clock: 0.5,
};

const names = Array.from({ length: 12 }, (_, index) => `v${String(index + 1).padStart(2, '0')}`);

/** Milliseconds that pass before a command. */
export function randomPause(draw: Draw): number {
  if (draw.chance(0.75)) return draw.int(0, 2) * SECOND + draw.int(0, 3);
  if (draw.chance(0.8)) return draw.int(2, 30) * SECOND;
  return draw.int(1, 20) * MINUTE;
}

/** What a random command is made from: the campus as it is, and things to draw from it. */
class Situation {
  readonly draw: Draw;
  readonly state: SiteState;
  readonly now: number;
  /** One command in ten takes its targets at random instead of suitably. */
  readonly wild: boolean;

  constructor(draw: Draw, state: SiteState, now: number) {
    this.draw = draw;
    this.state = state;
    this.now = now;
    this.wild = draw.chance(0.1);
  }

  /** A visit that suits, or any name. */
  visit(suits: (visit: Visit) => boolean): string | undefined {
    if (this.wild) return this.draw.some(names);
    return this.draw.some(Object.values(this.state.visits).filter(suits))?.id;
  }

  visitIn(...states: VisitState[]): string | undefined {
    return this.visit((visit) => states.includes(visit.state));
  }

  room(suits: (room: Room) => boolean): Room | undefined {
    const rooms = Object.values(this.state.rooms);
    return this.draw.some(this.wild ? rooms : rooms.filter(suits));
  }

  /** A station where the visit still has something to do. */
  station(visit: string): string {
    const todo = Object.values(this.state.visits[visit]?.items ?? {}).filter(
      (item) => item.state === 'todo',
    );
    const suitable = this.wild ? undefined : this.draw.some(todo)?.station;
    return suitable ?? this.draw.some([...stationIds, 'nowhere']) ?? 'ecg';
  }

  /** Sometimes the room's version, rarely a stale one. */
  expected(room: Room): { expected?: number } {
    if (this.draw.chance(0.5)) return {};
    return { expected: room.version + (this.draw.chance(0.05) ? 1 : 0) };
  }

  /** The visit named, as it must be where several are. */
  named(present: Record<string, number>): { visit?: string } {
    const visit = this.wild ? this.draw.some(names) : this.draw.some(Object.keys(present));
    return visit !== undefined && this.draw.chance(0.5) ? { visit } : {};
  }

  todo(visit: string, likely: number): string[] {
    const items = Object.values(this.state.visits[visit]?.items ?? {});
    const open = items.filter((item) => item.state === 'todo' || this.draw.chance(0.03));
    return this.draw.subset(open, likely).map((item) => item.id);
  }
}

const full = (record: object): boolean => Object.keys(record).length > 0;

type Fields = object | undefined;
type Maker = (at: Situation) => Fields;

const ofRoom =
  (
    suits: (room: Room) => boolean,
    more: (at: Situation, room: Room) => object = () => ({}),
  ): Maker =>
  (at) => {
    const room = at.room(suits);
    return room && { room: room.id, ...at.expected(room), ...more(at, room) };
  };

const ofVisit =
  (
    pick: (at: Situation) => string | undefined,
    more: (at: Situation, visit: string) => Fields,
  ): Maker =>
  (at) => {
    const visit = pick(at);
    const fields = visit === undefined ? undefined : more(at, visit);
    return fields && { visit, ...fields };
  };

const open = (room: Room): boolean => room.state === 'open';
const newcomer = (at: Situation): string | undefined =>
  at.draw.some(at.wild ? names : names.filter((name) => !at.state.visits[name]));
const arrived = (at: Situation): string | undefined =>
  at.visitIn('free', 'bound', 'called', 'away', 'serving');

const makers: Record<CommandType, Maker> = {
  configure: ({ draw, state }) => ({
    settings: changedSettings(draw, state.settings),
  }),
  expect: ofVisit(newcomer, ({ draw, now }) => ({
    class: draw.some(['normal', 'vip', 'senior', draw.chance(0.1) ? 'none' : 'vip']),
    appointment: now + draw.int(-10, 30) * MINUTE,
    items: randomItems(draw, now),
  })),
  'check-in': ofVisit(
    (at) => (at.draw.chance(0.3) ? at.visitIn('expected') : undefined) ?? newcomer(at),
    ({ draw, state, now }, visit) => ({
      class: draw.some(['normal', 'normal', 'vip', 'senior', draw.chance(0.03) ? 'none' : 'vip']),
      ...(draw.chance(state.visits[visit] ? 0.5 : 0.97) ? { items: randomItems(draw, now) } : {}),
      ...(draw.chance(0.1) ? { prep: ['cold'] } : {}),
    }),
  ),
  join: ofVisit(
    (at) => at.visitIn('free', 'free', 'bound'),
    (at, visit) => {
      const room = at.draw.some(Object.values(at.state.rooms));
      const named = room && (at.wild || at.draw.chance(0.3));
      const station = named && !at.wild ? room.station : at.station(visit);
      return { station, ...(named ? { room: at.draw.chance(0.05) ? 'nowhere' : room.id } : {}) };
    },
  ),
  'call-next': ofRoom(open),
  'call-one': ofRoom(open, (at, room) => ({
    visit:
      at.visit(({ state, items }) => {
        const here = Object.values(items).some((item) => item.station === room.station);
        return here && (state === 'free' || state === 'bound');
      }) ?? 'v01',
  })),
  recall: ofRoom(
    (room) => full(room.called),
    (at, room) => at.named(room.called),
  ),
  start: ofRoom(
    (room) => full(room.called),
    (at, room) => at.named(room.called),
  ),
  finish: ofRoom(
    (room) => full(room.serving),
    (at, room) => {
      const who = at.named(room.serving);
      const served = who.visit ?? Object.keys(room.serving)[0];
      const items = served === undefined ? [] : at.todo(served, 0.5);
      return {
        ...who,
        ...(items.length > 0 && at.draw.chance(0.3) ? { items } : {}),
        ...(at.draw.chance(0.4) ? { next: at.draw.chance(0.9) } : {}),
      };
    },
  ),
  press: (at) => {
    const room = at.room((each) => each.state !== 'closed' && each.capacity === 1);
    return room && { expected: room.version, room: room.id, ...at.expected(room) };
  },
  pass: ofRoom(
    (room) => full(room.called),
    (at, room) => ({
      ...at.named(room.called),
      reason: at.draw.chance(0.8) ? 'absent' : 'elsewhere',
    }),
  ),
  rejoin: ofVisit(
    (at) => at.visit(({ away }) => away?.reason === 'absent' || away?.reason === 'elsewhere'),
    () => ({}),
  ),
  hold: ofVisit(arrived, ({ draw }) => (draw.chance(0.3) ? { note: 'feels dizzy' } : {})),
  release: ofVisit(
    (at) => at.visit((visit) => visit.state === 'away' || visit.choice !== undefined),
    () => ({}),
  ),
  transfer: ofVisit(arrived, (at, visit) => ({
    station: at.station(visit),
    position: at.draw.one(['key', 'first']),
  })),
  reassign: ofVisit(
    (at) => at.visit(() => true),
    (at, visit) => {
      const present = at.state.visits[visit]?.items ?? {};
      const add = randomItems(at.draw, at.now, 0.15).filter(
        (item) => !present[item.id] || at.draw.chance(0.1),
      );
      const remove = at.draw.chance(0.5) ? at.todo(visit, 0.4) : [];
      return {
        ...(add.length > 0 && at.draw.chance(0.7) ? { add } : {}),
        ...(remove.length > 0 ? { remove } : {}),
      };
    },
  ),
  decline: ofVisit(
    (at) => at.visit(() => true),
    (at, visit) => {
      const items = at.todo(visit, 0.4);
      return { items: items.length > 0 ? items : ['e1'] };
    },
  ),
  'change-class': ofVisit(
    (at) => at.visit(() => true),
    ({ draw }) => ({
      class: draw.some(['normal', 'senior', 'vip', draw.chance(0.1) ? 'none' : 'vip']),
    }),
  ),
  prepare: ofVisit(
    (at) => at.visit(({ items }) => ['u1', 'u2'].some((id) => items[id]?.state === 'todo')),
    ({ draw, state }, visit) => {
      const preparation = draw.one(['bladder', 'bladder', 'cold']);
      const has = state.visits[visit]?.prep[preparation] ?? false;
      return { preparation, ready: draw.chance(0.9) ? !has : has };
    },
  ),
  guide: ({ draw }) => {
    const lists = draw.subset(names, 0.2).map((visit) => [visit, draw.subset(stationIds, 0.5)]);
    return { accept: Object.fromEntries(lists) as object };
  },
  'open-room': (at) => {
    const room = at.room((each) => each.state !== 'open' || at.draw.chance(0.1));
    return room && { room: room.id, staff: at.draw.one(['li', 'wu']) };
  },
  'close-room': ofRoom((room) => room.state !== 'closed' && !full(room.serving)),
  'pause-room': ofRoom(open, ({ draw, now }) => ({
    reason: 'cleaning',
    ...(draw.chance(0.5) ? { until: now + 10 * MINUTE } : {}),
  })),
  'resume-room': (at) => {
    const room = at.room((each) => each.state === 'paused');
    return room && { room: room.id };
  },
  undo: (at) => {
    const recent = (room: Room): boolean => (room.undo?.at ?? 0) > at.now - MINUTE;
    const room = at.room(recent);
    return room && { room: room.id };
  },
  'close-day': ({ draw, state }) => ({
    cutOff: draw.chance(state.closing ? 0.9 : 0.1),
    ...(draw.chance(0.5) ? { limit: draw.int(1, 8) } : {}),
  }),
  tick: () => ({}),
  clock: ({ draw }) => ({ advanceMs: draw.one([0, SECOND, 10 * MINUTE]) }),
};

/** Mostly by weight; people come and rooms open soon, and a day that is closing is closed before long. */
function randomType({ draw, state, wild }: Situation): CommandType {
  if (wild && draw.chance(0.3)) return draw.some(commandTypes) ?? 'tick';
  if (state.closing && draw.chance(0.3)) return 'close-day';
  if (Object.keys(state.visits).length < 7 && draw.chance(0.3)) return 'check-in';
  const shut = Object.values(state.rooms).some((room) => room.state === 'closed');
  return shut && draw.chance(0.15) ? 'open-room' : draw.weighted(weights);
}

/** A random command for the campus as it is; now and then one that is bound to be refused. */
export function randomCommand(draw: Draw, state: SiteState, now: number, id: string): Command {
  const at = new Situation(draw, state, now);
  for (;;) {
    const type = randomType(at);
    const fields = makers[type](at);
    if (fields) return { v: PROTOCOL_VERSION, id, site: state.site, type, ...fields } as Command;
  }
}
