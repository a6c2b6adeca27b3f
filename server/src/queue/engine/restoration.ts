import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Room, Station } from '@daozhen/protocol';
import { asEngineError, commandConnection, loadLibrary, untilReady } from './connection.ts';
import { canonicalJson } from './content.ts';
import type { FloorContents, Position, RestoredEvent, UndoRecord } from './contents.ts';
import { metaKey, stagingPrefix, streamId } from './keys.ts';
import type { FloorLibrary } from './library.ts';

/** What waits to be restored and never is goes by itself, s. */
const STAGED_SECONDS = 3600;
/** Visits in one piece of JSON. */
const VISITS_A_PIECE = 200;
const CONNECT_MS = 5000;

/** Writing a whole floor takes longer than any command, ms. */
const TIMEOUT_MS = 60_000;

/**
 * One campus on its way back into Redis. The day's events and replies are put beside it first, in as many
 * portions as there are; {@link finish} then writes the campus and takes them over in one atomic step, so
 * that nobody ever sees half a floor, and of two who restore one is first.
 */
export class Restoration {
  readonly #redis: Redis;
  readonly #site: string;
  readonly #library: FloorLibrary;
  readonly #prefix: string;

  private constructor(redis: Redis, site: string, library: FloorLibrary) {
    this.#redis = redis;
    this.#site = site;
    this.#library = library;
    this.#prefix = stagingPrefix(site, randomUUID());
  }

  /** @throws EngineUnavailable when Redis does not answer */
  static async open(url: string, site: string, library: FloorLibrary): Promise<Restoration> {
    const redis = commandConnection(url, TIMEOUT_MS);
    try {
      await untilReady(redis, CONNECT_MS);
      await loadLibrary(redis, library);
      return new Restoration(redis, site, library);
    } catch (error) {
      redis.disconnect();
      throw asEngineError(error);
    }
  }

  /** Puts events of the day and the replies to their commands aside, in order. */
  async add(entries: readonly RestoredEvent[]): Promise<void> {
    if (entries.length === 0) return;
    const [events, replies] = [`${this.#prefix}ev`, `${this.#prefix}ids`];
    const pipeline = this.#redis.pipeline();
    for (const { event, reply } of entries) {
      pipeline.xadd(events, streamId(event.seq), 'e', JSON.stringify(event));
      pipeline.hset(replies, event.command, `${event.digest ?? '-'} ${JSON.stringify(reply)}`);
    }
    for (const key of [events, replies]) pipeline.expire(key, STAGED_SECONDS);
    for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
  }

  /** Forgets what was put aside: a later day has begun, or nothing will come of it. */
  async clear(): Promise<void> {
    await this.#redis.unlink(`${this.#prefix}ev`, `${this.#prefix}ids`);
  }

  /**
   * Writes the campus.
   * @param since where its journal ends: the new epoch goes on from there
   * @param replaces the epoch of the floor it takes the place of; undefined where there is none
   * @returns the new epoch, or undefined when another epoch holds there: then nothing happened
   */
  async finish(
    contents: FloorContents,
    since: Position,
    replaces: string | undefined,
  ): Promise<string | undefined> {
    const { state } = contents;
    const visits = Object.values(state.visits);
    const pieces: string[] = [];
    for (let from = 0; from < visits.length; from += VISITS_A_PIECE) {
      pieces.push(JSON.stringify(visits.slice(from, from + VISITS_A_PIECE)));
    }
    const epoch = await this.#redis.fcall(
      this.#library.functionName('restore'),
      1,
      metaKey(this.#site),
      replaces ?? '',
      this.#prefix,
      canonicalJson(state.settings),
      JSON.stringify(campusArgument(contents, since)),
      JSON.stringify(placeArgument(contents)),
      ...pieces,
    );
    return typeof epoch === 'string' ? epoch : undefined;
  }

  /** Ends it; what was put aside and not taken over goes. */
  async close(): Promise<void> {
    await this.clear().catch(() => undefined);
    this.#redis.disconnect();
  }
}

function campusArgument(contents: FloorContents, since: Position): object {
  const { seq, at, day, closing, guidedAt } = contents.state;
  const { order, offset, numbers } = contents;
  return {
    seq,
    at,
    day,
    closing,
    guidedAt,
    order,
    offset,
    numbers,
    since: `${since.epoch}:${since.seq}`,
  };
}

function placeArgument({ state, undo }: FloorContents): object {
  return {
    rooms: Object.values(state.rooms).map((room) => roomArgument(room, undo[room.id] ?? [])),
    stations: Object.values(state.stations).map(stationArgument),
  };
}

function roomArgument(room: Room, records: readonly UndoRecord[]): object {
  const { id, state, staff, version, called, serving } = room;
  const { openedAt, lastCallAt, lastRecallAt } = room;
  const pause = room.pause && JSON.stringify(room.pause);
  const own = { id, state, staff, version, called, serving, openedAt, lastCallAt, lastRecallAt };
  return { ...own, pause, undo: records.map(undoText) };
}

function stationArgument({ id, takes, frozenAt }: Station): object {
  return { id, takes, frozenAt };
}

/** A record as the library keeps it: what the room shows of it comes first, in this order. */
function undoText(record: UndoRecord): string {
  const { what, visit, at, moves, station, place, choice, passes, ...more } = record;
  const own = { what, visit, at, moves };
  if (what === 'call') return JSON.stringify(own);
  return JSON.stringify({
    ...own,
    ...more,
    station,
    place: place ?? null,
    ...(what === 'pass' ? { passes: passes ?? null } : { choice: choice ?? null }),
  });
}
