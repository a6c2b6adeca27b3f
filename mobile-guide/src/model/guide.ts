import type { PhonePage, PhoneView } from '@daozhen/protocol';
import { selfPreparations } from '@daozhen/protocol';
import { waitRange } from '@daozhen/ui';
import { adviceFor } from './advice.ts';
import { placeOf, stationOf, type Place } from './place.ts';
import { routeOf, type Route } from './route.ts';
import { situationOf, toneOf, type Situation, type Tone } from './situation.ts';
import { clockTime } from './time.ts';
import { isMessage, speaker, type Language, type MessageKey, type Say } from './words.ts';

/** A tap the page offers. */
export interface Action {
  action: 'rejoin' | 'prepare';
  preparation?: string;
  label: string;
}

export interface Hint {
  id: string;
  title: string;
  text: string;
  action?: Action;
}

/** A timed item's appointment with the station. */
export interface Timed {
  at: number;
  text: string;
}

/** Everything the page shows, in words of one language. */
export interface Guide {
  situation: Situation;
  tone: Tone;
  title: string;
  greeting: string;
  ticket: string;
  siteName: string;
  /** What to do now, a whole sentence. */
  now: string;
  /** The same in short, to stand above the place's name. */
  lead: string;
  detail: string;
  place?: Place;
  /** Of somebody who rests: where he will probably be sent. */
  likely?: { name: string; floor: string };
  /** What he may and may not do until he is sent. */
  advice: string[];
  /** People ahead; absent where nobody queues (called, serving, away …). */
  ahead?: number;
  wait?: string;
  action?: Action;
  hints: Hint[];
  timed?: Timed;
  route: Route;
  progress: string;
  share: number;
  end?: string;
}

/** Where the numbers of a line mean something to the person. */
const queueing: readonly Situation[] = ['next', 'station', 'door', 'resting'];
/** Where a map helps: somewhere to go, or to be. */
const placed: readonly Situation[] = [
  'next',
  'station',
  'door',
  'called',
  'serving',
  'frozen',
  'timed',
];

/**
 * The guide of one examinee at one moment.
 * @param now the site's clock in epoch milliseconds
 */
export function guideOf(view: PhoneView, page: PhonePage, language: Language, now: number): Guide {
  const say = speaker(language);
  const situation = situationOf(view, now);
  const place = placed.includes(situation) ? placeOf(view, page, language, say) : undefined;
  const timed = timedOf(view, page, language, say);
  const sentence = sentenceOf(situation, view, page, language, say, place);
  const queues = queueing.includes(situation);
  const likely = situation === 'resting' ? stationOf(view.l, page, language) : undefined;
  return {
    situation,
    tone: toneOf(situation),
    title: titleOf(situation, page, sentence.now, say, place),
    greeting: page.name ? say('helloName', { name: page.name }) : say('hello'),
    ticket: page.ticket,
    siteName: language === 'en' ? page.siteNameEn : page.siteName,
    ...sentence,
    ...(place ? { place } : {}),
    ...(likely ? { likely } : {}),
    advice: adviceFor(situation, view, page, say),
    ...(queues && view.a !== undefined ? { ahead: view.a } : {}),
    ...(queues && view.w ? { wait: waitRange(view.w, language) } : {}),
    ...(situation === 'passed' || situation === 'elsewhere'
      ? { action: { action: 'rejoin', label: say('action.rejoin') } as const }
      : {}),
    hints: situation === 'finished' ? [] : (view.n ?? []).map((id) => hintOf(id, say)),
    ...(timed && situation !== 'finished' ? { timed } : {}),
    route: routeOf(view, page, language, say),
    progress: say('progress', { done: view.d[0], all: view.d[1] }),
    share: view.d[1] > 0 ? Math.min(1, view.d[0] / view.d[1]) : 0,
    ...(view.e && situation !== 'finished' ? { end: endText(view.e, page, say) } : {}),
  };
}

function sentenceOf(
  situation: Situation,
  view: PhoneView,
  page: PhonePage,
  language: Language,
  say: Say,
  place: Place | undefined,
): { now: string; lead: string; detail: string } {
  const station = stationName(view.st ?? view.o[0], page, language);
  const values = {
    station: station ?? place?.name ?? '',
    room: place?.name ?? station ?? '',
    clock: view.b === undefined ? '' : clockTime(view.b, page.utcOffsetMin),
  };
  const now = say(`state.${situation}.now`, values);
  const lead = `state.${situation}.lead`;
  return {
    now,
    lead: place && isMessage(lead) ? say(lead, values) : now,
    detail: say(detailOf(situation, view, station !== undefined), values),
  };
}

function detailOf(situation: Situation, view: PhoneView, hasStation: boolean): MessageKey {
  if (situation === 'timed' && !hasStation) return 'state.timed.detailPlain';
  if (situation === 'waiting') {
    const states = view.o.map((station) => view.x?.[station]);
    if (states.length > 0 && states.every((state) => state === 'nurse'))
      return 'state.waiting.nurse';
    if (
      states.length > 0 &&
      states.every((state) => state !== undefined) &&
      states.includes('closed')
    )
      return 'state.waiting.closed';
  }
  return `state.${situation}.detail`;
}

const stationName = (id: string | undefined, page: PhonePage, language: Language) =>
  stationOf(id, page, language)?.name;

function titleOf(
  situation: Situation,
  page: PhonePage,
  now: string,
  say: Say,
  place: Place | undefined,
): string {
  if (situation === 'called' && place) return say('title.called', { room: place.name });
  return say('title.plain', { ticket: page.ticket, now }).trim();
}

function endText([from, to]: [number, number], page: PhonePage, say: Say): string {
  const [a, b] = [clockTime(from, page.utcOffsetMin), clockTime(to, page.utcOffsetMin)];
  return a === b ? a : say('end.range', { from: a, to: b });
}

function hintOf(id: string, say: Say): Hint {
  const key = `prep.${id}`;
  if (!isMessage(key) || !isMessage(`${key}.text`)) {
    return { id, title: say('prep.other'), text: say('prep.other.text') };
  }
  const label = `action.${id}`;
  const own = (selfPreparations as readonly string[]).includes(id) && isMessage(label);
  return {
    id,
    title: say(key),
    text: say(`${key}.text` as typeof key),
    ...(own ? { action: { action: 'prepare', preparation: id, label: say(label) } } : {}),
  };
}

function timedOf(
  view: PhoneView,
  page: PhonePage,
  language: Language,
  say: Say,
): Timed | undefined {
  if (view.b === undefined) return undefined;
  const clock = clockTime(view.b, page.utcOffsetMin);
  const name = view.o.length === 1 ? stationName(view.o[0], page, language) : undefined;
  return {
    at: view.b,
    text: name ? say('timed.text', { station: name, clock }) : say('timed.textPlain', { clock }),
  };
}
