import type { Support } from '@daozhen/protocol';
import type { Forecast, StationPicture } from '../forecast/index.ts';
import type { FloorPicture } from './floor-pictures.ts';

/** A room that is closed and could be opened. */
export interface SpareRoom {
  id: string;
  capacity: number;
  tags: readonly string[];
}

/** What is expected of every place of a picture, ms from now, by visit. */
export type Predict = (picture: StationPicture) => Map<string, Forecast>;

const MINUTE = 60_000;
/** A wait that will not end while no room that may take him is open counts as this long, ms. */
const NEVER_MS = 60 * MINUTE;
/** A room that is not there yet. */
const ONE_MORE = '+1';

/**
 * What one more room would spare those who wait at a station, together: the room that is closed and spares most,
 * or, where all are open, one more like them. Undefined where nobody waits.
 */
export function supportOf(
  { picture, waiting }: FloorPicture,
  spare: readonly SpareRoom[],
  predict: Predict,
): Support | undefined {
  if (waiting.size === 0) return undefined;
  const before = predict(picture);
  const candidates = spare.length > 0 ? kindsOf(spare) : [likeThose(picture)];
  let savedMs = 0;
  let rooms: string[] = [];
  for (const kind of candidates) {
    const { capacity, tags } = kind;
    const more = { id: ONE_MORE, capacity, tags, running: [] };
    const after = predict({ ...picture, rooms: [...picture.rooms, more] });
    const saved = savedBy(waiting, before, after);
    if (saved < savedMs || (rooms.length > 0 && saved === savedMs)) continue;
    savedMs = saved;
    rooms = kind.ids;
  }
  return { savedMin: Math.round(savedMs / MINUTE), people: waiting.size, rooms };
}

/** Rooms that can do the same are asked about once. */
function kindsOf(spare: readonly SpareRoom[]) {
  const kinds = new Map<string, { capacity: number; tags: readonly string[]; ids: string[] }>();
  for (const { id, capacity, tags } of spare) {
    const key = JSON.stringify([capacity, [...tags].sort()]);
    const known = kinds.get(key);
    if (known) known.ids.push(id);
    else kinds.set(key, { capacity, tags, ids: [id] });
  }
  return [...kinds.values()];
}

function likeThose({ rooms }: StationPicture) {
  const tags = [...new Set(rooms.flatMap((room) => room.tags))];
  return { capacity: 1, tags, ids: [] as string[] };
}

/** Waits shorter by this many ms in all; who could not be called at all before would have waited for ever. */
function savedBy(
  waiting: ReadonlySet<string>,
  before: ReadonlyMap<string, Forecast>,
  after: ReadonlyMap<string, Forecast>,
): number {
  let sum = 0;
  for (const visit of waiting) {
    const then = after.get(visit);
    if (!then) continue;
    const now = before.get(visit)?.p50 ?? NEVER_MS;
    sum += Math.max(0, now - then.p50);
  }
  return sum;
}
