import { createHash } from 'node:crypto';
import type { Visit } from '@daozhen/protocol';
import { ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { Catalogue, SiteCatalogue } from '../../exam/catalogue/index.ts';
import type { Registration } from '../../exam/visits/index.ts';
import { attachedErrors } from './attached.errors.ts';
import type { AttachedRepository, AttachedRow } from './attached.repository.ts';
import type { AttachedGiven, AttachedVisit } from './attached.schemas.ts';
import type { PartnersRepository } from './partners.repository.ts';
import { emptyFold, foldOf, settle, type FloorFold, type Snapshot } from './snapshot.domain.ts';

/** Registration and the floor, as far as partners reach them. */
export interface Guided {
  /** The same key again has no second effect. */
  register(given: Registration, key: string, actor: Actor): Promise<string>;
  /** Other items instead of the present ones. */
  order(visit: string, items: readonly string[], actor: Actor): Promise<void>;
  cancel(visit: string, reason: string, actor: Actor): Promise<void>;
  onFloor(site: string, visit: string): Visit | undefined;
  guideUrl(visit: string): string;
}

export interface AttachedOptions {
  repository: AttachedRepository;
  partners: PartnersRepository;
  catalogue: Catalogue;
  guided: Guided;
  now: () => number;
}

const refuse = (code: keyof typeof attachedErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(attachedErrors, code, details && { details });

/** Visits of hospitals that keep their own exam system: brought in by their number, guided here. */
export class Attached {
  readonly #options: AttachedOptions;

  constructor(options: AttachedOptions) {
    this.#options = options;
  }

  /** Registers a visit by the partner's number; the same again changes nothing, other items change it. */
  async put(number: string, given: AttachedGiven, actor: Actor): Promise<AttachedVisit> {
    requireSite(actor, given.site);
    const { repository } = this.#options;
    const { items: codes, ...who } = given;
    const hashes = { personHash: hashOf(who), orderHash: hashOf(codes.toSorted()) };
    const known = await repository.byNumber(actor.id, number);
    const standing = known && this.#now(known).state !== 'cancelled' ? known : undefined;
    if (!standing) await this.#register(number, given, hashes, known?.turn ?? 1, actor);
    else if (standing.person_hash !== hashes.personHash) throw refuse('attached.person-fixed');
    else if (standing.order_hash !== hashes.orderHash) {
      const items = await this.#items(given.site, codes, actor);
      await this.#options.guided.order(standing.id, [...items.keys()], actor);
      await repository.changeOrder(standing.id, hashes.orderHash, {
        ...standing.codes,
        ...Object.fromEntries(items),
      });
    }
    return this.get(number, actor);
  }

  /** A visit as it is right now, not as it was last told. */
  async get(number: string, actor: Actor): Promise<AttachedVisit> {
    const row = await this.#known(number, actor);
    return visitOf(row, this.#now(row), this.#options.guided.guideUrl(row.id));
  }

  /** Takes a visit back, as long as nothing was done; again has no second effect. */
  async cancel(number: string, actor: Actor): Promise<AttachedVisit> {
    const row = await this.#known(number, actor);
    if (this.#now(row).state !== 'cancelled') {
      await this.#options.guided.cancel(row.id, 'partner', actor);
      await this.#options.repository.nextTurn(row.id, row.turn);
    }
    return this.get(number, actor);
  }

  async #register(
    number: string,
    given: AttachedGiven,
    hashes: { personHash: string; orderHash: string },
    turn: number,
    actor: Actor,
  ): Promise<void> {
    const { repository, guided, now } = this.#options;
    const { site, examinee, appointment, items: codes } = given;
    const items = await this.#items(site, codes, actor);
    const registration: Registration = {
      site,
      examinee,
      class: given.class ?? ordinary(this.#options.catalogue.site(site)),
      addItems: [...items.keys()],
      ...(appointment !== undefined && { appointment }),
    };
    const key = `attached:${actor.id}:${number}:${turn}`;
    const id = await guided.register(registration, key, actor);
    await repository.attach({
      id,
      partner: actor.id,
      number,
      site,
      ...hashes,
      codes: Object.fromEntries(items),
      floor: this.#fold(site, id),
      dueAt: new Date(now()),
    });
  }

  /** Our items for a partner's codes: item → code. */
  async #items(
    siteId: string,
    codes: readonly string[],
    actor: Actor,
  ): Promise<Map<string, string>> {
    const { partners, catalogue } = this.#options;
    const site = catalogue.site(siteId);
    const mapping = (await partners.get(actor.id))?.items ?? {};
    const found = codes.map((code) => [mapping[code] ?? code, code] as const);
    const unknown = found.filter(([item]) => !site?.items.has(item)).map(([, code]) => code);
    if (unknown.length > 0) throw refuse('attached.items-unknown', { codes: unknown });
    return new Map(found);
  }

  #now(row: AttachedRow): Snapshot {
    const { site, id, floor, sent, codes } = row;
    const live = this.#options.guided.onFloor(site, id);
    const fold = live ? foldOf(live, 0) : floor;
    return settle(fold, sent, codes, this.#options.now(), 0).snapshot;
  }

  #fold(site: string, id: string): FloorFold {
    const visit = this.#options.guided.onFloor(site, id);
    const now = this.#options.now();
    return visit ? foldOf(visit, now) : emptyFold(now);
  }

  async #known(number: string, actor: Actor): Promise<AttachedRow> {
    const row = await this.#options.repository.byNumber(actor.id, number);
    if (!row) throw refuse('attached.unknown');
    return row;
  }
}

/** A visit as partners see it. */
export function visitOf(
  { number, id }: Pick<AttachedRow, 'number' | 'id'>,
  { ticket, state, items }: Snapshot,
  guideUrl?: string,
): AttachedVisit {
  return {
    number,
    visit: id,
    ...(ticket !== undefined && { ticket }),
    state,
    items: Object.keys(items)
      .toSorted()
      .map((code) => ({ code, ...items[code]! })),
    ...(guideUrl !== undefined && { guideUrl }),
  };
}

/** The class that gives nobody an advantage. */
function ordinary(site: SiteCatalogue | undefined): string {
  const classes = [...(site?.classes.values() ?? [])];
  return classes.toSorted((a, b) => a.creditMs - b.creditMs)[0]?.id ?? '';
}

/** A hash of what somebody says, whatever the order of its fields. */
function hashOf(said: unknown): string {
  const sorted = JSON.stringify(said, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('base64url');
}
