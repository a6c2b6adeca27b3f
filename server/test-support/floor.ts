import type {
  Accepted,
  CommandOf,
  CommandType,
  Command,
  FloorEvent,
  NewItem,
  Place,
  Refused,
  Reply,
  Room,
  RoomSettings,
  SitePolicy,
  SiteSettings,
  SiteState,
  StationSettings,
  Visit,
} from '@daozhen/protocol';
import { PROTOCOL_VERSION } from '@daozhen/protocol';
import type { Engine } from '../src/queue/engine/engine.ts';
import { MemoryEngine } from '../src/queue/model/index.ts';
import { callableInOrder, lineOf } from '../src/queue/rules/index.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** 08:00 on 23 November 2026 in China. */
export const MORNING = Date.parse('2026-11-23T00:00:00Z');

/** A clock a test moves by hand. */
export class TestClock {
  now = MORNING;

  advance(ms: number): void {
    this.now += ms;
  }
}

const policy: SitePolicy = {
  binding: 'early',
  gamma: 0.5,
  vipEvery: 3,
  pressLockMs: 2 * SECOND,
  recallCooldownMs: 5 * SECOND,
  reentryAfter: [3, 5],
  autoRejoinMs: 0,
  slotMs: 30 * MINUTE,
  expectedGraceMs: 30 * MINUTE,
  undoMs: MINUTE,
  freezeLimitMs: 15 * MINUTE,
  utcOffsetMs: 8 * HOUR,
  cutOffMs: 4 * HOUR,
};

const classes: SiteSettings['classes'] = {
  normal: { creditMs: 0, vip: false, prefix: 'A' },
  senior: { creditMs: 10 * MINUTE, vip: false, prefix: 'A' },
  vip: { creditMs: 30 * MINUTE, vip: true, prefix: 'V' },
};

export interface SettingsOptions extends Partial<SitePolicy> {
  /** Rooms by id; the station defaults to the part of the id before its first digit or dash. */
  rooms?: Record<string, Partial<RoomSettings>>;
  stations?: Record<string, Partial<StationSettings>>;
}

/** Settings of a campus; a station is there for every room named. */
export function settingsOf(options: SettingsOptions = {}): SiteSettings {
  const { rooms: givenRooms = { ecg1: {} }, stations: givenStations = {}, ...given } = options;
  const rooms: Record<string, RoomSettings> = {};
  const stations: Record<string, StationSettings> = {};
  const addStation = (id: string, some: Partial<StationSettings> = {}): void => {
    stations[id] ??= { reentry: 'after-n', passMinCalls: 1, passMinMs: 0, ...some };
  };
  for (const [id, some] of Object.entries(givenStations)) addStation(id, some);
  for (const [id, some] of Object.entries(givenRooms)) {
    const station = some.station ?? /^[a-z]+/.exec(id)?.[0] ?? id;
    rooms[id] = { station, capacity: 1, doorSlots: 1, tags: [], ...some };
    addStation(station);
  }
  return { policy: { ...policy, ...given }, classes, stations, rooms };
}

/** An item; its id doubles as its station unless another is given. */
export function item(id: string, more: Partial<NewItem> = {}): NewItem {
  return { id, station: id, ...more };
}

type Fields<T extends CommandType> = Omit<CommandOf<T>, 'v' | 'id' | 'site' | 'type'> & {
  id?: string;
};

/** One campus under test: sends commands with ids of their own and looks at what came of them. */
export class Floor {
  readonly engine: Engine;
  readonly clock: TestClock;
  readonly site: string;
  private readonly prefix: string;
  private sent = 0;

  /** @param prefix what the ids of its commands begin with, where several send to one campus */
  constructor(engine: Engine, clock: TestClock, site = 'main', prefix = 'command-') {
    this.engine = engine;
    this.clock = clock;
    this.site = site;
    this.prefix = prefix;
  }

  /** A command as {@link send} would send it. */
  command<T extends CommandType>(type: T, fields: Fields<T>): Command {
    this.sent += 1;
    const id = this.prefix + String(this.sent).padStart(6, '0');
    const { id: given = id, ...rest } = fields as { id?: string };
    return { v: PROTOCOL_VERSION, id: given, site: this.site, type, ...rest } as Command;
  }

  send<T extends CommandType>(type: T, fields: Fields<T>): Promise<Reply> {
    return this.engine.execute(this.command(type, fields), 'user:test');
  }

  /** Sends a command that has to be accepted and returns its event. */
  async accept<T extends CommandType>(type: T, fields: Fields<T>): Promise<FloorEvent> {
    const reply = await this.reply(type, fields);
    const [event] = await this.engine.events(this.site, reply.seq - 1, 1);
    if (!event) throw new Error(`no event ${reply.seq}`);
    return event;
  }

  async reply<T extends CommandType>(type: T, fields: Fields<T>): Promise<Accepted> {
    const reply = await this.send(type, fields);
    if (!reply.ok) throw new Error(`${type} was refused: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** Sends a command that has to be refused. */
  async refuse<T extends CommandType>(type: T, fields: Fields<T>): Promise<Refused> {
    const reply = await this.send(type, fields);
    if (reply.ok) throw new Error(`${type} was accepted`);
    return reply;
  }

  /** Moves the clock and then sends. */
  later(ms: number): this {
    this.clock.advance(ms);
    return this;
  }

  async state(): Promise<SiteState> {
    const state = await this.engine.state(this.site);
    if (!state) throw new Error(`no site ${this.site}`);
    return state;
  }

  async visit(id: string): Promise<Visit> {
    const visit = (await this.state()).visits[id];
    if (!visit) throw new Error(`no visit ${id}`);
    return visit;
  }

  async place(id: string, station: string): Promise<Place> {
    const place = (await this.visit(id)).places[station];
    if (!place) throw new Error(`${id} has no place at ${station}`);
    return place;
  }

  async room(id: string): Promise<Room> {
    const room = (await this.state()).rooms[id];
    if (!room) throw new Error(`no room ${id}`);
    return room;
  }

  /** The callable visits of a station in the order of the line. */
  async line(station: string): Promise<string[]> {
    const line = lineOf(await this.state(), station, this.clock.now);
    return callableInOrder(line).map((entry) => entry.visit);
  }

  /** Checks a visit in; strings name items that are their own station. */
  async arrive(
    visit: string,
    items: readonly (string | NewItem)[] = ['ecg'],
    visitClass = 'normal',
  ): Promise<void> {
    await this.accept('check-in', {
      visit,
      class: visitClass,
      items: items.map((each) => (typeof each === 'string' ? item(each) : each)),
    });
  }

  /** Early binding: checks a visit in and joins the station's line, each a second after the last. */
  async queue(visit: string, station = 'ecg', visitClass = 'normal'): Promise<void> {
    await this.arrive(visit, [station], visitClass);
    await this.accept('join', { visit, station });
    this.clock.advance(SECOND);
  }

  /** Calls the next into a room, once the press lock is over; returns the visit. */
  async call(room: string): Promise<string | undefined> {
    this.clock.advance(2 * SECOND);
    const reply = await this.send('call-next', { room });
    return reply.ok ? reply.visit : undefined;
  }

  /** Starts and finishes the visit called to a room. */
  async serve(room: string): Promise<void> {
    await this.accept('start', { room });
    await this.accept('finish', { room });
  }
}

/** Opens a campus under test, each call another one. */
export type OpenFloor = (options?: SettingsOptions) => Promise<Floor>;

/** A floor on the reference model, or on the engine given, with all its rooms open. */
export async function openFloor(
  options: SettingsOptions = {},
  makeEngine: (clock: TestClock) => Engine = (clock) => new MemoryEngine({ now: () => clock.now }),
  site = 'main',
): Promise<Floor> {
  const clock = new TestClock();
  const floor = new Floor(makeEngine(clock), clock, site);
  const settings = settingsOf(options);
  await floor.accept('configure', { settings });
  for (const room of Object.keys(settings.rooms)) {
    await floor.accept('open-room', { room, staff: `staff-${room}` });
  }
  return floor;
}
