import { randomUUID } from 'node:crypto';
import {
  pregnancyFlags,
  PROTOCOL_VERSION,
  refusals,
  type Command,
  type PregnancyAnswer,
  type Visit,
} from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { actorName, ApiError, type Actor } from '../../platform/http/index.ts';
import type { Engine } from '../../queue/engine/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { pregnancyOf } from './registration.domain.ts';
import type { FloorPicture } from './floor-picture.ts';
import type { VisitChanges } from './visit-changes.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitQueries } from './visit-queries.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitsRepository } from './visits.repository.ts';

export interface VisitPregnancyOptions {
  db: Db;
  repository: VisitsRepository;
  queries: VisitQueries;
  changes: Pick<VisitChanges, 'visible'>;
  audit: Audit;
  catalogue: Catalogue;
  engine: Engine;
  floor: FloorPicture;
  /** A visit that is another now. */
  changed(record: VisitRecord): void;
}

/** Every flag an answer may set; those that rule items out first, so that they are never late. */
const flags = ['pregnant', 'possibly-pregnant', 'pregnancy-told'];
const itself: Actor = { kind: 'system', id: 'pregnancy', roles: [], sites: [] };

/**
 * What somebody says about being pregnant (rule G1): kept with the visit, and told to the floor, where no
 * room calls her for what is not done then. Nothing is taken off her order by it.
 */
export class VisitPregnancy {
  readonly #options: VisitPregnancyOptions;

  constructor(options: VisitPregnancyOptions) {
    this.#options = options;
  }

  /**
   * Notes an answer; whom it keeps from the examination she is called or bound to goes to the nurse.
   * @throws ApiError `visit.unknown`, `visit.closed`, `visit.pregnancy-sex`, or the floor's refusal
   */
  async tell(id: string, answer: PregnancyAnswer, actor: Actor): Promise<void> {
    const { changes, floor } = this.#options;
    const { record } = await changes.visible(id, actor);
    if (record.sex !== 'F') throw new ApiError(visitErrors, 'visit.pregnancy-sex');
    const over = record.day < floor.day(record.site);
    if (over || !['booked', 'pending', 'checked-in'].includes(record.state)) {
      throw new ApiError(visitErrors, 'visit.closed');
    }
    await this.#note(record, answer, actor);
    await this.#agree(record.site, id, answer, actorName(actor));
  }

  /** She was put into a class that says it of her, on the floor. */
  async ofClass(site: string, id: string, visitClass: string | undefined): Promise<void> {
    const entry = this.#options.catalogue.site(site)?.classes.get(visitClass ?? '');
    const answer = pregnancyOf('F', {}, entry);
    const record = answer && (await this.#options.repository.get(id));
    if (!record || record.sex !== 'F' || record.pregnancy === 'pregnant') return;
    if (record.pregnancy !== answer) await this.#note(record, answer, itself);
    await this.#agree(record.site, id, answer, actorName(itself));
  }

  /** Tells the floor what it has missed, should a server have stopped in between. */
  async run(): Promise<void> {
    const { queries, floor, catalogue } = this.#options;
    for (const { id: site } of catalogue.sites()) {
      for (const { id, pregnancy } of await queries.pregnancyTold(site, floor.day(site))) {
        await this.#agree(site, id, pregnancy, actorName(itself));
      }
    }
  }

  async #note(record: VisitRecord, answer: PregnancyAnswer, actor: Actor): Promise<void> {
    const { db, repository, audit, changed } = this.#options;
    await db.transaction().execute(async (tx) => {
      await repository.setPregnancy(tx, record.id, answer);
      await audit.append(tx, actor, {
        action: 'visit.pregnancy',
        record: `visit:${record.id}`,
        site: record.site,
        details: { answer, before: record.pregnancy },
      });
    });
    changed({ ...record, pregnancy: answer });
  }

  /** Makes the flags on the floor those of the answer. */
  async #agree(site: string, id: string, answer: PregnancyAnswer, by: string): Promise<void> {
    const { floor } = this.#options;
    const present = floor.visit(site, id);
    if (!present || present.state === 'finished') return;
    for (const preparation of flags) {
      const ready = pregnancyFlags[answer].includes(preparation);
      if ((present.prep[preparation] ?? false) === ready) continue;
      const change = { type: 'prepare' as const, visit: id, preparation, ready };
      await this.#send(site, change, by, ['prepare.same', 'visit.finished']);
    }
    const now = floor.visit(site, id);
    if (now && isKept(now)) await this.#send(site, hold(id), by, ['visit.serving', 'visit.held']);
  }

  /** Does one thing on the floor; some refusals say that it need not be done. */
  async #send(
    site: string,
    fields: { type: 'prepare' | 'hold' } & object,
    by: string,
    needless: readonly string[],
  ): Promise<void> {
    const { engine, floor } = this.#options;
    const id = `pregnancy:${randomUUID()}`;
    const reply = await engine.execute({ v: PROTOCOL_VERSION, id, site, ...fields } as Command, by);
    if (reply.ok) return floor.reached(site, reply.seq);
    if (needless.includes(reply.code)) return;
    throw new ApiError(refusals, reply.code, { current: reply.current });
  }
}

const hold = (visit: string) => ({ type: 'hold' as const, visit, note: '妊娠期不做，待改项' });

/** Whether she is on the way to an examination of which everything is ruled out by what was said. */
function isKept({ state, station, items, prep }: Visit): boolean {
  if (state !== 'bound' && state !== 'called') return false;
  const here = Object.values(items).filter(
    (item) => item.state === 'todo' && item.station === station,
  );
  return here.every((item) => item.unless?.some((flag) => prep[flag]));
}
