import type { BoardLine, BoardPerson, BoardRoom, BoardView } from '@daozhen/protocol';

/** A station's rooms with the one line in front of them; a part of them if they do not fit on one page. */
export interface Block {
  key: string;
  stationName: string;
  stationNameEn: string;
  rooms: BoardRoom[];
  /** In order; those already at a door are shown there. */
  next: BoardPerson[];
  waiting: number;
  /** Minutes somebody would wait who came now. */
  wait?: readonly [number, number];
  frozen: boolean;
  /** People rest who have still to come here. */
  resting: boolean;
}

const natural = new Intl.Collator('en', { numeric: true });

/** The rooms worth showing: open or paused ones, and one closed room where people wait all the same. */
function shown(rooms: BoardRoom[], line: BoardLine | undefined): BoardRoom[] {
  const active = rooms.filter(
    (room) => room.state !== 'closed' || room.called.length > 0 || room.serving.length > 0,
  );
  return active.length === 0 && line && line.waiting > 0 ? rooms.slice(0, 1) : active;
}

/**
 * All stations of the board in a fixed order: by station, then by room, numbers as numbers. Each shows
 * `nextARow` people of its line for every row it has; one with more than `most` rooms is in parts.
 */
export function blocks(view: BoardView, nextARow: number, most: number): Block[] {
  const byStation = new Map<string, BoardRoom[]>();
  for (const room of Object.values(view.rooms)) {
    const group = byStation.get(room.station);
    if (group) group.push(room);
    else byStation.set(room.station, [room]);
  }
  const result: Block[] = [];
  for (const station of [...byStation.keys()].sort(natural.compare)) {
    const line = view.lines[station];
    const all = byStation.get(station) ?? [];
    const rooms = shown(
      [...all].sort((a, b) => natural.compare(a.id, b.id)),
      line,
    );
    if (rooms.length > 0) result.push(...split(station, rooms, line, nextARow, most));
  }
  return result;
}

function split(
  station: string,
  rooms: BoardRoom[],
  line: BoardLine | undefined,
  nextARow: number,
  most: number,
): Block[] {
  const next = line?.next ?? [];
  const parts: Block[] = [];
  for (let from = 0; from < rooms.length; from += most) {
    const part = rooms.slice(from, from + most);
    parts.push({
      key: `${station}:${from}`,
      stationName: part[0]!.stationName,
      stationNameEn: part[0]!.stationNameEn,
      rooms: part,
      next: next.slice(0, part.length * nextARow),
      waiting: line?.waiting ?? 0,
      ...(line?.wait ? { wait: line.wait } : {}),
      frozen: line?.frozen ?? false,
      resting: line?.resting ?? false,
    });
  }
  return parts;
}

function pack(all: Block[], limit: number): Block[][] {
  const pages: Block[][] = [];
  let room = 0;
  for (const block of all) {
    if (pages.length === 0 || block.rooms.length > room) {
      pages.push([]);
      room = limit;
    }
    pages[pages.length - 1]!.push(block);
    room -= block.rooms.length;
  }
  return pages;
}

/** Blocks on as few pages as `most` rows a page allow, the rows spread evenly over them. */
export function paginate(all: Block[], most: number): Block[][] {
  const fewest = pack(all, most);
  const rows = all.reduce((sum, block) => sum + block.rooms.length, 0);
  for (let limit = Math.ceil(rows / Math.max(1, fewest.length)); limit < most; limit += 1) {
    const pages = pack(all, limit);
    if (pages.length === fewest.length) return pages;
  }
  return fewest;
}

/**
 * Height of one row when a page is `height` high and every block leaves `gap` below it: the same on every page,
 * so that nothing jumps when it turns, and at most `most`.
 */
export function rowHeight(pages: Block[][], height: number, gap: number, most: number): number {
  return pages.reduce((least, page) => {
    const rows = page.reduce((sum, block) => sum + block.rooms.length, 0);
    return Math.min(least, (height - gap * page.length) / rows);
  }, most);
}

/** The page a room is on, or undefined if the board does not show it. */
export function pageOf(pages: Block[][], room: string): number | undefined {
  const found = pages.findIndex((page) =>
    page.some((block) => block.rooms.some((one) => one.id === room)),
  );
  return found < 0 ? undefined : found;
}

export interface Call extends BoardPerson {
  n: number;
  at: number;
  roomName: string;
  roomNameEn: string;
  room: string;
  /** Still called: not yet in the room, not passed. */
  open: boolean;
}

/** The latest calls, newest first. */
export function calls(view: BoardView): Call[] {
  return view.recent.map((recent) => {
    const room = view.rooms[recent.room];
    return {
      ...recent,
      roomName: room?.name ?? '',
      roomNameEn: room?.nameEn ?? '',
      open: room?.called.some((person) => person.ticket === recent.ticket) ?? false,
    };
  });
}

/** Everybody passed and not back, each once, at most `most`; `more` counts the rest. */
export function passed(view: BoardView, most: number): { tickets: string[]; more: number } {
  const all = new Set(
    Object.values(view.lines).flatMap((line) => line.passed.map((person) => person.ticket)),
  );
  const tickets = [...all].sort(natural.compare);
  return { tickets: tickets.slice(0, most), more: Math.max(0, tickets.length - most) };
}
