import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import { demoRoutes } from './composition/demo.ts';
import type { Identity } from './composition/identity.ts';
import { addAttached, type AttachedParts } from './composition/attached.ts';
import { addEmployers, type EmployerParts } from './composition/employers.ts';
import { addReviews, type ReviewParts } from './composition/reviews.ts';
import type { VisitParts } from './composition/visits.ts';
import type { Config } from './config.ts';
import { catalogueRoutes, type Catalogue } from './exam/catalogue/index.ts';
import {
  settingsRoutes,
  settingsSheetRoutes,
  SettingsSheets,
  type Settings,
} from './exam/settings/index.ts';
import { peopleRoutes } from './exam/people/index.ts';
import { migrationRoutes, type Migration } from './exam/migration/index.ts';
import { visitRoutes } from './exam/visits/index.ts';
import {
  loadGuideBundle,
  mobileRoutes,
  returnLinkRoute,
  type MobilePages,
} from './mobile/index.ts';
import { auditRoutes } from './platform/audit/index.ts';
import {
  accountRoutes,
  identify,
  sessionRoutes,
  userRoutes,
  type Identities,
} from './platform/auth/index.ts';
import {
  deviceRoutes,
  playlistRoutes,
  screenRoutes,
  type Devices,
  type Playlists,
  type Screens,
} from './platform/devices/index.ts';
import type { Database } from './platform/db/index.ts';
import { healthRoutes, type Health, type Metrics } from './platform/health/index.ts';
import {
  createHttp,
  serveScreens,
  serveStartPage,
  type App,
  type Http,
} from './platform/http/index.ts';
import { privacyRoutes } from './platform/privacy/index.ts';
import { printingRoutes, type PrintingParts } from './platform/printing/index.ts';
import { floorRoutes, type FloorService } from './queue/floor/index.ts';
import { accuracyRoutes, type AccuracyService } from './queue/forecaster/index.ts';
import { staffingRoutes, type StaffingService } from './queue/staffing/index.ts';
import { voiceRoutes, type Sounds, type VoiceDesk } from './queue/voice/index.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const built = (screen: string): string => join(root, screen, 'dist');

export interface AppParts {
  config: Config;
  log: FastifyBaseLogger;
  health: Health;
  metrics: Metrics;
  identities: Identities;
  identity: Identity;
  database: Database;
  devices: Devices;
  screens: Screens;
  playlists: Playlists;
  catalogue: Catalogue;
  settings: Settings;
  visits: VisitParts;
  employers: EmployerParts;
  attached: AttachedParts;
  migration: Migration;
  floor: FloorService;
  printing: PrintingParts;
  phones: MobilePages;
  reviews: ReviewParts;
  voices: { sounds: Sounds; desk: VoiceDesk };
  accuracy: AccuracyService;
  staffing: StaffingService;
}

/** The HTTP server with every feature; it does not listen yet. */
export async function buildApp(parts: AppParts): Promise<Http> {
  const { config, log } = parts;
  const { publicUrl, trustProxy } = config;
  const http = await createHttp({ logger: log, publicUrl, trustProxy });
  const { app } = http;
  parts.metrics.observe(app);
  identify(app, parts.identities);
  healthRoutes(app, parts.health, parts.metrics);
  identityRoutes(app, parts);
  deviceRoutes(app, parts.devices);
  await screenRoutes(app, parts.screens);
  await playlistRoutes(app, parts.playlists);
  catalogueRoutes(app, parts.catalogue);
  settingsRoutes(app, parts.settings);
  await settingsSheetRoutes(app, new SettingsSheets(parts.settings, parts.catalogue));
  await peopleRoutes(app, parts.visits.records);
  visitRoutes(app, { ...parts.visits, people: parts.visits.records });
  await addEmployers(app, parts.employers);
  addAttached(app, parts.attached);
  await migrationRoutes(app, parts.migration);
  floorRoutes(app, parts.floor);
  accuracyRoutes(app, parts.accuracy);
  staffingRoutes(app, parts.staffing);
  addReviews(app, parts.reviews);
  printingRoutes(app, parts.printing);
  if (config.demo) await demoRoutes(app, parts.catalogue, parts.devices, parts.visits);
  await phoneRoutes(http, parts);
  await voiceRoutes(app, parts.voices.sounds, parts.voices.desk);
  await serveScreens(app, [
    { path: '/workstation/', folder: join(built('workstation'), 'workstation') },
    { path: '/display/', folder: built('displays') },
  ]);
  await serveStartPage(app, built('workstation'));
  return http;
}

/** Logging in, accounts, who may see VVIPs, the audit log. */
function identityRoutes(app: App, { config, identity, database }: AppParts): void {
  const { sessions, account, users, privacy, audit, verifyLog: verify } = identity;
  const { sessionMs, publicUrl } = config;
  const secure = publicUrl?.startsWith('https:') ?? false;
  sessionRoutes(app, { sessions, account, sessionMs, secure });
  accountRoutes(app, { sessions, account, sessionMs, secure });
  userRoutes(app, users, sessions);
  privacyRoutes(app, privacy);
  auditRoutes(app, { db: database.db, audit, verify });
}

/** The phone's page is left out, and said to be, where it has not been built. */
async function phoneRoutes({ app }: Http, { phones, log }: AppParts): Promise<void> {
  returnLinkRoute(app, phones);
  try {
    const bundle = await loadGuideBundle(built('mobile-guide'));
    await app.register(mobileRoutes, { pages: phones, bundle });
  } catch (error) {
    log.warn({ err: error }, 'the phone page has not been built');
  }
}
