import type { Entries, EntryKind } from '../exam/catalogue/index.ts';
import { BatchesRepository } from '../exam/employers/index.ts';
import type { UsedBy } from '../exam/settings/index.ts';
import { AuthRepository } from '../platform/auth/index.ts';
import type { Db } from '../platform/db/index.ts';
import { DevicesRepository } from '../platform/devices/index.ts';

/** Who still uses entries that are about to be taken away: devices, accounts, employers' groups. */
export async function usedBy(tx: Db, before: Entries, after: Entries): Promise<UsedBy[]> {
  const gone = (kind: EntryKind): string[] => {
    const left = new Set(after[kind].map(({ id }) => id));
    return before[kind].flatMap(({ id }) => (left.has(id) ? [] : [id]));
  };
  const accounts = await new AuthRepository(tx).usersOfStaff(gone('staff'));
  const groups = await new BatchesRepository(tx).groupsWith(tx, gone('package'));
  return [
    ...(await devicesAt(tx, before, after)),
    ...accounts.map(({ id, name }) => ({ kind: 'account', id, name })),
    ...groups.map(({ id, name }) => ({ kind: 'employer-group', id, name })),
  ];
}

/** Devices that hang where there will be no place any more. */
async function devicesAt(tx: Db, before: Entries, after: Entries): Promise<UsedBy[]> {
  const sites = before.site.map(({ id }) => id);
  const rooms = new Set(after.room.map(({ id }) => id));
  const zones = new Map(after.site.map(({ id, zones: all }) => [id, all.map((zone) => zone.id)]));
  const had = new Set(before.room.map(({ id }) => id));
  const devices = await new DevicesRepository(tx).list(sites);
  const homeless = devices.filter(({ site, placement }) => {
    if (!zones.has(site)) return true;
    if (placement.kind === 'printer') return false;
    if (placement.kind === 'hall') return !zones.get(site)?.includes(placement.zone);
    return had.has(placement.room) && !rooms.has(placement.room);
  });
  return homeless.map(({ id, name }) => ({ kind: 'device', id, name }));
}
