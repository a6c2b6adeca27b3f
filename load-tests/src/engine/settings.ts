import type { SiteSettings } from '@daozhen/protocol';

/** Rooms of the station that is called at: as many people can be called before one has to finish. */
export const ROOMS = 64;
/** Stations of an ordinary examination. */
export const STATIONS = 15;

export type Binding = SiteSettings['policy']['binding'];

export const roomIds = Array.from({ length: ROOMS }, (_, i) => `room-${i}`);
export const stationIds = Array.from({ length: STATIONS }, (_, i) => `station-${i}`);
/** The station at which is measured; all rooms but one for each of the others belong to it. */
export const STATION = 'station-0';

/** Tags of a room for the one thing in `tagged` that not every room can do. */
const tagsOf = (index: number) => (index % 2 === 0 ? ['special'] : []);

/** A campus of 15 stations: one with many rooms, of which every second has the tag `special`. */
export function benchSettings(binding: Binding): SiteSettings {
  const station = { reentry: 'after-n' as const, passMinCalls: 1, passMinMs: 0 };
  const room = { capacity: 1, doorSlots: 2 };
  const others = stationIds
    .slice(1)
    .map((id) => [`${id}-room`, { ...room, station: id, tags: [] }]);
  return {
    policy: {
      binding,
      gamma: 0.5,
      vipEvery: 3,
      pressLockMs: 0,
      recallCooldownMs: 0,
      reentryAfter: [3, 5],
      autoRejoinMs: 0,
      slotMs: 1_800_000,
      expectedGraceMs: 1_800_000,
      undoMs: 60_000,
      freezeLimitMs: 900_000,
      utcOffsetMs: 28_800_000,
      cutOffMs: 14_400_000,
    },
    classes: { normal: { creditMs: 0, vip: false, prefix: 'A' } },
    stations: Object.fromEntries(stationIds.map((id) => [id, station])),
    rooms: {
      ...Object.fromEntries(
        roomIds.map((id, i) => [id, { ...room, station: STATION, tags: tagsOf(i) }]),
      ),
      ...Object.fromEntries(others),
    },
  };
}
