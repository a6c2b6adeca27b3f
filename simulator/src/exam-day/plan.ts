import type { NewItem, SiteSettings } from '@daozhen/protocol';
import type { Random } from '../random.ts';
import type { PackagePlan, RoomPlan, Scenario, StationPlan } from './scenario.schemas.ts';
import { drawServiceMs } from './service-time.ts';

const MINUTE = 60_000;
const UTC_OFFSET_MS = 8 * 60 * MINUTE;
/** Whoever is called is not in the room sooner; and usually. */
const LEAST_STEP_MS = 4_000;
const USUAL_STEP_MS = 15_000;

/** A room of the day, as drawn. */
export interface PlannedRoom extends RoomPlan {
  station: string;
  /** Of the doctor, beside the station's mean. */
  pace: number;
}

/** Somebody who comes. */
export interface PlannedVisit {
  id: string;
  arrives: number;
  class: 'normal' | 'vip';
  items: NewItem[];
  /** When a full bladder is told, if an item needs one. */
  bladderAt: number | undefined;
}

/**
 * One day of a scenario, with everything drawn that does not depend on how people are sent: the same seed
 * is the same people, doctors and services under every policy.
 */
export class DayPlan {
  readonly scenario: Scenario;
  readonly opens: number;
  readonly stations: ReadonlyMap<string, StationPlan>;
  readonly rooms: ReadonlyMap<string, PlannedRoom>;
  readonly visits: readonly PlannedVisit[];
  readonly #random: Random;

  /** @param day local midnight of the day, epoch ms */
  constructor(scenario: Scenario, random: Random, day = Date.UTC(2026, 10, 23) - UTC_OFFSET_MS) {
    this.scenario = scenario;
    this.#random = random;
    const at = (time: string) => day + minutesOf(time) * MINUTE;
    this.opens = at(scenario.opens);
    this.stations = new Map(scenario.stations.map((station) => [station.id, station]));
    this.rooms = new Map(plannedRooms(scenario, random).map((room) => [room.id, room]));
    this.visits = plannedVisits(scenario, random, at);
  }

  /** Local time of the day as an instant. */
  at(time: string): number {
    return this.opens + (minutesOf(time) - minutesOf(this.scenario.opens)) * MINUTE;
  }

  /** How long some items of a visit take in a room: the same draws in whichever room and order. */
  serviceMs(visit: string, room: PlannedRoom, items: readonly string[]): number {
    const { service, work = {} } = this.stations.get(room.station)!;
    const each = items.map((item) =>
      drawServiceMs(service, room.pace * (work[item] ?? 1), this.draws(`service ${visit} ${item}`)),
    );
    return each.reduce((sum, ms) => sum + ms, 0);
  }

  /**
   * From the call until somebody who stands before the room is in it, ms; undefined of who does not hear it.
   * @param passes how often he has missed a call today
   */
  stepInMs(visit: string, station: string, passes: number): number | undefined {
    const draws = this.draws(`come ${visit} ${station} ${passes}`);
    if (draws.chance(this.scenario.noShow)) return undefined;
    return Math.max(LEAST_STEP_MS, draws.lognormal(USUAL_STEP_MS, 0.4));
  }

  /** Draws of their own for something that happens during the day. */
  draws(what: string): Random {
    return this.#random.fork(what);
  }

  /** The floor's settings for the day. */
  settings(binding: 'early' | 'late'): SiteSettings {
    return {
      policy: { ...policyFigures, binding },
      classes: {
        normal: { creditMs: 0, vip: false, prefix: 'A' },
        vip: { creditMs: 30 * MINUTE, vip: true, prefix: 'V' },
      },
      stations: Object.fromEntries(
        [...this.stations.keys()].map((id) => [
          id,
          { reentry: 'after-n' as const, passMinCalls: 3, passMinMs: 40_000 },
        ]),
      ),
      rooms: Object.fromEntries(
        [...this.rooms.values()].map(({ id, station, capacity = 1, doorSlots = 2, tags = [] }) => [
          id,
          { station, capacity, doorSlots, tags },
        ]),
      ),
    };
  }
}

const policyFigures = {
  gamma: 0.5,
  vipEvery: 3,
  pressLockMs: 2_000,
  recallCooldownMs: 10_000,
  reentryAfter: [3, 5] as [number, number],
  autoRejoinMs: 0,
  slotMs: 30 * MINUTE,
  expectedGraceMs: 30 * MINUTE,
  undoMs: 60_000,
  freezeLimitMs: 4 * 60 * MINUTE,
  utcOffsetMs: UTC_OFFSET_MS,
  cutOffMs: 4 * 60 * MINUTE,
};

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function plannedRooms(scenario: Scenario, random: Random): PlannedRoom[] {
  return scenario.stations.flatMap((station) =>
    station.rooms.map((room) => {
      const drawn = Math.exp(random.fork(`pace ${room.id}`).normal() * scenario.paceSpread);
      return { ...room, station: station.id, pace: room.pace ?? drawn };
    }),
  );
}

function plannedVisits(
  scenario: Scenario,
  random: Random,
  at: (time: string) => number,
): PlannedVisit[] {
  const draws = random.fork('arrivals');
  const arrivals = scenario.arrivals.flatMap(({ from, to, share }) =>
    Array.from({ length: Math.round(share * scenario.people) }, () =>
      Math.floor(at(from) + draws.next() * (at(to) - at(from))),
    ),
  );
  return arrivals
    .toSorted((a, b) => a - b)
    .map((arrives, index) => {
      const id = `v${index + 1}`;
      const own = random.fork(`visit ${id}`);
      const vip = own.chance(scenario.vipShare);
      const { items } = drawPackage(scenario.packages, own);
      const { from, to } = scenario.bladderMinutes;
      const drunk = arrives + Math.floor((from + own.next() * (to - from)) * MINUTE);
      const bladder = items.some((item) => item.prep?.includes('full-bladder'));
      return {
        id,
        arrives,
        class: vip ? ('vip' as const) : ('normal' as const),
        items,
        bladderAt: bladder ? drunk : undefined,
      };
    });
}

function drawPackage(packages: readonly PackagePlan[], random: Random): PackagePlan {
  const total = packages.reduce((sum, { share }) => sum + share, 0);
  let left = random.next() * total;
  for (const each of packages) {
    left -= each.share;
    if (left < 0) return each;
  }
  return packages.at(-1)!;
}
