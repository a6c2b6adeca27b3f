import type { FastifyBaseLogger } from 'fastify';
import {
  CatalogueRepository,
  settingsDay,
  siteSettings,
  type Catalogue,
} from '../exam/catalogue/index.ts';
import {
  Settings,
  SettingsFollower,
  settingsErrors,
  stranded,
  type Concerned,
} from '../exam/settings/index.ts';
import { Audit } from '../platform/audit/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { Health, PartState } from '../platform/health/index.ts';
import { ApiError } from '../platform/http/index.ts';
import type { RedisEngine } from '../queue/engine/index.ts';
import type { Journal } from '../queue/journal/index.ts';
import { configure, type FloorRuntime } from '../queue/runtime/index.ts';
import type { Closers } from './closers.ts';
import { FloorSettler } from './floor-settler.ts';
import { usedBy } from './settings-uses.ts';
import { floorFacts } from './site-facts.ts';
import type { VisitParts } from './visits.ts';

export interface SettingsParts {
  database: Database;
  /** Signs the audit log's head. */
  secret: string;
  catalogue: Catalogue;
  engine: RedisEngine;
  runtime: FloorRuntime;
  journal: Journal;
  visits: VisitParts;
  health: Health;
  closers: Closers;
  log: FastifyBaseLogger;
}

/** Settings that the floor of this node and of every other follows while they run. */
export async function openSettings(parts: SettingsParts): Promise<Settings> {
  const { database, secret, catalogue, engine, runtime, closers, log } = parts;
  const repository = new CatalogueRepository(database.db);
  const now = Date.now;
  const day = settingsDay(now(), catalogue.sites()[0]?.policy);
  const settler = new FloorSettler({ catalogue, engine, runtime, log });
  parts.health.add('settings', () => settledState(settler));
  // What the catalogue was loaded with may be older than the revision: it is read once more.
  const follower = new SettingsFollower(
    { repository, catalogue, now, changed: () => learn(parts), looked: () => settler.look(), log },
    { revision: 0, day },
  );
  await follower.look();
  follower.start();
  closers.add('settings', () => follower.stop());
  return new Settings({
    db: database.db,
    catalogue,
    audit: new Audit(now, secret),
    now,
    floor: {
      concerned: (site, after) => concerned(parts, site, after),
      async configure(site, settings, by) {
        const reply = await configure(engine, site, settings, by);
        if (!reply || reply.ok) return;
        throw new ApiError(settingsErrors, 'settings.strands', {
          details: { site, code: reply.code, concerned: [], count: 0 },
        });
      },
    },
    uses: usedBy,
    changed: () => follower.look(),
  });
}

/** This node's floor learns names and places, and opens campuses it does not know. */
async function learn({ catalogue, engine, runtime, journal }: SettingsParts): Promise<void> {
  for (const site of catalogue.sites()) {
    engine.expect([site.id]);
    journal.add(site.id);
    await runtime.learn({ facts: floorFacts(site), settings: siteSettings(site) });
  }
  await runtime.keepOnly(new Set(catalogue.sites().map(({ id }) => id)));
}

async function concerned(
  { engine, runtime, visits, catalogue }: SettingsParts,
  site: string,
  after: Parameters<typeof stranded>[1],
): Promise<Concerned[]> {
  if (!runtime.contexts.has(site)) return [];
  const state = await engine.state(site);
  if (!state) return [];
  return stranded(state, after).map((each) => {
    const { what, id, why } = each;
    if (what === 'room') {
      return { what, id, why, name: catalogue.site(site)?.rooms.get(id)?.name ?? id };
    }
    const entry = visits.directory.get(id);
    const ticket = state.visits[id]?.ticket ?? '';
    const shown = entry && !entry.vvip ? `${ticket} ${entry.masked}` : ticket;
    return { what, id, why, name: shown.trim() };
  });
}

/** Settings that wait keep nobody out: the floor goes on with the old ones. */
function settledState({ refused }: FloorSettler): PartState {
  if (refused.length === 0) return { ok: true };
  const names = refused.join();
  const warn =
    `院区 ${names} 还有人在用旧设置，离开后自动换成新设置 · ` +
    `campus ${names} takes its new settings when nobody needs the old ones`;
  return { ok: true, warn };
}
