import { createHash, randomUUID } from 'node:crypto';
import {
  pregnancyFlags,
  PROTOCOL_VERSION,
  refusals,
  type Command,
  type Reply,
} from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { actorName, ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { Engine } from '../../queue/engine/index.ts';
import type { Catalogue, SiteCatalogue } from '../catalogue/index.ts';
import { maySee, viewerOf } from '../people/index.ts';
import { guideSheet } from './guide-sheet.ts';
import { totalsOf } from './lines.domain.ts';
import { reasonsOf, type Orders } from './orders.service.ts';
import type { Expectations } from './expectations.ts';
import type { CheckInFact, FloorPicture } from './floor-picture.ts';
import type { Rosters } from './rosters.ts';
import type { VisitDirectory } from './visit-directory.ts';
import type { VisitLinks } from './visit-links.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitRecord } from './visit-records.ts';
import type { NewVisit, VisitsRepository } from './visits.repository.ts';
import type { Quote, Registered, Registration } from './visits.schemas.ts';

export interface VisitsOptions {
  repository: VisitsRepository;
  orders: Orders;
  rosters: Rosters;
  expectations: Expectations;
  audit: Audit;
  /** Lets whoever makes somebody a VVIP go on seeing him; in that transaction. */
  vvipMade(tx: Db, person: string, actor: Actor): Promise<void>;
  /** After that transaction. */
  vvipsChanged(actor: Actor): Promise<void>;
  catalogue: Catalogue;
  directory: VisitDirectory;
  links: VisitLinks;
  engine: Engine;
  floor: FloorPicture;
  /** Where phones open the guide, without a slash at the end. */
  publicUrl: () => string;
  /** Looks for a visit's check-in in the journal; rejects while the journal is behind. */
  journalled(site: string, visit: string): Promise<CheckInFact | undefined>;
}

/**
 * Registration: the visit is stored first, then checked in on the floor with a command id of its own,
 * then confirmed. Whatever happens in between, doing the rest again has no second effect.
 */
export class Visits {
  readonly #options: VisitsOptions;

  constructor(options: VisitsOptions) {
    this.#options = options;
  }

  /**
   * Registers a visit and, unless he is only expected, checks it in.
   * @param key of the request: the same again gets the same answer
   * @throws ApiError what is wrong, or the floor's refusal; EngineUnavailable, DatabaseUnavailable: retry
   */
  async register(given: Registration, key: string, actor: Actor): Promise<Registered> {
    requireSite(actor, given.site);
    const site = this.#site(given.site);
    const { repository } = this.#options;
    const hash = contentHash(given);
    const before = await repository.byRequest(key);
    const record = before ?? (await this.#store(given, site, key, hash, actor));
    if (record.request_hash !== hash) throw new ApiError(visitErrors, 'visit.key-reused');
    return this.#answer(await this.finish(record), site);
  }

  /** What a registration would order, cost and be warned of; nothing is stored. */
  quote(given: Registration, actor: Actor): Promise<Quote> {
    requireSite(actor, given.site);
    const site = this.#site(given.site);
    return this.#options.orders.quote(given, site, this.#dayOf(given, site), actor);
  }

  /**
   * Does what is left of a registration.
   * @returns the visit as confirmed
   * @throws ApiError when the floor refused it or its day is over; it is then given up
   */
  async finish(record: VisitRecord): Promise<VisitRecord> {
    if (record.state !== 'pending') return record;
    const today = this.#options.floor.day(record.site);
    if (record.day < today) return this.#finishLate(record);
    const reply = await this.#options.engine.execute(checkIn(record), record.registered_by);
    const ticket = ticketOf(reply);
    if (ticket === undefined) return this.#giveUp(record, reply);
    if (reply.ok) await this.#options.floor.reached(record.site, reply.seq);
    return this.#confirm(record, { ticket, day: today, at: reply.ok ? reply.at : 0 });
  }

  /**
   * Somebody expected is here: checks him in.
   * @throws ApiError `visit.other-day`, `visit.closed`, or the floor's refusal
   */
  async arrive(record: VisitRecord): Promise<Registered> {
    const { repository, floor } = this.#options;
    const site = this.#site(record.site);
    if (record.state === 'booked' && record.day !== floor.day(site.id)) {
      throw new ApiError(visitErrors, 'visit.other-day', { details: { day: record.day } });
    }
    if (record.state === 'booked') await repository.arrive(record.id);
    const now = (await repository.get(record.id)) ?? record;
    if (now.state === 'booked') throw new ApiError(visitErrors, 'visit.under-way');
    if (now.state !== 'pending' && now.state !== 'checked-in') {
      throw new ApiError(visitErrors, 'visit.closed');
    }
    return this.#answer(await this.finish(now), site);
  }

  /** A visit for its directory entry and link; drops one that is no longer of interest. */
  remember(record: VisitRecord): void {
    if (record.state === 'refused' || record.state === 'lapsed') {
      this.#options.directory.drop(record.id);
      return;
    }
    if (record.day > this.#options.floor.day(record.site)) return;
    const { directory, floor, links } = this.#options;
    directory.put(record, floor.visit(record.site, record.id));
    links.put(record);
  }

  guideUrl(visit: string): string {
    return `${this.#options.publicUrl()}/m/${this.#options.links.token(visit)}`;
  }

  async #store(
    given: Registration,
    site: SiteCatalogue,
    key: string,
    requestHash: string,
    actor: Actor,
  ): Promise<VisitRecord> {
    const { orders, repository, links } = this.#options;
    const day = this.#dayOf(given, site);
    const id = randomUUID();
    const link = links.make(id, day, site.policy.utcOffsetMs);
    const { plan, warnings } = await orders.plan(given, site, day, actor);
    orders.check(given, plan, warnings, actor);
    const by = actorName(actor);
    const visit: NewVisit = {
      id,
      site: site.id,
      day,
      requestHash,
      requestKey: key,
      plan,
      appointment: given.appointment,
      registeredBy: by,
      linkHash: link.hash,
      linkExpiresAt: link.expiresAt,
      reasons: reasonsOf(given, plan.lines, by, new Date().toISOString()),
    };
    let vvipMade = false;
    const stored = await repository.store(visit, async (tx, made) => {
      vvipMade = made !== undefined;
      if (made !== undefined) await this.#options.vvipMade(tx, made, actor);
      await this.#alongside(tx, visit, actor);
    });
    if (vvipMade) await this.#options.vvipsChanged(actor);
    if (stored.kind === 'same-person') throw duplicate(stored.visit, actor);
    this.remember(stored.visit);
    await this.#options.expectations.announce(stored.visit);
    return stored.visit;
  }

  /** What is stored together with a new visit. */
  async #alongside(tx: Db, { id, site, plan, reasons }: NewVisit, actor: Actor): Promise<void> {
    const { member, examType, packageId, lines } = plan;
    if (member) await this.#options.rosters.registered(tx, member.id, id);
    const { dueFen, discountFen } = totalsOf(lines);
    const warnings = reasons.flatMap((each) => each.warnings ?? []);
    await this.#options.audit.append(tx, actor, {
      action: 'visit.register',
      record: `visit:${id}`,
      site,
      details: {
        examType,
        ...(packageId !== undefined && { packageId }),
        ...(member && { member: member.id }),
        dueFen,
        ...(discountFen > 0 && { discountFen }),
        ...(warnings.length > 0 && { warnings }),
      },
    });
  }

  /** The day of the visit: the floor's, or the day he is expected on. */
  #dayOf({ appointment }: Registration, site: SiteCatalogue): string {
    const today = this.#options.floor.day(site.id);
    if (appointment === undefined) return today;
    const local = new Date(appointment + site.policy.utcOffsetMs);
    const day = local.toISOString().slice(0, 10);
    if (day < today) throw new ApiError(visitErrors, 'visit.appointment');
    return day;
  }

  /** The day is over: the journal knows whether the floor had taken it in. */
  async #finishLate(record: VisitRecord): Promise<VisitRecord> {
    const fact = await this.#options.journalled(record.site, record.id);
    if (fact) return this.#confirm(record, fact);
    await this.#options.repository.giveUp(record.id, 'lapsed', 'visit.day-over');
    throw new ApiError(visitErrors, 'visit.day-over');
  }

  async #confirm(record: VisitRecord, fact: CheckInFact): Promise<VisitRecord> {
    const { ticket, day, at } = fact;
    const { changed_at: before } = record;
    const changed_at = (await this.#options.repository.confirm(record.id, fact)) ?? before;
    const stored = { state: 'checked-in' as const, ticket, day, checked_in_at: at, changed_at };
    const confirmed = { ...record, ...stored };
    this.remember(confirmed);
    return confirmed;
  }

  async #giveUp(record: VisitRecord, reply: Reply): Promise<never> {
    if (reply.ok) throw new Error(`check-in of ${record.id} answered without a ticket`);
    await this.#options.repository.giveUp(record.id, 'refused', reply.code);
    throw new ApiError(refusals, reply.code, {
      ...(reply.details && { details: reply.details }),
      current: reply.current,
    });
  }

  #answer(record: VisitRecord, site: SiteCatalogue): Registered {
    if (!this.#options.directory.get(record.id)) this.remember(record);
    if (record.state === 'lapsed') throw new ApiError(visitErrors, 'visit.day-over');
    const entry = this.#options.directory.get(record.id) ?? this.#options.directory.entry(record);
    const guideUrl = this.guideUrl(record.id);
    return {
      visit: record.id,
      ticket: record.ticket ?? '',
      token: this.#options.links.token(record.id),
      guideUrl,
      guideSheet: guideSheet(entry, site, guideUrl),
    };
  }

  #site(id: string): SiteCatalogue {
    const site = this.#options.catalogue.site(id);
    if (!site) throw new ApiError(visitErrors, 'site.unknown');
    return site;
  }
}

function checkIn(record: VisitRecord): Command {
  return {
    v: PROTOCOL_VERSION,
    id: `visit:${record.id}:check-in`,
    site: record.site,
    type: 'check-in',
    visit: record.id,
    class: record.class,
    items: record.items,
    ...(record.pregnancy !== null && { prep: [...pregnancyFlags[record.pregnancy]] }),
  };
}

/** The ticket of a check-in that took place, now or, as the floor says, before. */
function ticketOf(reply: Reply): string | undefined {
  if (reply.ok) return reply.ticket;
  return reply.code === 'visit.exists' ? reply.current?.visit?.ticket : undefined;
}

/** Of a VVIP nothing is said to those who may not see him. */
function duplicate(visit: VisitRecord, actor: Actor): ApiError {
  const { id, site, ticket, state, person, vvip } = visit;
  if (!maySee({ id: person, vvip }, viewerOf(actor))) {
    return new ApiError(visitErrors, 'visit.duplicate');
  }
  const details = { visit: id, site, state, ...(ticket !== null && { ticket }) };
  return new ApiError(visitErrors, 'visit.duplicate', { details });
}

/** A hash of what a request says, whatever the order of its fields. */
function contentHash(given: Registration): string {
  const sorted = JSON.stringify(given, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('base64url');
}
