import { sentToDoorAt } from '../rules/index.ts';
import {
  absentShare,
  arrivalRate,
  backRate,
  driftRate,
  goneRate,
  outRate,
  pauseShare,
  recentArrivals,
  type Habits,
} from './habits.ts';
import { hashOf } from './numbers.ts';
import { plainRules, type LineRules, type StationPicture } from './picture.ts';
import { RoomKinds } from './room-kinds.ts';
import type { ServiceBelief } from './service-model.ts';

/** What a forecast of a station goes by. */
export interface StationBelief {
  service: ServiceBelief;
  habits: Habits;
  rules?: LineRules;
}

/** Somebody who may take a room on a path: waiting now, or coming later. */
export interface Person {
  key: number;
  hash: number;
  elsewhere: boolean;
  imagined: boolean;
  /** Which kinds of room may take him, one bit each. */
  mask: number;
  /** The room at whose door he stands; 0 is none. */
  door: number;
  /** When he counts as sent there, for that room and for all others (rule P4); only differences matter. */
  sentOwn: number;
  sentOther: number;
  credit: number;
  /** The share of VIPs neither holds him back nor is spent by him (rules G4, O4). */
  due: boolean;
  work: number;
  spread: number;
  /** Events a ms: from here to elsewhere, as he stands now and once he has come back. */
  leaves: number;
  out: number;
  back: number;
  gone: number;
}

/** One server: a room counts as often as it takes examinees at once. */
export interface Server {
  room: number;
  mask: number;
  pace: number;
  unsure: number;
  /** Which doctor, so that what is unsure of him holds for all his servers. */
  doctor: number;
  hash: number;
  /** Takes nobody before. */
  from: number;
  /** Shut for so long, ms: on some paths it opens again. */
  shutMs?: number;
  /** Somebody in it: when called, when started, and what his service typically takes (logarithm). */
  running:
    { calledAt: number; startedAt: number | undefined; work: number; spread: number } | undefined;
}

/** Somebody as he may come: with a key so far before the instant, were he to come now. */
export interface Comer extends Person {
  leadMs: number;
}

/** A picture made ready for sampling. */
export interface Scene {
  now: number;
  station: number;
  people: Person[];
  servers: Server[];
  /** Those who may still come: arrivals a ms, and what they are like. */
  rate: number;
  comers: Comer[];
  /** How much further ahead of their instants keys stand with every ms that passes. */
  growth: number;
  habits: Habits;
  absent: number;
  pause: number;
  rules: LineRules;
  takesSinceShare: number;
}

/** Makes a picture ready for sampling. */
export function sceneOf(picture: StationPicture, belief: StationBelief, now: number): Scene {
  const { service, habits, rules = plainRules } = belief;
  const kinds = new RoomKinds(picture);
  const rates = new Map<string, { out: number; drift: number; back: number; gone: number }>();
  const ratesOf = (name: string) => {
    let found = rates.get(name);
    if (!found) {
      const own = habits.classes[name];
      found = {
        out: outRate(own),
        drift: driftRate(own),
        back: backRate(own),
        gone: goneRate(own),
      };
      rates.set(name, found);
    }
    return found;
  };
  const leavingOf = (one: { class: string; loose?: boolean }) => {
    const { drift, ...own } = ratesOf(one.class);
    return { ...own, leaves: one.loose === true ? drift : own.out };
  };
  const person = (one: {
    class: string;
    items: readonly string[];
    tags: readonly string[];
    elsewhere: boolean;
    loose?: boolean;
    door?: string;
    due?: boolean;
  }) => ({
    ...leavingOf(one),
    door: one.door === undefined ? 0 : roomNumber(one.door),
    elsewhere: one.elsewhere,
    mask: kinds.thatHave(one.tags),
    credit: rules.creditMs[one.class] ?? 0,
    due: one.due === true,
    work: service.workOf(one.items),
    spread: service.spreadOf(one.items.length),
  });
  const { like, growth } = recentArrivals(habits, now, (name) => !rules.creditMs[name]);
  return {
    now,
    station: hashOf(picture.station),
    people: picture.line.map((one) => ({
      ...person(one),
      key: one.key,
      sentOwn: sentToDoorAt({ boundAt: one.key, isOwn: true }),
      sentOther: sentToDoorAt({ boundAt: one.key, isOwn: false }),
      hash: hashOf(one.visit),
      imagined: one.imagined === true,
    })),
    servers: serversOf(picture, belief, now, kinds),
    rate: like.length > 0 ? arrivalRate(habits, now) : 0,
    comers: like.map((one) => ({
      ...person(one),
      key: 0,
      sentOwn: 0,
      sentOther: 0,
      hash: 0,
      imagined: false,
      leadMs: one.leadMs + growth * (now - one.at),
    })),
    growth,
    habits,
    absent: absentShare(habits),
    pause: pauseShare(habits),
    rules,
    takesSinceShare: picture.takesSinceShare ?? Infinity,
  };
}

function serversOf(
  picture: StationPicture,
  { service }: StationBelief,
  now: number,
  kinds: RoomKinds,
): Server[] {
  const open = picture.rooms.flatMap((room) => {
    const { by, unsure } = service.paceOf(room.doctor, now);
    const places = Math.max(room.capacity, room.running.length);
    return Array.from({ length: places }, (_, place): Server => {
      const inside = room.running[place];
      const from = room.until ?? now;
      return {
        room: roomNumber(room.id),
        mask: kinds.ofRoom(room.tags),
        pace: by,
        unsure,
        doctor: hashOf(room.doctor ?? room.id, 3),
        hash: hashOf(inside?.visit ?? room.id, 5),
        // More inside than it takes at once: they leave, and nobody follows.
        from: place < room.capacity ? from : Infinity,
        running: inside && {
          calledAt: inside.calledAt,
          startedAt: inside.startedAt,
          work: service.workOf(inside.items),
          spread: service.spreadOf(inside.items.length),
        },
      };
    });
  });
  return [...open, ...shutServers(picture, service, now, kinds)];
}

/** The servers of rooms that are shut and may open again. */
function shutServers(
  { shut = [] }: StationPicture,
  service: ServiceBelief,
  now: number,
  kinds: RoomKinds,
): Server[] {
  return shut.flatMap(({ id, doctor, capacity, tags, shutAt }) => {
    const { by, unsure } = service.paceOf(doctor, now);
    const server: Server = {
      room: roomNumber(id),
      mask: kinds.ofRoom(tags),
      pace: by,
      unsure,
      doctor: hashOf(doctor ?? id, 3),
      hash: hashOf(id, 7),
      from: now,
      shutMs: now - shutAt,
      running: undefined,
    };
    return Array.from({ length: capacity }, () => server);
  });
}

/** A number that stands for a room; 0 is none. */
function roomNumber(id: string): number {
  return hashOf(id, 11) || 1;
}
