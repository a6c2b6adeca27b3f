import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { Catalogue } from '../exam/catalogue/index.ts';
import type { Database } from '../platform/db/index.ts';
import {
  MediaStore,
  Playlists,
  PlaylistsRepository,
  Screens,
  ScreensRepository,
  type Devices,
} from '../platform/devices/index.ts';
import type { TopicHub } from '../queue/live/index.ts';
import type { FloorRuntime } from '../queue/runtime/index.ts';
import { defineScreenTopic } from '../queue/views/index.ts';
import type { Closers } from './closers.ts';
import { placeExists } from './platform.ts';

/** How soon a node learns what was set at another, ms. */
const FOLLOW_MS = 5000;

export interface ScreensParts {
  config: Config;
  database: Database;
  catalogue: Catalogue;
  devices: Devices;
  hub: TopicHub;
  runtime: FloorRuntime;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** What staff drive displays by; a display that is moved shows its new board at once, without pairing again. */
export async function openScreens(
  parts: ScreensParts,
): Promise<{ screens: Screens; playlists: Playlists }> {
  const { config, database, catalogue, devices, hub, runtime, closers, log } = parts;
  const repository = new PlaylistsRepository(database.db);
  const screens = new Screens({
    screens: new ScreensRepository(database.db),
    playlists: repository,
    devices,
    zoneOf: (site, room) => catalogue.site(site)?.rooms.get(room)?.zone,
    now: Date.now,
    log,
  });
  const playlists = new Playlists({
    repository,
    store: new MediaStore(config.dataDir),
    placeExists: (site, placement) => placeExists(catalogue, site, placement),
    changed: () => screens.refresh(),
    log,
  });
  const siteTime = () => runtime.contexts.values().next().value?.campus.now() ?? Date.now();
  defineScreenTopic(hub, (id) => screens.view(id), siteTime);
  screens.onChanged((id, place, moved) => {
    if (moved) runtime.placeDisplay(id, place);
    if (moved) hub.changed(`board:${id}`, { urgent: true });
    hub.changed(`screen:${id}`, { urgent: true });
  });
  devices.onPaired(() => screens.refresh());
  await screens.refresh();
  follow(screens, closers, log);
  return { screens, playlists };
}

function follow(screens: Screens, closers: Closers, log: FastifyBaseLogger): void {
  let away = false;
  const timer = setInterval(() => {
    screens.refresh().then(
      () => (away = false),
      (err: unknown) => {
        if (!away) log.warn({ err }, 'what is set for displays could not be read');
        away = true;
      },
    );
  }, FOLLOW_MS).unref();
  closers.add('screens', () => clearInterval(timer));
}
