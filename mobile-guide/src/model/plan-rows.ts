import type { PhoneRoom, PlanPoint } from '@daozhen/protocol';

/** Rooms side by side, and the corridor their doors open to. */
export interface Row {
  y: number;
  rooms: PhoneRoom[];
  /** Height of the corridor's middle. */
  lane: number;
}

/** Rooms this close in height stand in one row. */
const TOLERANCE = 1.2;
/** A corridor without rooms on its other side runs this far from the row. */
const BESIDE = 4;

/** The rooms in rows from top to bottom. */
export function rowsOf(rooms: PhoneRoom[]): Omit<Row, 'lane'>[] {
  const rows: Omit<Row, 'lane'>[] = [];
  for (const room of [...rooms].sort((a, b) => a.y - b.y)) {
    const last = rows[rows.length - 1];
    if (last && room.y - last.y < TOLERANCE) last.rooms.push(room);
    else rows.push({ y: room.y, rooms: [room] });
  }
  return rows;
}

/**
 * Finds every row its corridor. The main one runs through the entry, between the rows nearest to it; beyond
 * these, two rows at a time share one. Without an entry the rows share from the top.
 */
export function lanesOf(rows: Omit<Row, 'lane'>[], entry: PlanPoint | undefined): Row[] {
  if (!entry) return paired(rows, 1);
  const main = entry.y;
  const at = rows.filter((row) => Math.abs(row.y - main) < TOLERANCE);
  const above = rows.filter((row) => row.y <= main - TOLERANCE).reverse();
  const below = rows.filter((row) => row.y >= main + TOLERANCE);
  const side = (list: Omit<Row, 'lane'>[], away: 1 | -1) => [
    ...list.slice(0, 1).map((row) => ({ ...row, lane: main })),
    ...paired(list.slice(1), away),
  ];
  const all = [...side(above, -1), ...side(below, 1)];
  return [...all, ...at.map((row) => ({ ...row, lane: main }))].sort((a, b) => a.y - b.y);
}

function paired(rows: Omit<Row, 'lane'>[], away: 1 | -1): Row[] {
  return rows.map((row, i) => {
    const other = rows[i % 2 === 0 ? i + 1 : i - 1];
    return { ...row, lane: other ? (row.y + other.y) / 2 : row.y + away * BESIDE };
  });
}

/** How wide each room of a row may be drawn without touching the next. */
export function widthsOf(row: Row, most: number): { room: PhoneRoom; width: number }[] {
  const sorted = [...row.rooms].sort((a, b) => a.x - b.x);
  return sorted.map((room, i) => {
    const gaps = [sorted[i - 1], sorted[i + 1]].map((other) =>
      other ? Math.abs(other.x - room.x) * 0.92 : most,
    );
    return { room, width: Math.max(1, Math.min(most, ...gaps)) };
  });
}
