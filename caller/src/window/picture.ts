import type { RoomView, StaffPerson } from '@daozhen/protocol';
import type { Standing } from '../caller.ts';
import type { Sentence } from '../messages/index.ts';

const NEXT_SHOWN = 3;

/** A person on the page: by ticket alone, since the page has no log-in and may stand in the open. */
export interface PagePerson {
  ticket: string;
  /** Milliseconds since the call or the start, when known. */
  forMs?: number;
}

/** What the page shows. */
export interface Picture {
  state: Standing['state'];
  code?: string;
  why?: Sentence;
  /** Goes back with a press: it is meant for the room as it was on show. */
  version: number;
  room?: PageRoom;
}

export interface PageRoom {
  name: string;
  station: string;
  state: RoomView['state'];
  doctor?: string;
  several: boolean;
  called: PagePerson[];
  serving: PagePerson[];
  next: string[];
  waiting: number;
  done: number;
  undo?: string;
  /** Why it is paused, and until when, milliseconds since 1970. */
  pause?: { reason: string; until?: number };
}

/** @param now the site's clock */
export function pictureOf({ state, code, why, version, view }: Standing, now: number): Picture {
  return {
    state,
    version,
    ...(code !== undefined && { code }),
    ...(why && { why }),
    ...(view && { room: roomOf(view, now) }),
  };
}

function roomOf(view: RoomView, now: number): PageRoom {
  const { name, stationName, state, staff, pause, capacity, called, serving, line, waiting, done } =
    view;
  const undo = view.undo && view.undo.until > now ? view.undo.ticket : undefined;
  const next = line.filter(({ callable }) => callable !== false).slice(0, NEXT_SHOWN);
  return {
    name,
    station: stationName,
    state,
    several: capacity > 1,
    called: called.map((person) => personOf(person, person.calledAt, now)),
    serving: serving.map((person) => personOf(person, person.startedAt, now)),
    next: next.map(({ ticket }) => ticket),
    waiting,
    done,
    ...(staff && { doctor: staff.name }),
    ...(undo !== undefined && { undo }),
    ...(pause && { pause }),
  };
}

function personOf({ ticket }: StaffPerson, since: number | undefined, now: number): PagePerson {
  return { ticket, ...(since !== undefined && { forMs: Math.max(0, now - since) }) };
}
