import type { OverviewView } from '@daozhen/protocol';
import type { Catalogue, CatalogueRoom, CatalogueStation, Named } from '../api/types.ts';

type StationView = OverviewView['stations'][string];
type RoomView = OverviewView['rooms'][string];

export interface ShownRoom {
  id: string;
  named: CatalogueRoom | undefined;
  view: RoomView;
}

export interface ShownStation {
  id: string;
  named: CatalogueStation | undefined;
  view: StationView;
  rooms: ShownRoom[];
}

/** Stations with their rooms in the catalogue's order; what it does not know yet comes last. */
export function stationsShown(
  view: OverviewView,
  catalogue: Catalogue | undefined,
): ShownStation[] {
  const order = [
    ...new Set([...(catalogue?.stations ?? []).map(({ id }) => id), ...Object.keys(view.stations)]),
  ];
  const rooms = roomsShown(view, catalogue);
  return order.flatMap((id) => {
    const station = view.stations[id];
    if (!station) return [];
    const named = catalogue?.stations.find((each) => each.id === id);
    return [{ id, named, view: station, rooms: rooms.filter((room) => room.view.station === id) }];
  });
}

function roomsShown(view: OverviewView, catalogue: Catalogue | undefined): ShownRoom[] {
  const known = catalogue?.rooms ?? [];
  const order = [...new Set([...known.map(({ id }) => id), ...Object.keys(view.rooms)])];
  return order.flatMap((id) => {
    const room = view.rooms[id];
    return room ? [{ id, named: known.find((each) => each.id === id), view: room }] : [];
  });
}

/** A room on its floor's plan: rows from the top, columns from the left, both from 1. */
export interface PlacedRoom extends ShownRoom {
  row: number;
  column: number;
}

/** A floor of the building, drawn as rows of rooms along its corridors. */
export interface ShownFloor extends Named {
  rooms: PlacedRoom[];
  columns: number;
}

/** Rooms no farther apart than this from front to back are in one row, metres. */
const ROW_DEPTH = 3;

/**
 * Puts rooms into a grid that keeps who is left of whom and who is opposite to whom, and drops the distances:
 * every room gets the same space to be read in.
 */
function placed(rooms: readonly (ShownRoom & { named: CatalogueRoom })[]): PlacedRoom[] {
  const starts: number[] = [];
  for (const y of rooms.map(({ named }) => named.y).toSorted((a, b) => a - b))
    if (y - (starts.at(-1) ?? -Infinity) > ROW_DEPTH) starts.push(y);
  const rowOf = (y: number) => starts.findLastIndex((start) => start <= y) + 1;
  const last = new Map<number, number>();
  const xs = [...new Set(rooms.map(({ named }) => named.x))].toSorted((a, b) => a - b);
  let column = 1;
  return xs.flatMap((x) => {
    const here = rooms.flatMap((room) =>
      room.named.x === x ? [{ ...room, row: rowOf(room.named.y) }] : [],
    );
    // Never left of a room that is farther left; those straight opposite to each other share a column.
    column = Math.max(column, ...here.map(({ row }) => (last.get(row) ?? 0) + 1));
    for (const { row } of here) last.set(row, column);
    return here.map((room) => ({ ...room, column }));
  });
}

/** The floors that have rooms, the lowest first as the catalogue lists them. */
export function floorsShown(view: OverviewView, catalogue: Catalogue | undefined): ShownFloor[] {
  const rooms = roomsShown(view, catalogue).flatMap(({ named, ...room }) =>
    named ? [{ ...room, named }] : [],
  );
  return (catalogue?.floors ?? []).flatMap((floor) => {
    const here = placed(rooms.filter(({ named }) => named.floor === floor.id));
    if (here.length === 0) return [];
    return [{ ...floor, rooms: here, columns: Math.max(...here.map(({ column }) => column)) }];
  });
}
