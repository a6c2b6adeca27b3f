import type { PhonePage, PhoneView } from '@daozhen/protocol';
import { waitRange } from '@daozhen/ui';
import { nameIn, type Language } from './words.ts';

/** One stop of the walk. */
export interface Stop {
  id: string;
  name: string;
  floor: string;
  items: string[];
  hints: string[];
  current: boolean;
  /** Rough wait there, were one to go now; the next stop has a better one of its own. */
  wait?: string;
}

export interface Route {
  ahead: Stop[];
  /** Stops with nothing left to do. */
  over: Stop[];
}

/** The remaining stops in the planned order, the present one first, and those behind. */
export function routeOf(view: PhoneView, page: PhonePage, language: Language): Route {
  const remaining = new Set(view.s === 'finished' ? [] : view.o);
  if (view.st && view.s !== 'finished') remaining.add(view.st);
  const ordered = [...remaining].sort((a, b) => Number(b === view.st) - Number(a === view.st));
  const visited = [...new Set(page.items.map((item) => item.station))];
  const ahead = ordered.map((id) => stopOf(id, view, page, language));
  return {
    ahead: ahead.map((stop, i) => ({ ...stop, hints: newHints(ahead, i) })),
    over: visited.filter((id) => !remaining.has(id)).map((id) => stopOf(id, view, page, language)),
  };
}

function stopOf(id: string, view: PhoneView, page: PhonePage, language: Language): Stop {
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
    ...waitAt(id, view, language),
  };
}

/** Nothing is waited for while the whole visit rests, or before it has begun. */
const counts = ['free', 'bound', 'called', 'serving'];

function waitAt(id: string, view: PhoneView, language: Language): { wait?: string } {
  const minutes = view.q?.[view.o.indexOf(id)] ?? -1;
  if (minutes < 0 || id === view.st || !counts.includes(view.s)) return {};
  return { wait: waitRange([minutes, minutes], language) };
}

/** What was said at an earlier stop is not said again. */
function newHints(stops: Stop[], index: number): string[] {
  const said = new Set(stops.slice(0, index).flatMap((stop) => stop.hints));
  return (stops[index]?.hints ?? []).filter((hint) => !said.has(hint));
}
