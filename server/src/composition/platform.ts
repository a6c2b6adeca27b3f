import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { Seals } from '../platform/crypto/index.ts';
import type { Database } from '../platform/db/index.ts';
import { Devices, DevicesRepository } from '../platform/devices/index.ts';
import type { Placement } from '../platform/http/index.ts';
import { Catalogue, CatalogueRepository, seed, settingsDay } from '../exam/catalogue/index.ts';
import type { Closers } from './closers.ts';
import { openIdentity, type Identity } from './identity.ts';

export interface Platform extends Identity {
  catalogue: Catalogue;
  devices: Devices;
}

export interface PlatformOptions {
  config: Config;
  database: Database;
  secret: string;
  seals: Seals;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** Catalogue, accounts and devices; fills an empty database. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { database, secret } = options;
  const now = Date.now;
  const entries = new CatalogueRepository(database.db);
  await entries.fill(seed);
  const catalogue = new Catalogue(await entries.load(settingsDay(now())));
  const devices = new Devices(new DevicesRepository(database.db), {
    secret,
    now,
    placeExists: (site, placement) => placeExists(catalogue, site, placement),
  });
  return { catalogue, devices, ...(await openIdentity({ ...options, catalogue })) };
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
