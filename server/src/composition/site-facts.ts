import type { SiteCatalogue } from '../exam/catalogue/index.ts';
import type { SiteFacts as PhoneSite } from '../mobile/index.ts';
import type { SiteFacts } from '../queue/campus/index.ts';

/** A campus of the catalogue as the floor's screens need it. */
export function floorFacts(site: SiteCatalogue): SiteFacts {
  const levels = new Map(site.floors.map((floor) => [floor.id, floor.level]));
  const spot = ({ floor, x, y }: { floor: string; x: number; y: number }) => ({
    floor: levels.get(floor) ?? 0,
    x,
    y,
  });
  const rooms = [...site.rooms.values()].map((room) => {
    const { id, name, nameEn, station, zone } = room;
    return [id, { id, name, nameEn, station, zone, spot: spot(room) }] as const;
  });
  return {
    id: site.id,
    name: site.name,
    nameEn: site.nameEn,
    entrance: spot(site.entrance),
    zones: new Map(site.zones.map((zone) => [zone.id, zone])),
    stations: site.stations,
    rooms: new Map(rooms),
    staff: site.staff,
    // Said also where it is not set: what was set before is forgotten then.
    leaving: site.leaving,
  };
}

/** A campus of the catalogue as the phone's page needs it. */
export function phoneFacts(site: SiteCatalogue): PhoneSite {
  return {
    name: `${site.hospital} ${site.name}`,
    nameEn: `${site.hospitalEn}, ${site.nameEn}`,
    utcOffsetMs: site.policy.utcOffsetMs,
    floors: site.floors,
    stations: site.stations.values(),
    rooms: site.rooms.values(),
  };
}
