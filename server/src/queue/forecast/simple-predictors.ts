import type { StationPicture } from './picture.ts';
import { RoomKinds } from './room-kinds.ts';

/** What is seen of a line without any model: what the simple predictors go by. All times ms. */
export interface LineFigures {
  /** People here who are called before and compete for a room that could take this place. */
  ahead: number;
  /** People in those rooms. */
  inRooms: number;
  /** Examinees those rooms take at once. */
  servers: number;
  /** How long the last one called had waited. */
  lastWaitMs: number;
  /** How long the first of the line has waited. */
  headWaitMs: number;
  /** Share of the line here that stands before, the place itself included: 1 at the end. */
  depth: number;
}

/** The figures of every place of a line, by visit, in one pass. */
export function lineFigures(
  picture: StationPicture,
  lastWaitMs: number,
  now: number,
): Map<string, LineFigures> {
  const kinds = new RoomKinds(picture);
  const running = picture.rooms.map((room) => ({
    mask: kinds.ofRoom(room.tags),
    people: room.running.length,
  }));
  const before = new Map<number, number>();
  const head = picture.line.find((one) => !one.elsewhere);
  const here = picture.line.reduce((sum, one) => sum + (one.elsewhere ? 0 : 1), 0);
  const found = new Map<string, LineFigures>();
  let passed = 0;
  for (const one of picture.line) {
    const mask = kinds.thatHave(one.tags);
    let ahead = 0;
    for (const [other, people] of before) if ((other & mask) !== 0) ahead += people;
    let inRooms = 0;
    for (const room of running) if ((room.mask & mask) !== 0) inRooms += room.people;
    found.set(one.visit, {
      ahead,
      inRooms,
      servers: kinds.servers(mask),
      lastWaitMs,
      headWaitMs: head && head !== one ? now - head.since : 0,
      depth: Math.min(1, (passed + 1) / Math.max(1, here)),
    });
    if (one.elsewhere || one.imagined) continue;
    before.set(mask, (before.get(mask) ?? 0) + 1);
    passed += 1;
  }
  return found;
}

/** People ahead × mean ÷ servers: what most queue systems show. */
export function naiveWait({ ahead, servers }: LineFigures, meanMs: number): number {
  return (ahead * meanMs) / Math.max(1, servers);
}

/** (n + 1) × mean ÷ servers while all servers are busy, else nothing: the queue-length predictor. */
export function queueLengthWait({ ahead, servers, inRooms }: LineFigures, meanMs: number): number {
  return ahead + inRooms < servers ? 0 : ((ahead + 1) * meanMs) / Math.max(1, servers);
}
