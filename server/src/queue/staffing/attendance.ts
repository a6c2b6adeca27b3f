import type { Shards } from '../engine/index.ts';

/** What all nodes know of a campus's rooms: when a screen was last connected, when somebody said it is attended. */
export interface Attendance {
  seen: ReadonlyMap<string, number>;
  attended: ReadonlyMap<string, number>;
}

/** Shared by the nodes. Everything throws while it is away. */
export interface AttendanceStore {
  /** Tells that screens or buttons of these rooms are connected at this node, and reads what is known. */
  tell(site: string, rooms: readonly string[], at: number): Promise<Attendance>;
  /** Notes that somebody has said that a room is attended. */
  attended(site: string, room: string, at: number): Promise<void>;
}

const keyOf = (site: string) => `{${site}}:attendance`;
/** Long after a day's last sign nobody asks for it. */
const KEPT_S = 2 * 86_400;

/** Beside the campus's floor in Redis. */
export function redisAttendance(shards: Pick<Shards, 'of'>): AttendanceStore {
  return {
    async tell(site, rooms, at) {
      const redis = await shards.of(site);
      const key = keyOf(site);
      if (rooms.length > 0) {
        await redis.hset(key, Object.fromEntries(rooms.map((room) => [`seen:${room}`, at])));
        await redis.expire(key, KEPT_S);
      }
      return attendanceFrom(await redis.hgetall(key));
    },
    async attended(site, room, at) {
      const redis = await shards.of(site);
      await redis.hset(keyOf(site), `attended:${room}`, at);
    },
  };
}

function attendanceFrom(fields: Record<string, string>): Attendance {
  const found = { seen: new Map<string, number>(), attended: new Map<string, number>() };
  for (const [field, text] of Object.entries(fields)) {
    const [kind, room = ''] = field.split(/:(.*)/s);
    if (kind === 'seen' || kind === 'attended') found[kind].set(room, Number(text));
  }
  return found;
}
