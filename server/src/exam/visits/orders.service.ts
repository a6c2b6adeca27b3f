import { may } from '@daozhen/protocol';
import { ApiError, type Actor } from '../../platform/http/index.ts';
import { planOf, type SiteCatalogue } from '../catalogue/index.ts';
import {
  ageOn,
  asGiven,
  maySee,
  viewerOf,
  type PeopleRepository,
  type PersonRecord,
  type Viewer,
} from '../people/index.ts';
import { isLargeDiscount, totalsOf, type OrderLine } from './lines.domain.ts';
import { conditionsOf, itemsOf, planVisit, type Plan } from './registration.domain.ts';
import type { RosterMember, Rosters } from './rosters.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitQueries } from './visit-queries.ts';
import type { Quote, Registration } from './visits.schemas.ts';
import type { VisitReason } from './visits.tables.ts';
import { warningsOf, type DayLoad, type Warning } from './warnings.domain.ts';

export interface OrdersOptions {
  queries: VisitQueries;
  people: PeopleRepository;
  rosters: Rosters;
}

export interface Planned {
  plan: Plan;
  warnings: Warning[];
}

/** An item had within so many days is worth a note. */
const recentDays = 30;
const dayMs = 86_400_000;

/** Works out what a registration orders, what it costs and what speaks against it. */
export class Orders {
  readonly #options: OrdersOptions;

  constructor(options: OrdersOptions) {
    this.#options = options;
  }

  /** @throws ApiError whatever no override mends */
  async plan(
    given: Registration,
    site: SiteCatalogue,
    day: string,
    actor: Actor,
    standing?: VisitRecord,
  ): Promise<Planned> {
    const viewer = viewerOf(actor);
    const member = await this.#member(given, standing);
    const chosen = await this.#chosen(given, viewer);
    const known = chosen && { id: chosen.id, vvip: chosen.vvip, given: asGiven(chosen) };
    const plan = planVisit(given, site, day, { known, member });
    const person = chosen ?? (await this.#options.people.find(plan.person));
    if (member && person?.id !== member.person) throw refuse('member.other-person');
    const warnings = await this.#warnings(given, plan, site, day, person, viewer, standing);
    return { plan, warnings };
  }

  async quote(given: Registration, site: SiteCatalogue, day: string, actor: Actor): Promise<Quote> {
    const { plan, warnings } = await this.plan(given, site, day, actor);
    return {
      lines: plan.lines,
      totals: totalsOf(plan.lines),
      warnings,
      ...(mayNotGive(plan.lines, actor, site.id) && { discountTooLarge: true as const }),
    };
  }

  /**
   * Refuses what may not be done so, or not by this person.
   * @throws ApiError the first warning that was not answered, all of them in its details
   */
  check(given: OverrideGiven, plan: { lines: OrderLine[] }, warnings: Warning[], actor: Actor) {
    checkDiscount(given, plan.lines, actor, given.site);
    const { warnings: answered = [] } = given.override ?? {};
    const open = warnings.filter(
      ({ code, level }) => level === 'refuse' || (level === 'ask' && !answered.includes(code)),
    );
    const [first] = open;
    if (first) {
      const { items, names } = first;
      throw refuse(first.code, {
        ...(items && { items }),
        ...(names && { names }),
        warnings,
        override: open.every(({ level }) => level === 'ask'),
      });
    }
    if (answered.length > 0 && !may(actor, 'visit.override-warning', { site: given.site })) {
      throw refuse('visit.override-denied');
    }
  }

  /** Whose list he is on: as the registration says, or as his visit stands. */
  async #member(
    given: Registration,
    standing: VisitRecord | undefined,
  ): Promise<RosterMember | undefined> {
    const id = given.member ?? standing?.member ?? undefined;
    if (id === undefined) return undefined;
    const member = await this.#options.rosters.member(id);
    if (!member) throw refuse('member.unknown');
    if (member.visit !== undefined && member.visit !== standing?.id)
      throw refuse('member.registered', { visit: member.visit });
    return member;
  }

  async #chosen({ examinee }: Registration, viewer: Viewer): Promise<PersonRecord | undefined> {
    if (!('person' in examinee)) return undefined;
    const person = await this.#options.people.standing(examinee.person);
    if (!person || !maySee(person, viewer)) throw refuse('person.unknown');
    return person;
  }

  async #warnings(
    { examinee }: Registration,
    plan: Plan,
    site: SiteCatalogue,
    day: string,
    person: PersonRecord | undefined,
    viewer: Viewer,
    standing: VisitRecord | undefined,
  ): Promise<Warning[]> {
    const items = itemsOf(plan.lines, site);
    const { capacity } = planOf(site, day);
    const limited = items.map(({ id }) => id).filter((id) => capacity.items?.[id] !== undefined);
    const { queries } = this.#options;
    const from = new Date(Date.parse(`${day}T00:00:00Z`) - recentDays * dayMs);
    const seen = person && maySee(person, viewer) ? person : undefined;
    const had = new Set(standing?.items.map(({ id }) => id));
    const pregnancy = plan.pregnancy ?? standing?.pregnancy ?? undefined;
    const load = await queries.load(site.id, day, plan.examType, limited);
    return warningsOf({
      site,
      day,
      sex: plan.person.sex,
      age: ageOn(plan.person.birthDate, day),
      conditions: conditionsOf(examinee.conditions, site.classes.get(plan.class), pregnancy),
      pregnancy,
      examType: plan.examType,
      pack: plan.packageId === undefined ? undefined : site.packages.get(plan.packageId),
      items,
      load: standing ? withoutOwn(load, standing, plan.examType) : load,
      recent: seen
        ? without(await queries.itemsSince(seen, from.toISOString().slice(0, 10)), had)
        : new Map<string, string>(),
    });
  }
}

/** What somebody takes up himself does not fill the day for him. */
function withoutOwn(load: DayLoad, { items, exam_type: own }: VisitRecord, type: string): DayLoad {
  const has = new Set(items.map(({ id }) => id));
  const rest = Object.entries(load.items).map(([id, count]) => [id, count - (has.has(id) ? 1 : 0)]);
  return {
    total: load.total - 1,
    examType: load.examType - (own === type ? 1 : 0),
    items: Object.fromEntries(rest),
  };
}

const without = (items: Map<string, string>, had: ReadonlySet<string>): Map<string, string> =>
  new Map([...items].filter(([id]) => !had.has(id)));

type OverrideGiven = Pick<Registration, 'site' | 'override' | 'discountReason'>;

const refuse = (code: keyof typeof visitErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(visitErrors, code, details && { details });

function checkDiscount(
  { discountReason }: OverrideGiven,
  lines: readonly OrderLine[],
  actor: Actor,
  site: string,
): void {
  if (lines.every(({ discountFen }) => discountFen === 0)) return;
  if (discountReason === undefined) throw refuse('visit.discount-reason');
  if (mayNotGive(lines, actor, site)) throw refuse('visit.discount');
}

const mayNotGive = (lines: readonly OrderLine[], actor: Actor, site: string): boolean =>
  isLargeDiscount(lines) && !may(actor, 'visit.discount', { site });

/** The reasons a registration gave, to be kept with the visit. */
export function reasonsOf(
  { override, discountReason }: Pick<Registration, 'override' | 'discountReason'>,
  lines: readonly OrderLine[],
  by: string,
  at: string,
): VisitReason[] {
  const reasons: VisitReason[] = [];
  if (override) reasons.push({ kind: 'override', ...override, by, at });
  if (discountReason !== undefined && lines.some(({ discountFen }) => discountFen > 0)) {
    reasons.push({ kind: 'discount', reason: discountReason, by, at });
  }
  return reasons;
}
