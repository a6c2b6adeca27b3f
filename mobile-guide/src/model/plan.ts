import type { PhoneRoom, PlanPoint } from '@daozhen/protocol';
import { lanesOf, rowsOf, widthsOf, type Row } from './plan-rows.ts';

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
  /** The room's number, where its name has one. */
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
  /** Length of the walk, in whole fives of metres. */
  metres: number;
  /** The box walked to, and the side of it away from the corridor (-1 above, 1 below). */
  target: PlanBox;
  outward: -1 | 1;
  /** The nearest other room in the target's row. */
  neighbour?: PhoneRoom;
}

const MARGIN = 1.5;
/** Half of the narrowest corridor. */
const HALF = 1.2;
const MAX_DEPTH = 5;
const MAX_WIDTH = 6;
/** Depth of a room that closes the end of a corridor. */
const END_DEPTH = 2.4;

/** The plan of the floor of `rooms` towards `targets`, or undefined when there is nothing to show. */
export function planOf(
  rooms: PhoneRoom[],
  targets: PhoneRoom[],
  entry: PlanPoint | undefined,
): Plan | undefined {
  const goal = nearest(targets, entry);
  if (!goal) return undefined;
  const rows = lanesOf(rowsOf(rooms), entry);
  const boxes = rows.flatMap((row, i) => boxesOf(row, rows[i - 1], rows[i + 1], targets));
  const target = boxes.find((box) => box.id === goal.id)!;
  const row = rows.find((one) => one.rooms.includes(goal))!;
  const walk = entry ? walkTo(target, goal, row, entry) : [];
  const corridors = corridorsOf(rows, boxes, entry);
  return {
    view: frame([...boxes, ...corridors, ...(entry ? [{ ...entry, w: 0, h: 0 }] : [])]),
    boxes,
    corridors,
    walk,
    target,
    outward: row.lane > goal.y ? -1 : 1,
    ...(entry ? { start: entry } : {}),
    metres: Math.max(5, Math.round(length(walk) / 5) * 5),
    ...withNeighbour(goal, row, targets),
  };
}

function nearest(targets: PhoneRoom[], from: PlanPoint | undefined): PhoneRoom | undefined {
  if (!from) return targets[0];
  const distance = (room: PhoneRoom) => Math.abs(room.x - from.x) + Math.abs(room.y - from.y);
  return [...targets].sort((a, b) => distance(a) - distance(b))[0];
}

/** Whether a row stands in the corridor's own line and closes its end. */
const closes = (row: Row) => Math.abs(row.y - row.lane) < HALF;

function boxesOf(
  row: Row,
  above: Row | undefined,
  below: Row | undefined,
  targets: PhoneRoom[],
): PlanBox[] {
  const depth = depthOf(row, above, below);
  return widthsOf(row, MAX_WIDTH).map(({ room, width }) => {
    const sign = /\d{2,4}/.exec(room.name)?.[0];
    return {
      id: room.id,
      x: room.x - width / 2,
      y: room.y - depth / 2,
      w: width,
      h: depth,
      target: targets.includes(room),
      ...(sign ? { sign } : {}),
    };
  });
}

/** As deep as the corridor in front and the row behind allow. */
function depthOf(row: Row, above: Row | undefined, below: Row | undefined): number {
  if (closes(row)) return END_DEPTH;
  const toLane = Math.abs(row.lane - row.y) - HALF;
  const behind = row.lane > row.y ? above : below;
  const toBack = behind ? Math.abs(behind.y - row.y) / 2 - 0.2 : MAX_DEPTH;
  return Math.max(1.5, 2 * Math.min(toLane, toBack, MAX_DEPTH / 2));
}

function walkTo(box: PlanBox, goal: PhoneRoom, row: Row, entry: PlanPoint): PlanPoint[] {
  const inward = row.lane > goal.y ? 1 : -1;
  const side = goal.x > entry.x ? -1 : 1;
  const door = closes(row)
    ? { x: goal.x + (side * box.w) / 2, y: row.lane }
    : { x: goal.x, y: goal.y + (inward * box.h) / 2 };
  const turn = { x: door.x, y: row.lane };
  const points = [entry, { x: entry.x, y: row.lane }, turn, door];
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

/** One corridor for every lane, and the hall that joins them to the entry. */
function corridorsOf(
  rows: Row[],
  boxes: PlanBox[],
  entry: PlanPoint | undefined,
): Plan['corridors'] {
  const left = Math.min(...boxes.map((box) => box.x), ...(entry ? [entry.x - HALF] : []));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const lanes = [...new Set(rows.map((row) => row.lane))];
  const across = lanes.map((y) => ({ x: left, y: y - HALF, w: right - left, h: 2 * HALF }));
  if (!entry) return across;
  const ys = [...lanes, entry.y];
  const top = Math.min(...ys) - HALF;
  const hall = { x: entry.x - HALF, y: top, w: 2 * HALF, h: Math.max(...ys) - top + HALF };
  return [...across, hall];
}

function frame(all: { x: number; y: number; w: number; h: number }[]): Plan['view'] {
  const left = Math.min(...all.map((r) => r.x)) - MARGIN;
  const top = Math.min(...all.map((r) => r.y)) - MARGIN;
  const right = Math.max(...all.map((r) => r.x + r.w)) + MARGIN;
  const bottom = Math.max(...all.map((r) => r.y + r.h)) + MARGIN;
  return [left, top, right - left, bottom - top];
}

function withNeighbour(goal: PhoneRoom, row: Row, targets: PhoneRoom[]): { neighbour?: PhoneRoom } {
  // Of several possible rooms none is named yet, so no neighbour helps to find it.
  if (targets.length > 1) return {};
  const by = (room: PhoneRoom) => Math.abs(room.x - goal.x);
  const others = row.rooms.filter((room) => room !== goal).sort((a, b) => by(a) - by(b));
  return others[0] ? { neighbour: others[0] } : {};
}
