import { PROTOCOL_VERSION, type Command } from '@daozhen/protocol';
import type { Engine } from '../../queue/engine/index.ts';
import type { Catalogue, SiteCatalogue } from '../catalogue/index.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitQueries } from './visit-queries.ts';
import type { VisitsRepository } from './visits.repository.ts';
import type { FloorPicture } from './floor-picture.ts';

export interface ExpectationsOptions {
  repository: VisitsRepository;
  queries: VisitQueries;
  catalogue: Catalogue;
  engine: Engine;
  floor: FloorPicture;
  log: { warn(details: object, message: string): void };
}

/**
 * Tells the floor on the day itself whom it may hold places for before he comes: expected VIPs (rule P1).
 * Everybody else who is registered ahead only comes to the floor when he arrives.
 */
export class Expectations {
  readonly #options: ExpectationsOptions;

  constructor(options: ExpectationsOptions) {
    this.#options = options;
  }

  /** Announces who is to be announced at every campus; those who did not come on a day gone by lapse. */
  async run(): Promise<void> {
    const { catalogue, repository, queries, floor } = this.#options;
    for (const site of catalogue.sites()) {
      const today = floor.day(site.id);
      await repository.lapseBooked(site.id, today);
      for (const record of await queries.toAnnounce(site.id, today, vipClasses(site))) {
        await this.announce(record);
      }
    }
  }

  /** Announces one visit if it is to be; a refusal leaves him to come unannounced. */
  async announce(record: VisitRecord): Promise<void> {
    const { catalogue, floor, engine, repository, log } = this.#options;
    const site = catalogue.site(record.site);
    if (!site || record.state !== 'booked' || record.appointment === null) return;
    if (record.day !== floor.day(record.site) || !vipClasses(site).includes(record.class)) return;
    const command: Command = {
      v: PROTOCOL_VERSION,
      id: `visit:${record.id}:expect`,
      site: record.site,
      type: 'expect',
      visit: record.id,
      class: record.class,
      appointment: record.appointment,
      items: record.items,
    };
    const reply = await engine.execute(command, record.registered_by);
    if (!reply.ok && reply.code !== 'visit.exists')
      return log.warn(
        { visit: record.id, code: reply.code },
        'an expected visit was not announced',
      );
    // What is done next, he may be cancelled, goes by the picture of the floor.
    if (reply.ok) await floor.reached(record.site, reply.seq);
    if (!(await repository.announced(record.id)) && reply.ok) await withdraw(engine, record);
  }
}

/** Takes somebody off the floor who was announced and does not come: nothing is left to be done. */
export async function withdraw(engine: Engine, { id, site, items, registered_by }: VisitRecord) {
  const remove = items.map((item) => item.id);
  const command = { v: PROTOCOL_VERSION, id: `visit:${id}:withdraw`, site, visit: id, remove };
  await engine.execute({ ...command, type: 'reassign' }, registered_by);
}

function vipClasses(site: SiteCatalogue): string[] {
  return [...site.classes.values()].filter(({ vip }) => vip).map(({ id }) => id);
}
