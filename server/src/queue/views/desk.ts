import type { DeskView, Visit } from '@daozhen/protocol';
import { callableInOrder, isGuidedElsewhere } from '../rules/index.ts';
import { waitMinutes } from '../forecast/index.ts';
import { latestFirst, pauseOf, type ViewContext } from './context.ts';

function counts(visits: Visit[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const visit of visits) tally[visit.state] = (tally[visit.state] ?? 0) + 1;
  return tally;
}

function stations(context: ViewContext): DeskView['stations'] {
  const { campus, outlook, facts } = context;
  const views: DeskView['stations'] = {};
  for (const [id, line] of campus.lines()) {
    const wait = outlook.newcomer(id);
    views[id] = {
      id,
      name: facts.stations.get(id)?.name ?? id,
      waiting: callableInOrder(line).filter((entry) => !isGuidedElsewhere(entry)).length,
      frozen: campus.state.stations[id]?.frozenAt !== undefined,
      ...(wait ? { waitMin: waitMinutes(wait.p50, wait.p90) } : {}),
    };
  }
  return views;
}

function rooms(context: ViewContext): DeskView['rooms'] {
  const { campus, facts } = context;
  const tickets = (ids: string[]) => ids.map((id) => campus.state.visits[id]?.ticket ?? id);
  const views: DeskView['rooms'] = {};
  for (const room of Object.values(campus.state.rooms)) {
    const staff = room.staff === undefined ? undefined : facts.staff.get(room.staff)?.name;
    views[room.id] = {
      id: room.id,
      name: facts.rooms.get(room.id)?.name ?? room.id,
      station: room.station,
      state: room.state,
      ...(staff === undefined ? {} : { staff }),
      ...(room.openedAt === undefined ? {} : { since: room.openedAt }),
      called: tickets(latestFirst(room.called)),
      serving: tickets(latestFirst(room.serving)),
      ...pauseOf(room),
      done: campus.figures.room(room.id).n,
    };
  }
  return views;
}

function away(context: ViewContext, visits: Visit[]): DeskView['away'] {
  return visits
    .flatMap((visit) => {
      if (!visit.away) return [];
      const person = context.person(visit.id);
      return [
        {
          visit: visit.id,
          ticket: visit.ticket ?? '',
          ...(person && !person.vvip ? { name: person.name } : {}),
          reason: visit.away.reason,
          at: visit.away.at,
          ...(visit.away.station === undefined ? {} : { station: visit.away.station }),
        },
      ];
    })
    .toSorted((a, b) => b.at - a.at);
}

/** Stations that stand still and rooms that seem to be left, where somebody waits. */
function alarms({ campus, unattended }: ViewContext): DeskView['alarms'] {
  const frozen = Object.values(campus.state.stations).flatMap((station) =>
    station.frozenAt !== undefined && (campus.lines().get(station.id)?.lounge.length ?? 0) > 0
      ? [{ code: 'station.frozen', station: station.id, at: station.frozenAt }]
      : [],
  );
  const left = [...(unattended ?? [])].flatMap(([room, { since, waiting }]) => {
    const station = campus.state.rooms[room]?.station;
    return waiting > 0 && station !== undefined
      ? [{ code: 'room.unattended', station, room, at: since }]
      : [];
  });
  return [...frozen, ...left];
}

/** The front desk's view of the whole campus. */
export function deskView(context: ViewContext): DeskView {
  const { campus, facts } = context;
  const visits = Object.values(campus.state.visits);
  return {
    site: campus.site,
    name: facts.name,
    day: campus.state.day,
    closing: campus.state.closing,
    counts: counts(visits),
    stations: stations(context),
    rooms: rooms(context),
    away: away(context, visits),
    alarms: alarms(context),
  };
}
