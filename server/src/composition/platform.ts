import type { Config } from '../config.ts';
import {
  addDemoUsers,
  addFirstAdministrators,
  AuthRepository,
  Sessions,
  type FirstAccount,
} from '../platform/auth/index.ts';
import type { Database } from '../platform/db/index.ts';
import { Devices, DevicesRepository } from '../platform/devices/index.ts';
import type { Placement } from '../platform/http/index.ts';
import {
  Catalogue,
  CatalogueRepository,
  demoUsers,
  seed,
  settingsDay,
} from '../exam/catalogue/index.ts';

export interface Platform {
  catalogue: Catalogue;
  sessions: Sessions;
  devices: Devices;
  /** The administrators made at this start, with their first passwords. */
  firstAccounts: FirstAccount[];
}

/** Catalogue, accounts and devices; fills an empty database. */
export async function openPlatform(
  config: Config,
  database: Database,
  secret: string,
): Promise<Platform> {
  const now = Date.now;
  const entries = new CatalogueRepository(database.db);
  await entries.fill(seed);
  const catalogue = new Catalogue(await entries.load(settingsDay(now())));
  const accounts = new AuthRepository(database.db);
  const devices = new Devices(new DevicesRepository(database.db), {
    secret,
    now,
    placeExists: (site, placement) => placeExists(catalogue, site, placement),
  });
  return {
    catalogue,
    sessions: new Sessions(accounts, { sessionMs: config.sessionMs, now }),
    devices,
    firstAccounts: await addAccounts(config, accounts, catalogue),
  };
}

async function addAccounts(
  config: Config,
  accounts: AuthRepository,
  catalogue: Catalogue,
): Promise<FirstAccount[]> {
  const sites = catalogue.sites().map((site) => site.id);
  if (!config.demo) return addFirstAdministrators(accounts, sites);
  await addDemoUsers(
    accounts,
    demoUsers.map((user) => ({ ...user, id: user.username })),
  );
  return [];
}

/** Whether a campus has such a place. */
export function placeExists(catalogue: Catalogue, siteId: string, placement: Placement): boolean {
  const site = catalogue.site(siteId);
  if (!site) return false;
  if (placement.kind === 'printer') return true;
  return placement.kind === 'hall'
    ? site.zones.some((zone) => zone.id === placement.zone)
    : site.rooms.has(placement.room);
}
