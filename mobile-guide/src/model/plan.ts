import type { PhoneRoom, PlanPoint } from '@daozhen/protocol';

/**
 * A schematic plan of one floor from the rooms' coordinates alone: rooms as boxes in rows, corridors
 * between the rows, a walking line from the entry to the target's door. Pure geometry, in metres.
 */

export interface PlanBox {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  target: boolean;
  /** A sign short enough to fit, e.g. the room's number; absent when there is none. */
  sign?: string;
}

export interface Plan {
  /** SVG viewBox: left, top, width, height. */
  view: [number, number, number, number];
  boxes: PlanBox[];
  corridors: { x: number; y: number; w: number; h: number }[];
  /** Corner points of the walk, from the entry to the door; empty when the start is unknown. */
  walk: PlanPoint[];
  start?: PlanPoint;
  /** Length of the walk, whole metres. */
  metres: number;
  /** The nearest other room in the target's row. */
  neighbour?: PhoneRoom;
}

const ROW_TOLERANCE = 2;
const MARGIN = 1.5;
const CORRIDOR = 2.4;

interface Row {
  y: number;
  rooms: PhoneRoom[];
}

/** The plan of the floor of `rooms` towards `targets`, or undefined when there is nothing to show. */
export function planOf(
  rooms: PhoneRoom[],
  targets: PhoneRoom[],
  entry: PlanPoint | undefined,
): Plan | undefined {
  const target = nearest(targets, entry);
  if (!target) return undefined;
  const rows = rowsOf(rooms);
  const lanes = lanesOf(rows);
  const size = boxSize(rows);
  const boxes = rooms.map((room) => boxOf(room, size, targets));
  const walk = entry ? walkTo(target, entry, rows, lanes, size.h) : [];
  const corridors = corridorsOf(lanes, rooms, size.w, entry);
  return {
    view: frame(boxes, corridors, entry),
    boxes,
    corridors,
    walk,
    ...(entry ? { start: entry } : {}),
    metres: Math.max(5, Math.round(length(walk) / 5) * 5),
    ...withNeighbour(target, rooms, targets),
  };
}

function nearest(targets: PhoneRoom[], from: PlanPoint | undefined): PhoneRoom | undefined {
  if (!from) return targets[0];
  const distance = (room: PhoneRoom) => Math.abs(room.x - from.x) + Math.abs(room.y - from.y);
  return [...targets].sort((a, b) => distance(a) - distance(b))[0];
}

function rowsOf(rooms: PhoneRoom[]): Row[] {
  const rows: Row[] = [];
  for (const room of [...rooms].sort((a, b) => a.y - b.y)) {
    const last = rows[rows.length - 1];
    if (last && room.y - last.y < ROW_TOLERANCE) last.rooms.push(room);
    else rows.push({ y: room.y, rooms: [room] });
  }
  return rows;
}

/** One corridor between every two rows; an odd last row has its own below. */
function lanesOf(rows: Row[]): number[] {
  const lanes: number[] = [];
  for (let i = 0; i < rows.length; i += 2) {
    const upper = rows[i]!;
    const lower = rows[i + 1];
    lanes.push(lower ? (upper.y + lower.y) / 2 : upper.y + 4);
  }
  return lanes;
}

function boxSize(rows: Row[]): { w: number; h: number } {
  let gap = 8;
  for (const row of rows) {
    const xs = row.rooms.map((room) => room.x).sort((a, b) => a - b);
    for (let i = 1; i < xs.length; i += 1) gap = Math.min(gap, xs[i]! - xs[i - 1]!);
  }
  let deep = 5;
  for (let i = 1; i < rows.length; i += 1) {
    const between = rows[i]!.y - rows[i - 1]!.y;
    deep = Math.min(deep, i % 2 === 1 ? between - CORRIDOR : between - 0.6);
  }
  return { w: Math.max(1.5, gap * 0.92), h: Math.max(1.5, deep) };
}

function boxOf(room: PhoneRoom, size: { w: number; h: number }, targets: PhoneRoom[]): PlanBox {
  const sign = /\d{2,4}/.exec(room.name)?.[0];
  return {
    id: room.id,
    x: room.x - size.w / 2,
    y: room.y - size.h / 2,
    w: size.w,
    h: size.h,
    target: targets.some((target) => target.id === room.id),
    ...(sign ? { sign } : {}),
  };
}

function walkTo(
  target: PhoneRoom,
  entry: PlanPoint,
  rows: Row[],
  lanes: number[],
  roomDepth: number,
): PlanPoint[] {
  const row = rows.findIndex((candidate) => candidate.rooms.includes(target));
  const lane = lanes[Math.floor(row / 2)] ?? target.y;
  const inward = lane > target.y ? 1 : -1;
  const door = { x: target.x, y: target.y + (inward * roomDepth) / 2 };
  const points = [entry, { x: entry.x, y: lane }, { x: target.x, y: lane }, door];
  return points.filter((point, i) => i === 0 || !same(point, points[i - 1]!));
}

const same = (a: PlanPoint, b: PlanPoint) =>
  Math.abs(a.x - b.x) < 0.01 && Math.abs(a.y - b.y) < 0.01;

function length(points: PlanPoint[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i += 1) {
    sum += Math.abs(points[i]!.x - points[i - 1]!.x) + Math.abs(points[i]!.y - points[i - 1]!.y);
  }
  return sum;
}

function corridorsOf(
  lanes: number[],
  rooms: PhoneRoom[],
  width: number,
  entry: PlanPoint | undefined,
): Plan['corridors'] {
  const xs = [...rooms.map((room) => room.x), ...(entry ? [entry.x] : [])];
  const left = Math.min(...xs) - width / 2;
  const right = Math.max(...xs) + width / 2;
  const across = lanes.map((y) => ({
    x: left,
    y: y - CORRIDOR / 2,
    w: right - left,
    h: CORRIDOR,
  }));
  if (!entry) return across;
  const ys = [...lanes, entry.y];
  const top = Math.min(...ys) - CORRIDOR / 2;
  const hall = {
    x: entry.x - CORRIDOR / 2,
    y: top,
    w: CORRIDOR,
    h: Math.max(...ys) - top + CORRIDOR / 2,
  };
  return [...across, hall];
}

function frame(
  boxes: PlanBox[],
  corridors: Plan['corridors'],
  entry: PlanPoint | undefined,
): Plan['view'] {
  const all = [...boxes, ...corridors, ...(entry ? [{ ...entry, w: 0, h: 0 }] : [])];
  const left = Math.min(...all.map((r) => r.x)) - MARGIN;
  const top = Math.min(...all.map((r) => r.y)) - MARGIN;
  const right = Math.max(...all.map((r) => r.x + r.w)) + MARGIN;
  const bottom = Math.max(...all.map((r) => r.y + r.h)) + MARGIN;
  return [left, top, right - left, bottom - top];
}

function withNeighbour(
  target: PhoneRoom,
  rooms: PhoneRoom[],
  targets: PhoneRoom[],
): { neighbour?: PhoneRoom } {
  // Of several possible rooms none is named yet, so no neighbour helps to find it.
  if (targets.length > 1) return {};
  const others = rooms.filter(
    (room) => room !== target && Math.abs(room.y - target.y) < ROW_TOLERANCE,
  );
  const by = (room: PhoneRoom) => Math.abs(room.x - target.x);
  const neighbour = others.sort((a, b) => by(a) - by(b))[0];
  return neighbour ? { neighbour } : {};
}
