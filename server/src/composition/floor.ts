import type { FloorEvent } from '@daozhen/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { Catalogue } from '../exam/catalogue/index.ts';
import type { FloorPicture } from '../exam/visits/index.ts';
import { EngineUnavailable, type Engine } from '../queue/engine/index.ts';
import type { TopicHub } from '../queue/live/index.ts';
import { FloorRuntime } from '../queue/runtime/index.ts';
import { floorFacts } from './site-facts.ts';
import type { VisitParts } from './visits.ts';

/** Starts the floor of every campus. */
export function startFloor(
  catalogue: Catalogue,
  { directory }: VisitParts,
  engine: Engine,
  hub: TopicHub,
  log: FastifyBaseLogger,
  absent: (site: string) => Promise<void>,
): Promise<FloorRuntime> {
  const sites = catalogue.sites().flatMap((site) => {
    const settings = catalogue.siteSettings(site.id);
    return settings ? [{ facts: floorFacts(site), settings }] : [];
  });
  const person = (visit: string) => directory.get(visit);
  return FloorRuntime.start({ engine, hub, sites, person, log, absent });
}

/**
 * What registration sees of the floor. Before the floor's picture is open it is asked for nothing.
 * @throws EngineUnavailable when a campus is not open
 */
export function floorPicture(runtime: () => FloorRuntime): FloorPicture {
  const campus = (site: string) => {
    const context = runtime().contexts.get(site);
    if (!context) throw new EngineUnavailable(`campus ${site} is not open`);
    return context.campus;
  };
  return {
    day: (site) => campus(site).state.day,
    visit: (site, id) => campus(site).state.visits[id],
    reached: (site, seq) => campus(site).reached(seq),
  };
}

/** Keeps the directory of visits in step with the floor: today's visits, their items, other nodes' visits. */
export async function followVisits(
  runtime: FloorRuntime,
  parts: VisitParts,
  log: FastifyBaseLogger,
): Promise<() => void> {
  const { repository, queries, visits, directory, pregnancy } = parts;
  const days = new Map<string, string>();
  const loadDay = async (site: string, day: string): Promise<void> => {
    days.set(site, day);
    for (const record of await queries.ofDay(site, day)) visits.remember(record);
    directory.forgetBefore(site, day);
  };
  await runtime.whenOpen(async ({ campus }) => {
    await loadDay(campus.site, campus.state.day);
    directory.learn(campus.state);
  });
  const note = async (site: string, day: string, events: readonly FloorEvent[]): Promise<void> => {
    if (days.get(site) !== day) await loadDay(site, day);
    for (const id of directory.note(events)) {
      const record = await repository.get(id);
      if (record) visits.remember(record);
    }
  };
  return runtime.listen((events, { campus }) => {
    for (const { type, facts } of events) {
      if (type !== 'class-changed' || facts.visit === undefined) continue;
      pregnancy.ofClass(campus.site, facts.visit, facts.class).catch((error: unknown) => {
        log.warn({ err: error, visit: facts.visit }, 'what a class says could not be noted');
      });
    }
    note(campus.site, campus.state.day, events).catch((error: unknown) => {
      days.delete(campus.site);
      log.warn({ err: error }, 'the directory of visits could not be read');
    });
  });
}
