import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION, refusals, type Command, type Visit } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Db } from '../../platform/db/index.ts';
import { actorName, ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { Engine } from '../../queue/engine/index.ts';
import type { Catalogue, SiteCatalogue } from '../catalogue/index.ts';
import { maySee, viewerOf } from '../people/index.ts';
import { begun, lineChanges, reassignment } from './change.domain.ts';
import { withdraw } from './expectations.ts';
import type { Change, ChangesRepository, Outcome } from './changes.repository.ts';
import { totalsOf } from './lines.domain.ts';
import { reasonsOf, type Orders } from './orders.service.ts';
import type { Rosters } from './rosters.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitsRepository } from './visits.repository.ts';
import type { OrderChange, Registration } from './visits.schemas.ts';
import type { FloorPicture } from './floor-picture.ts';
import type { ChangeKind, VisitReason } from './visits.tables.ts';

export interface VisitChangesOptions {
  repository: VisitsRepository;
  changes: ChangesRepository;
  orders: Orders;
  rosters: Rosters;
  audit: Audit;
  catalogue: Catalogue;
  engine: Engine;
  floor: FloorPicture;
  /** A visit that is another now. */
  changed(record: VisitRecord): void;
  now(): number;
}

const refuse = (
  code: keyof typeof visitErrors,
  details?: Record<string, unknown>,
  current?: unknown,
): ApiError =>
  new ApiError(visitErrors, code, {
    ...(details && { details }),
    ...(current !== undefined && { current }),
  });

/** Actions of the audit log, which are the permissions' names. */
const actions: Record<ChangeKind, string> = {
  order: 'visit.change',
  cancel: 'visit.cancel',
  restore: 'visit.restore',
};

/**
 * Changes of registered visits: the order, cancelling, and taking that back. The change is noted, then made
 * on the floor with a command id of its own, then made here: whatever happens in between, doing the rest
 * again has no second effect. What the floor refuses has not happened.
 */
export class VisitChanges {
  readonly #options: VisitChangesOptions;

  constructor(options: VisitChangesOptions) {
    this.#options = options;
  }

  /** Another order instead of the present one. @throws ApiError what is wrong, or the floor's refusal */
  async order(id: string, given: OrderChange, actor: Actor): Promise<VisitRecord> {
    const { record, site } = await this.visible(id, actor);
    this.#checkStanding(record);
    const { version, ...order } = given;
    const registration: Registration = {
      site: record.site,
      examinee: {
        person: record.person,
        ...(given.conditions && { conditions: given.conditions }),
      },
      class: record.class,
      examType: given.examType ?? record.exam_type,
      ...order,
    };
    const { orders } = this.#options;
    const planned = await orders.plan(registration, site, record.day, actor, record);
    orders.check(registration, planned.plan, planned.warnings, actor);
    const { plan } = planned;
    const lines = lineChanges(await this.#options.changes.lines(id), plan.lines);
    const by = actorName(actor);
    const { dueFen, discountFen } = totalsOf(plan.lines);
    return this.#make(record, version, actor, {
      kind: 'order',
      command: this.#reassignment(record, (visit) => reassignment(visit, plan.items)),
      outcome: {
        state: record.state,
        packageId: plan.packageId ?? null,
        items: plan.items,
        lines,
        reasons: reasonsOf(registration, plan.lines, by, this.#at()),
        details: { dueFen, ...(discountFen > 0 && { discountFen }), items: plan.items.length },
      },
    });
  }

  /** Takes a registration back, as long as nothing was done. */
  async cancel(id: string, version: number, reason: string, actor: Actor): Promise<VisitRecord> {
    const { record } = await this.visible(id, actor);
    this.#checkStanding(record);
    const done = begun(this.#options.floor.visit(record.site, id));
    if (done.length > 0) throw refuse('visit.begun', { items: done });
    const taken: VisitReason = { kind: 'cancel', reason, by: actorName(actor), at: this.#at() };
    return this.#make(record, version, actor, {
      kind: 'cancel',
      command: this.#reassignment(record, (visit) => reassignment(visit, [])),
      outcome: {
        ...unchanged(record),
        state: 'cancelled',
        reasons: [taken],
        details: { before: record.state },
      },
    });
  }

  /** Takes a cancellation back on its day. @throws ApiError `visit.not-cancelled`, `visit.duplicate` */
  async restore(id: string, version: number, actor: Actor): Promise<VisitRecord> {
    const { record } = await this.visible(id, actor);
    if (record.state !== 'cancelled') throw refuse('visit.not-cancelled');
    if (record.day < this.#options.floor.day(record.site)) throw refuse('visit.day-over');
    if (await this.#options.repository.standsOn(record)) throw refuse('visit.duplicate');
    const before = await this.#options.changes.lastCancel(id);
    const state = before?.details['before'] === 'booked' ? 'booked' : 'checked-in';
    return this.#make(record, version, actor, {
      kind: 'restore',
      command: this.#reassignment(record, (visit) => reassignment(visit, record.items)),
      outcome: { ...unchanged(record), state, details: {} },
    });
  }

  /** Does what is left of a change. @throws ApiError the floor's refusal: the change is given up */
  async finish(change: Change): Promise<void> {
    const record = await this.#options.repository.get(change.visit);
    if (!record) throw refuse('visit.unknown');
    if (change.command) await this.#tellFloor(record, change);
    await this.#apply(record, change);
    const after = await this.#options.repository.get(change.visit);
    if (!after) return;
    // He may have been announced while he was cancelled as one the floor did not know.
    if (after.state === 'cancelled' && !change.command && after.announced)
      await withdraw(this.#options.engine, after);
    this.#options.changed(after);
  }

  /** @throws ApiError `visit.unknown`, also of a VVIP the actor may not see */
  async visible(id: string, actor: Actor): Promise<{ record: VisitRecord; site: SiteCatalogue }> {
    const record = await this.#options.repository.get(id);
    const person = record && { id: record.person, vvip: record.vvip };
    if (!record || !person || !maySee(person, viewerOf(actor))) throw refuse('visit.unknown');
    const site = this.#options.catalogue.site(record.site);
    if (!site) throw refuse('site.unknown');
    requireSite(actor, record.site);
    return { record, site };
  }

  async #make(
    record: VisitRecord,
    version: number,
    actor: Actor,
    what: Pick<Change, 'kind' | 'command' | 'outcome'>,
  ): Promise<VisitRecord> {
    const stored = { kind: 'user' as const, id: actor.id };
    const change: Change = { id: randomUUID(), visit: record.id, actor: stored, ...what };
    const { changes, repository } = this.#options;
    if (!(await changes.begin(change, { version, state: record.state }))) {
      const now = await repository.get(record.id);
      throw refuse('visit.changed', undefined, { version: now?.version, state: now?.state });
    }
    await this.finish(change);
    return (await repository.get(record.id)) ?? record;
  }

  async #apply(record: VisitRecord, change: Change): Promise<void> {
    const { changes } = this.#options;
    try {
      await changes.apply(change, (tx) => this.#alongside(tx, record, change));
    } catch (error) {
      if (!isUniqueViolation(error, 'visits_person_day')) throw error;
      await changes.refused(change.id, 'visit.duplicate');
      throw refuse('visit.duplicate');
    }
  }

  async #tellFloor(record: VisitRecord, change: Change): Promise<void> {
    const { engine, floor, changes } = this.#options;
    const command: Command = {
      v: PROTOCOL_VERSION,
      id: `visit:${record.id}:change:${change.id}`,
      site: record.site,
      type: 'reassign',
      visit: record.id,
      ...change.command,
    };
    const reply = await engine.execute(command, `${change.actor.kind}:${change.actor.id}`);
    if (reply.ok) return floor.reached(record.site, reply.seq);
    await changes.refused(change.id, reply.code);
    throw new ApiError(refusals, reply.code, {
      ...(reply.details && { details: reply.details }),
      current: reply.current,
    });
  }

  async #alongside(tx: Db, record: VisitRecord, { kind, outcome, actor }: Change): Promise<void> {
    const { rosters, audit } = this.#options;
    if (record.member !== null && kind === 'cancel') {
      await rosters.released(tx, record.member, record.id);
    }
    if (record.member !== null && kind === 'restore') {
      await rosters.registered(tx, record.member, record.id);
    }
    await audit.append(
      tx,
      { ...actor, name: '', roles: [], sites: [] },
      {
        action: actions[kind],
        record: `visit:${record.id}`,
        site: record.site,
        details: outcome.details,
      },
    );
  }

  #reassignment(
    record: VisitRecord,
    compare: (visit: Visit) => ReturnType<typeof reassignment>,
  ): ReturnType<typeof reassignment> {
    const visit = this.#options.floor.visit(record.site, record.id);
    // Who only is to come, and is not announced, is unknown to the floor.
    if (!visit) return undefined;
    return compare(visit);
  }

  #checkStanding(record: VisitRecord): void {
    if (record.state === 'pending') throw refuse('visit.under-way');
    if (record.state !== 'booked' && record.state !== 'checked-in') throw refuse('visit.closed');
    if (record.day < this.#options.floor.day(record.site)) throw refuse('visit.day-over');
  }

  #at(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

/** A visit whose order stays. */
function unchanged({
  package_id: packageId,
  items,
}: VisitRecord): Omit<Outcome, 'state' | 'details'> {
  return { packageId, items, lines: { remove: [], add: [], settle: [] }, reasons: [] };
}
