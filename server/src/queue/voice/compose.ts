import type { FloorEvent, Urgency } from '@daozhen/protocol';
import type { PersonLookup, SiteFacts } from '../campus/index.ts';
import {
  callPhrase,
  doorPhrase,
  passedPhrase,
  recallPhrase,
  type PhraseSettings,
  type Sentences,
  type Where,
  type Whom,
} from './phrases.ts';

/** What must hold of a visit for a sentence about it to be true. */
export interface Condition {
  visit: string;
  room: string;
  holds: 'called' | 'bound' | 'away';
}

/** One sentence; spoken only while what it says holds. A notice of the staff has no condition. */
export interface Part {
  when?: Condition;
  /** Said after Chinese, whatever the second language of the zone. */
  second?: 'en' | 'yue';
  sentences: Sentences;
}

/** What an event gives a zone to say: the first part is the matter, the others go with it. */
export interface Composed {
  id: string;
  n: number;
  at: number;
  urgency: Urgency;
  zone: string;
  ticket: string;
  about: { visit: string; room: string };
  parts: [Part, ...Part[]];
}

export interface Composer {
  facts: SiteFacts;
  person: PersonLookup;
  /** The ticket of a visit; events name only their own. */
  ticketOf(visit: string): string | undefined;
  phrases: PhraseSettings;
  /** What a zone also says: whom it sends to a door, whom it has passed. */
  zone(id: string): { door: boolean; passed: boolean };
}

/** What an event gives to say, if anything. */
export function compose(event: FloorEvent, composer: Composer): Composed | undefined {
  const { facts, type, seq: n, at } = event;
  const room = facts.room;
  if (room === undefined) return undefined;
  if (facts.call) return calling(event, room, composer);
  if (facts.visit === undefined) return undefined;
  const { visit, calls = 2 } = facts;
  const { phrases } = composer;
  const zone = composer.facts.rooms.get(room)?.zone ?? '';
  const make = (urgency: Urgency, holds: Condition['holds'], say: Say) =>
    composed({ n, at, urgency, holds, visit, room, say }, composer);
  if (type === 'recalled') {
    return make('recall', 'called', (whom, where) => recallPhrase(whom, where, calls, phrases));
  }
  if (type === 'joined' && composer.zone(zone).door) {
    return make('door', 'bound', (whom, where) => doorPhrase(whom, where.room, phrases));
  }
  if (type === 'passed' && facts.reason === 'absent' && composer.zone(zone).passed) {
    return make('passed', 'away', (whom, where) => passedPhrase(whom, where.room, phrases));
  }
  return undefined;
}

/** The call of a visit that is called, for whoever missed the event. */
export function callOf(
  call: { n: number; at: number; visit: string; room: string; calls: number },
  composer: Composer,
): Composed | undefined {
  const { phrases } = composer;
  const say: Say = (whom, where) =>
    call.calls > 1
      ? recallPhrase(whom, where, call.calls, phrases)
      : callPhrase(whom, where, phrases);
  const urgency = call.calls > 1 ? 'recall' : 'call';
  return composed({ ...call, urgency, holds: 'called', say }, composer);
}

/** What an announcement of an event is known by: numbers alone begin anew in a new epoch (rule E3). */
export const idOf = (n: number, at: number): string => `${n}.${at.toString(36)}`;

type Say = (whom: Whom, where: Where) => Sentences;

interface Matter {
  n: number;
  at: number;
  urgency: Urgency;
  holds: Condition['holds'];
  visit: string;
  room: string;
  say: Say;
}

/** A call, and in the same breath whoever takes the free place at the door. */
function calling(event: FloorEvent, room: string, composer: Composer): Composed | undefined {
  const { phrases } = composer;
  const { seq: n, at } = event;
  const { visit, bound } = event.facts.call!;
  const call = callOf({ n, at, visit, room, calls: 1 }, composer);
  if (!call || !bound || !composer.zone(call.zone).door) return call;
  const say: Say = (whom, where) => doorPhrase(whom, where.room, phrases);
  const next = composed({ n, at, urgency: 'door', holds: 'bound', ...bound, say }, composer);
  if (next?.zone === call.zone) call.parts.push(next.parts[0]);
  return call;
}

function composed(matter: Matter, composer: Composer): Composed | undefined {
  const { facts, person, ticketOf } = composer;
  const { n, at, visit, urgency, holds } = matter;
  const room = facts.rooms.get(matter.room);
  const station = room && facts.stations.get(room.station);
  const ticket = ticketOf(visit);
  if (!room || !station || ticket === undefined) return undefined;
  const where = { room, action: station.action, actionEn: station.actionEn };
  const whom = person(visit);
  const sentences = matter.say({ ticket, person: whom }, where);
  const about = { visit, room: room.id };
  const second = whom?.language;
  const part: Part = { when: { ...about, holds }, sentences, ...(second && { second }) };
  return { id: idOf(n, at), n, at, urgency, zone: room.zone, ticket, about, parts: [part] };
}
