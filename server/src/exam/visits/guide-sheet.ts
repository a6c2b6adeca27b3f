import type { GuideSheet } from '@daozhen/protocol';
import { mayDo, type SiteCatalogue } from '../catalogue/index.ts';
import type { VisitEntry } from './visit-directory.ts';

/** What is printed for an examinee. A VVIP's sheet carries the ticket only (rule V1). */
export function guideSheet(entry: VisitEntry, site: SiteCatalogue, guideUrl: string): GuideSheet {
  const { name, sex, age } = entry;
  const floors = new Map(site.floors.map((floor) => [floor.id, floor.name]));
  const items = entry.items.flatMap(({ id }): GuideSheet['items'] => {
    const item = site.items.get(id);
    const station = item && site.stations.get(item.station);
    if (!item || !station) return [];
    const rooms = [...site.rooms.values()].filter((room) => mayDo(room, item));
    return [
      {
        id,
        name: item.name,
        nameEn: item.nameEn,
        station: station.id,
        stationName: station.name,
        rooms: rooms.map((room) => room.name),
        floor: floors.get(station.floor) ?? station.floor,
        ...(item.fasting && { fasting: true as const }),
        ...(item.prepHint !== undefined && { prepHint: item.prepHint }),
        ...(item.prepHintEn !== undefined && { prepHintEn: item.prepHintEn }),
      },
    ];
  });
  return {
    hospital: site.hospital,
    siteName: site.name,
    siteNameEn: site.nameEn,
    day: entry.day,
    ticket: entry.ticket ?? '',
    visit: entry.id,
    ...(!entry.vvip && { name, sex, age }),
    className: site.classes.get(entry.class)?.name ?? entry.class,
    packageName: entry.packageName,
    guideUrl,
    items,
  };
}
