import { ElsewhereTime } from './elsewhere-time.ts';
import type { Called, Happening, Waiting } from './happening.ts';
import type { LineEvent } from './line-event.ts';
import { LineRooms } from './line-rooms.ts';
import type { StationPicture } from './picture.ts';

/** Somebody who came this shortly before his call is taken to have been walking still. */
const FRESH_MS = 90_000;

/** One station's line and rooms, kept current by its events. Events that make no sense here change nothing. */
export class StationLine {
  readonly station: string;
  readonly #rooms = new LineRooms();
  readonly #line: Waiting[] = [];
  readonly #places = new Map<string, Waiting>();
  readonly #elsewhere = new ElsewhereTime();
  #takesSinceShare = Infinity;
  /** How long the last one called had waited, ms: the LES predictor. */
  lastWaitMs: number | undefined;

  constructor(station: string) {
    this.station = station;
  }

  get line(): readonly Waiting[] {
    return this.#line;
  }

  place(visit: string): Waiting | undefined {
    return this.#places.get(visit);
  }

  /**
   * Takes an event in.
   * @param creditMs credit by class, to know which takes spend VIP share
   * @param headStartMs how much earlier than he came somebody of a class stands, where the event does not say
   * @returns what it meant; undefined where it changes nothing
   */
  apply(
    event: LineEvent,
    creditMs: Readonly<Record<string, number>>,
    headStartMs: (name: string) => number,
  ): Happening | undefined {
    const { at } = event;
    switch (event.type) {
      case 'open':
        return this.#rooms.open(event);
      case 'close':
        return this.#rooms.close(event);
      case 'arrive':
        return this.#arrive(event, headStartMs);
      case 'here':
      case 'elsewhere':
        return this.#move(event);
      case 'call':
        return this.#call(event.id, event.room, at, creditMs);
      case 'start':
        return this.#start(event.id, event.room, at, creditMs);
      case 'end':
        return this.#end(event.id, at);
      case 'leave':
        return this.#leave(event.id, at);
    }
  }

  /** What the holders of places have spent elsewhere since this was last asked, ms by class. */
  elsewhereUpTo(at: number): Map<string, number> {
    return this.#elsewhere.upTo(at);
  }

  /** The line and the rooms as plain data. */
  picture(now: number): StationPicture {
    const shut = this.#rooms.shut(now);
    return {
      station: this.station,
      rooms: this.#rooms.pictures(now),
      ...(shut.length === 0 ? {} : { shut }),
      line: this.#line.slice(),
      ...(this.#takesSinceShare > 99 ? {} : { takesSinceShare: this.#takesSinceShare }),
    };
  }

  #arrive(
    event: Extract<LineEvent, { type: 'arrive' }>,
    headStartMs: (name: string) => number,
  ): Happening {
    this.#forget(event.id);
    const waiting: Waiting = {
      visit: event.id,
      class: event.class ?? '',
      items: event.items ?? [],
      tags: event.tags ?? [],
      key: event.key ?? event.at - headStartMs(event.class ?? ''),
      assumed: event.key === undefined,
      elsewhere: event.elsewhere ?? false,
      loose: event.loose ?? false,
      ...(event.room === undefined ? {} : { door: event.room }),
      ...(event.due ? { due: true } : {}),
      since: event.at,
      joinedAt: event.at,
    };
    this.#places.set(waiting.visit, waiting);
    if (waiting.elsewhere) this.#elsewhere.begin(waiting.class);
    this.#insert(waiting);
    return { type: 'arrived', waiting, at: event.at };
  }

  #move(event: Extract<LineEvent, { type: 'here' | 'elsewhere' }>): Happening | undefined {
    const waiting = this.#places.get(event.id);
    if (!waiting) return undefined;
    if (event.key !== undefined && event.key !== waiting.key) this.#rekey(waiting, event.key);
    this.#describe(waiting, event);
    const elsewhere = event.type === 'elsewhere';
    delete waiting.door;
    delete waiting.due;
    if (event.type === 'here' && event.room !== undefined) waiting.door = event.room;
    if (event.type === 'here' && event.due) waiting.due = true;
    const loose = event.type === 'here' && event.loose === true;
    const was = { elsewhere: waiting.elsewhere, loose: waiting.loose === true };
    if (was.elsewhere === elsewhere && was.loose === loose) return undefined;
    const heldMs = event.at - waiting.since;
    this.#stand(waiting, elsewhere, loose);
    waiting.since = event.at;
    return { type: 'moved', waiting, at: event.at, was, heldMs };
  }

  #describe(
    waiting: Waiting,
    said: Pick<LineEvent & { type: 'here' }, 'class' | 'items' | 'tags'>,
  ): void {
    const { class: name = waiting.class, items = waiting.items, tags = waiting.tags } = said;
    if (waiting.elsewhere && name !== waiting.class) {
      this.#elsewhere.end(waiting.class);
      this.#elsewhere.begin(name);
    }
    Object.assign(waiting, { class: name, items, tags });
  }

  #stand(waiting: Waiting, elsewhere: boolean, loose: boolean): void {
    if (elsewhere && !waiting.elsewhere) this.#elsewhere.begin(waiting.class);
    if (!elsewhere && waiting.elsewhere) this.#elsewhere.end(waiting.class);
    waiting.elsewhere = elsewhere;
    waiting.loose = loose;
  }

  #call(
    visit: string,
    roomId: string | undefined,
    at: number,
    creditMs: Readonly<Record<string, number>>,
  ): Happening | undefined {
    const waiting = this.#places.get(visit);
    if (!waiting) return undefined;
    this.#noteTake(waiting, creditMs);
    this.#remove(waiting);
    const room = this.#rooms.taker(roomId, at);
    const competing = this.#line.some((other) => !other.elsewhere);
    const called: Called = {
      waiting,
      room: room.id,
      doctor: room.doctor,
      calledAt: at,
      startedAt: undefined,
      fresh: at - waiting.since < FRESH_MS,
    };
    const idle = room.running.size < room.capacity && room.freeAt > 0;
    const idleMs = idle ? at - Math.max(room.freeAt, waiting.since) : undefined;
    room.running.set(visit, called);
    if (!waiting.elsewhere || competing) this.lastWaitMs = at - waiting.since;
    return { type: 'called', called, at, idleMs };
  }

  #start(
    visit: string,
    room: string | undefined,
    at: number,
    creditMs: Readonly<Record<string, number>>,
  ): Happening | undefined {
    const known = this.#rooms.runningOf(visit);
    if (known) {
      known.called.startedAt = at;
      return { type: 'started', called: known.called, at };
    }
    const happening = this.#call(visit, room, at, creditMs);
    if (happening?.type === 'called') happening.called.startedAt = at;
    return happening;
  }

  #end(visit: string, at: number): Happening | undefined {
    const known = this.#rooms.runningOf(visit);
    if (!known) return undefined;
    known.room.running.delete(visit);
    known.room.freeAt = at;
    const startedAt = known.called.startedAt ?? known.called.calledAt;
    return { type: 'served', called: known.called, at, startedAt };
  }

  #leave(visit: string, at: number): Happening | undefined {
    const known = this.#rooms.runningOf(visit);
    if (known) {
      known.room.running.delete(visit);
      known.room.freeAt = at;
      return { type: 'absent', called: known.called, at };
    }
    const waiting = this.#places.get(visit);
    if (!waiting) return undefined;
    this.#remove(waiting);
    return { type: 'left', waiting, at };
  }

  /**
   * Whether a take spends VIP share (rule O4): without its credit somebody here would have come first. Whoever
   * is at a door was taken when he was sent there, and who is due is called outside the share.
   */
  #noteTake(waiting: Waiting, creditMs: Readonly<Record<string, number>>): void {
    if (waiting.door !== undefined) return;
    const credit = waiting.due ? 0 : (creditMs[waiting.class] ?? 0);
    const spends =
      credit > 0 &&
      this.#line.some(
        (other) => !other.elsewhere && other !== waiting && other.key < waiting.key + credit,
      );
    this.#takesSinceShare = spends ? 0 : this.#takesSinceShare + 1;
  }

  /** Called again or again in the line: what was is over. */
  #forget(visit: string): void {
    const waiting = this.#places.get(visit);
    if (waiting) this.#remove(waiting);
    this.#rooms.runningOf(visit)?.room.running.delete(visit);
  }

  #insert(waiting: Waiting): void {
    let index = this.#line.length;
    while (index > 0 && this.#line[index - 1]!.key > waiting.key) index -= 1;
    this.#line.splice(index, 0, waiting);
  }

  #rekey(waiting: Waiting, key: number): void {
    this.#line.splice(this.#line.indexOf(waiting), 1);
    waiting.key = key;
    this.#insert(waiting);
  }

  #remove(waiting: Waiting): void {
    this.#places.delete(waiting.visit);
    if (waiting.elsewhere) this.#elsewhere.end(waiting.class);
    const index = this.#line.indexOf(waiting);
    if (index >= 0) this.#line.splice(index, 1);
  }
}
