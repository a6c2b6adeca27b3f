import type { FloorEvent, SiteState, Visit } from '@daozhen/protocol';
import {
  callableEntries,
  capacityOf,
  comparePlaces,
  entriesOfVisit,
  evolve,
  roomHasTags,
  standardKey,
  type Entry,
} from '../rules/index.ts';
import { CostLedger } from './cost-ledger.ts';
import type { Overtaking, VipCost } from './cost-report.ts';

/** A VIP taken before others, until it is known how long he was with the room. */
interface Take {
  at: number;
  station: string;
  overtaken: { visit: string; share: number }[];
  servers: number;
}

/** A time in a room that came to its end, and may still be undone (rule C8). */
interface Ended {
  station: string;
  calledAt: number;
  ms: number;
  served: boolean;
  take?: Take;
  overtaking?: Overtaking;
}

/**
 * Takes a day's events and says what its VIPs gained and the others paid. The comparison is with the same
 * call had the VIP been an ordinary visitor: whoever would then have come first, and could have been taken
 * by the same room, has waited longer by the VIP's time in the room over the station's servers; the VIP has
 * waited less by as many usual times. Whoever waits for several stations at once has lost a share at each: he
 * is called at one of them only.
 */
export class CostMeter {
  readonly state: SiteState;
  readonly #ledger = new CostLedger();
  readonly #takes = new Map<string, Take>();
  readonly #calledAt = new Map<string, number>();
  /** The last end of each visit's time in a room. */
  readonly #ended = new Map<string, Ended>();
  /** Since when somebody is free for the next station. */
  readonly #freeAt = new Map<string, number>();

  /** @param before the campus before the day's first event; it is changed */
  constructor(before: SiteState) {
    this.state = before;
  }

  apply(event: FloorEvent): void {
    this.#noteTakes(event);
    const was = this.#statesOf(event);
    const room = this.state.rooms[event.facts.room ?? ''];
    evolve(this.state, event);
    this.#noteReturned(event);
    const { at, facts, type } = event;
    const { visit, station = room?.station } = facts;
    const isEnd = type === 'finished' || type === 'passed';
    if (isEnd && visit !== undefined) this.#end(visit, station, at, type === 'finished');
    const goesOn = facts.undone === 'finish' || facts.undone === 'pass';
    if (goesOn && visit !== undefined) this.#takeEndBack(visit);
    if (facts.call) this.#calledAt.set(facts.call.visit, at);
    for (const [id, before] of was) this.#noteFreed(id, before, at);
    if (type === 'checked-in' && visit !== undefined) this.#ledger.arrived(this.#partyOf(visit));
  }

  report(): VipCost {
    const { classes } = this.state.settings;
    return this.#ledger.report(new Set(Object.keys(classes).filter((id) => classes[id]?.vip)));
  }

  #partyOf(id: string) {
    const visit = this.state.visits[id];
    return { id, ticket: visit?.ticket ?? '', class: visit?.class ?? '' };
  }

  #statesOf({ changes }: FloorEvent): Map<string, Visit['state'] | undefined> {
    const ids = Object.keys(changes.visits ?? {});
    return new Map(ids.map((id) => [id, this.state.visits[id]?.state]));
  }

  /** Whom the visits that are taken now come before. */
  #noteTakes({ at, changes, facts }: FloorEvent): void {
    for (const [station, change] of Object.entries(changes.stations ?? {})) {
      for (const take of change?.taken ?? []) {
        const id = take.slice(0, take.lastIndexOf(':'));
        const bound = facts.call?.bound;
        const room = bound?.visit === id ? bound.room : facts.room;
        this.#taken(id, station, room ?? '', at);
      }
    }
  }

  #taken(id: string, station: string, roomId: string, at: number): void {
    this.#ledger.taken(station);
    this.#takes.delete(id);
    const visit = this.state.visits[id];
    const room = this.state.rooms[roomId];
    if (!visit?.vip || !room) return;
    const entries = callableEntries(this.state, station, at);
    const own = entries.find((entry) => entry.visit === id);
    if (!own || own.due !== undefined) return;
    const plain = { key: this.#plainKey(visit, own), order: own.place.order };
    const overtaken = entries.filter(
      (entry) =>
        !entry.vip &&
        entry.due === undefined &&
        entry.boundAt === undefined &&
        roomHasTags(room, entry.tags) &&
        comparePlaces(entry.place, plain) < 0,
    );
    this.#takes.set(id, {
      at,
      station,
      overtaken: overtaken.map(({ visit: other }) => ({
        visit: other,
        share: this.#share(other, at),
      })),
      servers: this.#servers(station, own),
    });
  }

  /** One through the number of stations that could call somebody. */
  #share(id: string, at: number): number {
    const visit = this.state.visits[id];
    const entries = visit ? [...entriesOfVisit(this.state, visit, at).values()] : [];
    return 1 / Math.max(1, entries.filter(({ callable }) => callable).length);
  }

  /** The key he would have as an ordinary visitor: without credit, and early without a place kept for him. */
  #plainKey(visit: Visit, { creditMs, place }: Entry): number {
    const { settings } = this.state;
    const plain = place.key + creditMs;
    const freeAt = this.#freeAt.get(visit.id);
    if (settings.policy.binding === 'late' || freeAt === undefined) return plain;
    const { since = freeAt } = visit;
    return Math.max(plain, standardKey(settings, visit.class, freeAt, since) + creditMs);
  }

  #servers(station: string, entry: Entry): number {
    const rooms = Object.values(this.state.rooms).filter(
      (room) => room.station === station && room.state === 'open' && roomHasTags(room, entry.tags),
    );
    return Math.max(1, capacityOf(rooms));
  }

  /** Takes that were taken back: undone, or the person left the door without being called. */
  #noteReturned({ changes }: FloorEvent): void {
    for (const [station, change] of Object.entries(changes.stations ?? {})) {
      for (const id of change?.returned ?? []) {
        this.#ledger.returned(station);
        if (this.#takes.get(id)?.station === station) this.#takes.delete(id);
      }
    }
  }

  #end(id: string, station: string | undefined, at: number, served: boolean): void {
    const calledAt = this.#calledAt.get(id);
    this.#calledAt.delete(id);
    this.#ended.delete(id);
    if (calledAt === undefined || station === undefined) return;
    const ended: Ended = { station, calledAt, ms: at - calledAt, served };
    this.#ended.set(id, ended);
    if (served) this.#ledger.served(station, ended.ms);
    const take = this.#takes.get(id);
    if (take?.station !== station) return;
    this.#takes.delete(id);
    ended.take = take;
    ended.overtaking = {
      at: take.at,
      station,
      vip: this.#partyOf(id),
      overtaken: take.overtaken.map((each) => ({
        party: this.#partyOf(each.visit),
        share: each.share,
      })),
      servers: take.servers,
      roomMs: ended.ms,
      served,
    };
    this.#ledger.add(ended.overtaking);
  }

  /** His finish or pass was undone: he is in the room as before. */
  #takeEndBack(id: string): void {
    const ended = this.#ended.get(id);
    if (!ended) return;
    this.#ended.delete(id);
    this.#calledAt.set(id, ended.calledAt);
    if (ended.served) this.#ledger.unserved(ended.station, ended.ms);
    if (ended.overtaking) this.#ledger.remove(ended.overtaking);
    if (ended.take) this.#takes.set(id, ended.take);
  }

  #noteFreed(id: string, before: Visit['state'] | undefined, at: number): void {
    const state = this.state.visits[id]?.state;
    const isFree = state === 'free' || state === 'bound';
    if (isFree && before !== 'free' && before !== 'bound') this.#freeAt.set(id, at);
  }
}
