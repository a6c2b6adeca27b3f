import { createHash } from 'node:crypto';
import type { Command, CommandOf, Reply, Room } from '@daozhen/protocol';
import { PROTOCOL_VERSION } from '@daozhen/protocol';
import type { Campus } from '../campus/index.ts';
import { EngineUnavailable, type Engine } from '../engine/index.ts';
import {
  callableEntries,
  isGuidedElsewhere,
  mayCall,
  readyItems,
  roomHasTags,
  type Entry,
} from '../rules/index.ts';
import { inTime } from '../steward/index.ts';

/** Guidance is waited for so long when somebody calls and nobody has been sent, ms. */
const PATIENCE_MS = 500;

/** What a call that finds nobody turns to. */
export interface CallingCampus {
  campus: Pick<Campus, 'site' | 'state' | 'now' | 'reached'>;
  /** Lets guidance decide on the newest picture; false when it could not. */
  decide(): Promise<boolean>;
}

export interface PatientCallsOptions {
  engine: Pick<Engine, 'execute' | 'events' | 'head'>;
  campus(site: string): CallingCampus | undefined;
}

/**
 * Carries commands out, and does not leave a room without people while some wait for it: guidance sends the
 * next to a door some milliseconds after the call that emptied it, and nobody but guidance does (rule P4). A
 * call that comes in between is made again once guidance has decided; where guidance is silent, those who wait
 * at the station are taken by the order of its line.
 */
export class PatientCalls {
  readonly #o: PatientCallsOptions;

  constructor(options: PatientCallsOptions) {
    this.#o = options;
  }

  /**
   * As the engine's `execute`. A repeat with the same command id has the same effect, once: a refusal leaves no
   * trace, and the call that follows a finish has an id derived from the finish's.
   * @throws EngineUnavailable
   */
  async execute(command: Command, by: string): Promise<Reply> {
    const reply = await this.#o.engine.execute(command, by);
    if (!reply.ok)
      return reply.code === 'call.nobody' ? this.#callAgain(command, by, reply) : reply;
    if (!wantsNext(command) || reply.room === undefined) return reply;
    try {
      return await this.#callAfter(command, by, reply);
    } catch (error) {
      // The finish stands; whoever is to be called next is for the next press.
      if (error instanceof EngineUnavailable) return reply;
      throw error;
    }
  }

  /** A call was refused although perhaps somebody waits. */
  async #callAgain(command: Command, by: string, refused: Reply): Promise<Reply> {
    const room = 'room' in command ? command.room : undefined;
    if (room === undefined) return refused;
    return (await this.#patiently(command, room, by)) ?? refused;
  }

  /** An examination ended and the next was to be called in the same step (rule C2). */
  async #callAfter(
    command: CommandOf<'press'> | CommandOf<'finish'>,
    by: string,
    done: Extract<Reply, { ok: true }>,
  ): Promise<Reply> {
    const { site, room } = command;
    const [event] = await this.#o.engine.events(site, done.seq - 1, 1);
    if (event?.type !== 'finished' || event.facts.call !== undefined) return done;
    const call: Command = {
      v: PROTOCOL_VERSION,
      id: derived('next', command.id),
      site,
      type: 'call-next',
      room,
      ...(done.version !== undefined && { expected: done.version }),
    };
    const called = await this.#patiently(call, room, by);
    if (!called?.ok) return done;
    const { seq, at, version } = called;
    return { ...done, seq, at, ...(version !== undefined && { version }) };
  }

  /**
   * Calls as soon as somebody has been sent to the room or let go, as long as something changes: of two rooms
   * one is faster.
   * @returns the floor's last answer; undefined when nobody waits for the room
   */
  async #patiently(call: Command, room: string, by: string): Promise<Reply | undefined> {
    const found = this.#o.campus(call.site);
    const until = performance.now() + PATIENCE_MS;
    const left = () => Math.max(0, until - performance.now());
    let reply: Reply | undefined;
    for (let before = -1; found && left() > 0;) {
      const head = await inTime(this.#head(call.site), left());
      if (!head || head.seq === before) break;
      before = head.seq;
      await inTime(found.campus.reached(head.seq), left());
      if (!(await this.#isSent(found, room, call.id, left))) break;
      reply = await this.#o.engine.execute(call, by);
      if (reply.ok || reply.code !== 'call.nobody') break;
    }
    return reply;
  }

  /** Whether it is worth calling: somebody waits for the room, and guidance has decided or does not count. */
  async #isSent(
    found: CallingCampus,
    roomId: string,
    cause: string,
    left: () => number,
  ): Promise<boolean> {
    const { campus } = found;
    const room = campus.state.rooms[roomId];
    if (!room || !isWanted(campus, room)) return false;
    const decided = await inTime(found.decide(), left());
    return decided === true || this.#letGo(campus, room, cause);
  }

  async #head(site: string) {
    try {
      return await this.#o.engine.head(site);
    } catch (error) {
      if (error instanceof EngineUnavailable) return undefined;
      throw error;
    }
  }

  /** Guidance says nothing: those who wait at the station are for its rooms to take, by the order of its line. */
  async #letGo(campus: CallingCampus['campus'], room: Room, cause: string): Promise<boolean> {
    const { site, state } = campus;
    const held = waitingFor(campus, room).filter(isGuidedElsewhere);
    if (held.length === 0) return true;
    const accept = Object.fromEntries(
      held.map(({ visit }) => [visit, [...(state.visits[visit]?.accept ?? []), room.station]]),
    );
    const id = derived('let-go', `${state.epoch}:${state.seq}:${cause}`);
    const command: Command = { v: PROTOCOL_VERSION, id, site, type: 'guide', accept };
    const reply = await this.#o.engine.execute(command, 'system:floor');
    return reply.ok;
  }
}

const wantsNext = (command: Command): command is CommandOf<'press'> | CommandOf<'finish'> =>
  command.type === 'press' || (command.type === 'finish' && command.next === true);

/** An id that says what a command is for, of the length ids may have. */
const derived = (what: string, id: string): string =>
  `${what}:${createHash('sha256').update(id).digest('base64url').slice(0, 22)}`;

/** The places of the room's station it may call, whatever guidance says. */
const waitingFor = (campus: CallingCampus['campus'], room: Room): Entry[] =>
  callableEntries(campus.state, room.station, campus.now()).filter((entry) => mayCall(room, entry));

/** Whether somebody waits for the room, in its line or resting until he is sent. */
function isWanted(campus: CallingCampus['campus'], room: Room): boolean {
  if (campus.state.settings.policy.binding === 'late') return waitingFor(campus, room).length > 0;
  const at = campus.now();
  return Object.values(campus.state.visits).some(
    (visit) =>
      visit.state === 'free' &&
      readyItems(visit, room.station, at).some(({ tags }) => roomHasTags(room, tags ?? [])),
  );
}
