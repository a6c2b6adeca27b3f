import type { Language } from '@daozhen/protocol';
import { todoItems, wholeLine, type Entry, type WhyNot } from '../rules/index.ts';
import type { ViewContext } from '../views/index.ts';

/** One person in the list of a station. */
export interface QueueRow {
  ticket: string;
  /** As boards show it; absent for a VVIP (rule V1). */
  name?: string;
  /** The room he is called to, is in or waits at. */
  room?: string;
  /** Called or being examined now: ahead of the line. */
  inside?: 'called' | 'serving';
  /** Why he cannot be called now. */
  why?: WhyNot;
  /** Preparations still missing, by their id. */
  prep: string[];
  items: string[];
}

/** The line of one station, in the order it would be called. */
export interface StationList {
  id: string;
  name: string;
  rows: QueueRow[];
}

/** The lines of a campus at one moment, for when computers fail. */
export interface QueueList {
  site: string;
  /** Epoch ms of the site's clock. */
  at: number;
  stations: StationList[];
}

/**
 * Everybody waiting, station by station, those called and being examined first.
 * @param wanted ids of stations; all where it is absent
 */
export function queueList(
  context: ViewContext,
  wanted: readonly string[] | undefined,
  language: Language,
): QueueList {
  const { campus, facts } = context;
  const stations: StationList[] = [];
  for (const [id, line] of campus.lines()) {
    if (wanted && !wanted.includes(id)) continue;
    const names = facts.stations.get(id);
    const here = inside(context, id);
    const waiting = wholeLine(line).filter(({ visit }) => !here.has(visit));
    const rows = [
      ...[...here].map(([visit, how]) => ({ ...row(context, id, visit), inside: how })),
      ...waiting.map((entry) => waitingRow(context, id, entry)),
    ];
    const name = (language === 'en' ? names?.nameEn : names?.name) ?? id;
    stations.push({ id, name, rows });
  }
  return {
    site: language === 'en' ? facts.nameEn : facts.name,
    at: campus.now(),
    stations: stations.toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
  };
}

/** Who is being examined or called at a station now. */
function inside(context: ViewContext, station: string): Map<string, 'called' | 'serving'> {
  const rooms = Object.values(context.campus.state.rooms);
  const here = rooms.filter((room) => room.station === station);
  return new Map(
    here.flatMap(({ serving, called }) => [
      ...Object.keys(serving).map((visit) => [visit, 'serving'] as const),
      ...Object.keys(called).map((visit) => [visit, 'called'] as const),
    ]),
  );
}

function waitingRow(context: ViewContext, station: string, entry: Entry): QueueRow {
  return {
    ...row(context, station, entry.visit),
    ...(!entry.callable && { why: entry.why ?? 'not-ready' }),
  };
}

function row(context: ViewContext, station: string, id: string): QueueRow {
  const { campus, facts } = context;
  const visit = campus.state.visits[id];
  const person = context.person(id);
  const room = visit?.room === undefined ? undefined : facts.rooms.get(visit.room)?.name;
  const todo = visit ? todoItems(visit, station) : [];
  const needed = todo.flatMap((item) => item.prep ?? []);
  const prep = new Set(needed.filter((each) => visit?.prep[each] !== true));
  return {
    ticket: visit?.ticket ?? '',
    ...(person && !person.vvip && { name: person.masked }),
    ...(room !== undefined && { room }),
    prep: [...prep],
    items: todo.map((item) => person?.itemNames.get(item.id) ?? item.id),
  };
}
