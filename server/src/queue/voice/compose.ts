import type { FloorEvent } from '@daozhen/protocol';
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
import type { Urgency } from './zones.ts';

/** One sentence about one visit; spoken only while the visit is where the sentence says. */
export interface Part {
  visit: string;
  room: string;
  /** What must hold of the visit. */
  holds: 'called' | 'bound' | 'away';
  sentences: Sentences;
}

/** What an event gives a zone to say: the first part is the matter, the others go with it. */
export interface Composed {
  n: number;
  at: number;
  urgency: Urgency;
  zone: string;
  ticket: string;
  visit: string;
  room: string;
  parts: [Part, ...Part[]];
}

export interface ComposeSettings extends PhraseSettings {
  /** Also tell people to wait at a door. */
  door: boolean;
  /** Also tell people that they were passed. */
  passed: boolean;
}

export interface Composer {
  facts: SiteFacts;
  person: PersonLookup;
  /** The ticket of a visit; events name only their own. */
  ticketOf(visit: string): string | undefined;
  settings: ComposeSettings;
}

/** What an event gives to say, if anything. */
export function compose(event: FloorEvent, composer: Composer): Composed | undefined {
  const { facts, type } = event;
  const room = facts.room;
  if (room === undefined) return undefined;
  if (facts.call) return calling(event, room, composer);
  if (facts.visit === undefined) return undefined;
  const { visit, calls = 2 } = facts;
  const { settings } = composer;
  const make = (urgency: Urgency, holds: Part['holds'], say: Say) =>
    composed(event, composer, { urgency, holds, visit, room, say });
  if (type === 'recalled') {
    return make('recall', 'called', (whom, where) => recallPhrase(whom, where, calls, settings));
  }
  if (type === 'joined' && settings.door) {
    return make('door', 'bound', (whom, where) => doorPhrase(whom, where.room, settings));
  }
  if (type === 'passed' && settings.passed && facts.reason === 'absent') {
    return make('passed', 'away', (whom, where) => passedPhrase(whom, where.room, settings));
  }
  return undefined;
}

type Say = (whom: Whom, where: Where) => Sentences;

interface Matter {
  urgency: Urgency;
  holds: Part['holds'];
  visit: string;
  room: string;
  say: Say;
}

/** A call, and in the same breath whoever takes the free place at the door. */
function calling(event: FloorEvent, room: string, composer: Composer): Composed | undefined {
  const { settings } = composer;
  const { visit, bound } = event.facts.call!;
  const call = composed(event, composer, {
    urgency: 'call',
    holds: 'called',
    visit,
    room,
    say: (whom, where) => callPhrase(whom, where, settings),
  });
  if (!call || !bound || !settings.door) return call;
  const next = composed(event, composer, {
    urgency: 'door',
    holds: 'bound',
    ...bound,
    say: (whom, where) => doorPhrase(whom, where.room, settings),
  });
  if (next?.zone === call.zone) call.parts.push(next.parts[0]);
  return call;
}

function composed(event: FloorEvent, composer: Composer, matter: Matter): Composed | undefined {
  const { facts, person, ticketOf } = composer;
  const { visit, urgency, holds } = matter;
  const room = facts.rooms.get(matter.room);
  const station = room && facts.stations.get(room.station);
  const ticket = ticketOf(visit);
  if (!room || !station || ticket === undefined) return undefined;
  const where = { room, action: station.action, actionEn: station.actionEn };
  const sentences = matter.say({ ticket, person: person(visit) }, where);
  const part: Part = { visit, room: room.id, holds, sentences };
  const { seq: n, at } = event;
  return { n, at, urgency, zone: room.zone, ticket, visit, room: room.id, parts: [part] };
}
