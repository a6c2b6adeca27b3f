import {
  PROTOCOL_VERSION,
  type Command,
  type FloorEvent,
  type NewItem,
  type SiteSettings,
  type SiteState,
} from '@daozhen/protocol';
import type { PersonFacts, SiteFacts } from '../../server/src/queue/campus/index.ts';
import type { RedisEngine } from '../../server/src/queue/engine/index.ts';

/** The campus of the feed's benchmark: eight stations of two rooms in one zone, late binding. */

export const SITE = 'bench';
export const STATIONS = ['blood', 'ecg', 'eye', 'ent', 'dental', 'surgery', 'internal', 'lung'];
export const ROOMS = STATIONS.flatMap((station) => [`${station}-1`, `${station}-2`]);
/** Stations each examinee has to see. */
const ITEMS = 4;
const MINUTE = 60_000;

const stationOf = (room: string): string => room.slice(0, -2);
const visitOf = (n: number): string => `v${n}`;

export const settings: SiteSettings = {
  policy: {
    binding: 'late',
    gamma: 0.5,
    vipEvery: 3,
    pressLockMs: 0,
    recallCooldownMs: 0,
    reentryAfter: [3, 5],
    autoRejoinMs: 0,
    slotMs: 30 * MINUTE,
    expectedGraceMs: 30 * MINUTE,
    undoMs: MINUTE,
    freezeLimitMs: 15 * MINUTE,
    utcOffsetMs: 480 * MINUTE,
    cutOffMs: 240 * MINUTE,
  },
  classes: { normal: { creditMs: 0, vip: false, prefix: 'A' } },
  stations: Object.fromEntries(
    STATIONS.map((id) => [id, { reentry: 'after-n' as const, passMinCalls: 1, passMinMs: 0 }]),
  ),
  rooms: Object.fromEntries(
    ROOMS.map((id) => [id, { station: stationOf(id), capacity: 1, doorSlots: 1, tags: [] }]),
  ),
};

const byId = <T extends { id: string }>(list: T[]) => new Map(list.map((each) => [each.id, each]));

export const facts: SiteFacts = {
  id: SITE,
  name: '城东院区',
  nameEn: 'East campus',
  entrance: { floor: 2, x: 0, y: 0 },
  zones: byId([{ id: 'hall', name: '候检大厅', nameEn: 'Hall', notice: '请留意叫号，保持安静。' }]),
  stations: byId(
    STATIONS.map((id) => ({
      id,
      name: `${id} 科`,
      nameEn: id,
      zone: 'hall',
      action: '检查',
      actionEn: 'examination',
      nominalMinutes: 4,
    })),
  ),
  rooms: byId(
    ROOMS.map((id, index) => ({
      id,
      name: `${id} 诊室`,
      nameEn: `Room ${id}`,
      station: stationOf(id),
      zone: 'hall',
      spot: { floor: 2, x: index * 10, y: 0 },
    })),
  ),
  staff: byId(ROOMS.map((id) => ({ id: `staff-${id}`, name: '陈安', title: '主治医师' }))),
};

const itemNames = new Map(STATIONS.map((id) => [id, `${id} 检查`]));

export function person(visit: string): PersonFacts {
  const name = `林小${visit}`;
  return { name, masked: `林*${visit}`, sex: 'F', age: 42, vvip: false, itemNames };
}

/** The stations of the n-th examinee, the next one first. */
const wishes = (n: number): string[] =>
  Array.from({ length: ITEMS }, (_, i) => STATIONS[(n + i * 3) % STATIONS.length]!);

/** A room's button box, and the floor behind it. */
export class BenchFloor {
  readonly #engine: RedisEngine;
  readonly #site: string;
  readonly #versions = new Map<string, number>();
  #sent = 0;

  constructor(engine: RedisEngine, site: string) {
    this.#engine = engine;
    this.#site = site;
  }

  /** Configures the campus, opens its rooms and lets `visits` examinees in. */
  async open(visits: number): Promise<void> {
    await this.#send({ type: 'configure', settings });
    for (const room of ROOMS) {
      const { version = 0 } = await this.#send({ type: 'open-room', room, staff: `staff-${room}` });
      this.#versions.set(room, version);
    }
    const numbers = Array.from({ length: visits }, (_, n) => n);
    await Promise.all(
      numbers.map((n) => {
        const items = wishes(n).map((station): NewItem => ({ id: station, station }));
        return this.#send({ type: 'check-in', visit: visitOf(n), class: 'normal', items });
      }),
    );
    const accept = Object.fromEntries(numbers.map((n) => [visitOf(n), wishes(n)]));
    await this.#send({ type: 'guide', accept });
  }

  /** A press in a room, as its button box sends it. */
  press(room: string): Command {
    const expected = this.#versions.get(room) ?? 0;
    return this.#command({ type: 'press', room, expected });
  }

  /** What the answer to a press said. */
  pressed(room: string, version: number | undefined): void {
    this.#versions.set(room, version ?? 0);
  }

  /** Presses once in every room, `times` over. */
  async pressAll(times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      await Promise.all(
        ROOMS.map(async (room) => {
          const reply = await this.#execute(this.press(room));
          this.pressed(room, reply.version);
        }),
      );
    }
  }

  /**
   * A morning to play again: the state now, and the events of so many presses in every room.
   */
  async record(presses: number): Promise<RecordedDay> {
    const state = await this.#engine.state(this.#site);
    if (!state) throw new Error('the campus is not configured');
    await this.pressAll(presses);
    const events = await this.#engine.events(this.#site, state.seq, presses * ROOMS.length);
    return { state, events };
  }

  #command(body: object): Command {
    this.#sent += 1;
    const id = `${this.#site}-${String(this.#sent).padStart(8, '0')}`;
    return { v: PROTOCOL_VERSION, id, site: this.#site, ...body } as Command;
  }

  #send(body: object) {
    return this.#execute(this.#command(body));
  }

  async #execute(command: Command) {
    const reply = await this.#engine.execute(command, 'system:bench');
    if (!reply.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(reply)}`);
    return reply;
  }
}

/** What happened on a campus, to be played without a store. */
export interface RecordedDay {
  state: SiteState;
  events: FloorEvent[];
}
