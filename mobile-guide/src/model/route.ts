import type { PhonePage, PhoneView } from '@daozhen/protocol';
import { waitRange } from '@daozhen/ui';
import { clockTime } from './time.ts';
import { nameIn, type Language, type Say } from './words.ts';

/** One stop of the walk. */
export interface Stop {
  id: string;
  name: string;
  floor: string;
  items: string[];
  hints: string[];
  current: boolean;
  /** Where somebody who rests will probably be sent. */
  likely: boolean;
  /** What keeps him from it now, in a few words. */
  state?: string;
  /** Rough wait there, were one to go now; the next stop has a better one of its own. */
  wait?: string;
}

export interface Route {
  ahead: Stop[];
  /** Stops with nothing left to do. */
  over: Stop[];
}

/** The remaining stops in the planned order, the present one first, and those behind. */
export function routeOf(view: PhoneView, page: PhonePage, language: Language, say: Say): Route {
  const remaining = new Set(view.s === 'finished' ? [] : view.o);
  if (view.st && view.s !== 'finished') remaining.add(view.st);
  const ordered = [...remaining].sort((a, b) => Number(b === view.st) - Number(a === view.st));
  const visited = [...new Set(page.items.map((item) => item.station))];
  const ahead = ordered.map((id) => stopOf(id, view, page, language, say));
  return {
    ahead: ahead.map((stop, i) => ({ ...stop, hints: newHints(ahead, i) })),
    over: visited
      .filter((id) => !remaining.has(id))
      .map((id) => stopOf(id, view, page, language, say)),
  };
}

function stopOf(id: string, view: PhoneView, page: PhonePage, language: Language, say: Say): Stop {
  const station = page.stations.find((one) => one.id === id);
  const floor = page.floors.find((one) => one.id === station?.floor);
  const items = page.items.filter((item) => item.station === id);
  const hints = items.map((item) => (language === 'en' ? item.hintEn : item.hint));
  return {
    id,
    name: station ? nameIn(language, station) : id,
    floor: floor ? nameIn(language, floor) : '',
    items: items.map((item) => nameIn(language, item)),
    hints: [...new Set(hints.filter((hint): hint is string => Boolean(hint)))],
    current: id === view.st,
    likely: id === view.l,
    ...stateAt(id, view, page, say),
    ...waitAt(id, view, language),
  };
}

function stateAt(id: string, view: PhoneView, page: PhonePage, say: Say): { state?: string } {
  if (id === view.l) return { state: say('stop.likely') };
  const state = id === view.st ? undefined : view.x?.[id];
  if (state === undefined) return {};
  if (state !== 'time' || view.b === undefined) return { state: say(`stop.${state}`) };
  return { state: say('stop.timeAt', { clock: clockTime(view.b, page.utcOffsetMin) }) };
}

/** Nothing is waited for while the whole visit rests, or before it has begun. */
const counts = ['free', 'bound', 'called', 'serving'];

function waitAt(id: string, view: PhoneView, language: Language): { wait?: string } {
  const minutes = view.q?.[view.o.indexOf(id)] ?? -1;
  const hasOwn = id === view.st || id === view.l || view.x?.[id] !== undefined;
  if (minutes < 0 || hasOwn || !counts.includes(view.s)) return {};
  return { wait: waitRange([minutes, minutes], language) };
}

/** What was said at an earlier stop is not said again. */
function newHints(stops: Stop[], index: number): string[] {
  const said = new Set(stops.slice(0, index).flatMap((stop) => stop.hints));
  return (stops[index]?.hints ?? []).filter((hint) => !said.has(hint));
}
