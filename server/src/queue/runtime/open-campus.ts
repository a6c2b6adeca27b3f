import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION, type Reply, type SiteSettings } from '@daozhen/protocol';
import { Campus, Waits, type PersonLookup, type SiteFacts } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import { Outlook } from '../outlook/index.ts';
import type { ViewContext } from '../views/index.ts';
import type { FloorLog } from './floor-log.ts';

/** A campus as the catalogue has it. */
export interface SiteToOpen {
  facts: SiteFacts;
  settings: SiteSettings;
}

export interface OpenCampusOptions {
  engine: Engine;
  person: PersonLookup;
  log: FloorLog;
  /** Called for a campus the floor's store knows nothing of, before it is founded. */
  absent?: (site: string) => Promise<void>;
}

/** Gives a campus its settings if it has none or others, and opens its picture. */
export async function openContext(
  options: OpenCampusOptions,
  { facts, settings }: SiteToOpen,
): Promise<ViewContext> {
  const { engine, log, absent } = options;
  if (!(await engine.head(facts.id))) await absent?.(facts.id);
  const reply = await configure(engine, facts.id, settings, 'system:start');
  if (!reply?.ok && reply !== undefined) {
    log.warn(
      { site: facts.id, code: reply.code },
      'the new settings do not fit what is going on; the old ones stay',
    );
  } else if (reply) log.info({ site: facts.id }, 'campus configured');
  const nominalMs = (station: string) =>
    (facts.stations.get(station)?.nominalMinutes ?? 4) * 60_000;
  const stationOf = (room: string) => facts.rooms.get(room)?.station;
  const campus = await Campus.open(engine, facts.id, { nominalMs, stationOf });
  const waits = new Waits(campus, nominalMs);
  const outlook = new Outlook({ campus, waits, facts });
  return { campus, waits, outlook, facts, person: options.person };
}

/**
 * Gives a campus its settings when it has none or others.
 * @returns the floor's answer; undefined when it had them already
 * @throws EngineUnavailable
 */
export async function configure(
  engine: Pick<Engine, 'state' | 'execute'>,
  site: string,
  settings: SiteSettings,
  by: string,
): Promise<Reply | undefined> {
  const present = await engine.state(site);
  if (present && sameSettings(present.settings, settings)) return undefined;
  const id = `configure:${randomUUID()}`;
  return engine.execute({ v: PROTOCOL_VERSION, id, site, type: 'configure', settings }, by);
}

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether two settings say the same, in whatever order. */
export function sameSettings(a: SiteSettings, b: SiteSettings): boolean {
  return JSON.stringify(a, sortKeys) === JSON.stringify(b, sortKeys);
}
