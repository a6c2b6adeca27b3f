import { may } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Seals } from '../../platform/crypto/index.ts';
import { isUniqueViolation, type Db } from '../../platform/db/index.ts';
import { actorName, ApiError, type Actor } from '../../platform/http/index.ts';
import { familyOf, tie, untie } from './family.ts';
import { merge, unmerge } from './merges.ts';
import { checkGiven } from './person-check.domain.ts';
import { peopleErrors } from './people.errors.ts';
import type { PeopleRepository } from './people.repository.ts';
import { asGiven, type PersonRecord } from './person-record.ts';
import type {
  NewPerson,
  PeopleFound,
  PersonChange,
  PersonDetails,
  PersonGiven,
  PersonShown,
  PersonWhole,
} from './people.schemas.ts';
import { maySee, type PeopleSearch, type Viewer } from './people.search.ts';
import type { Relation } from './relations.ts';
import { deletePhoto, hasPhoto, photoType, readPhoto, savePhoto } from './photos.ts';
import { readQuery } from './search.domain.ts';
import { personShown } from './shown.domain.ts';

export interface PeopleOptions {
  db: Db;
  seals: Seals;
  repository: PeopleRepository;
  search: PeopleSearch;
  audit: Audit;
  /** Today where the hospital is, `YYYY-MM-DD`. */
  today(): string;
  /** Whether two records have a visit on the same day that still stands. */
  bothHere(tx: Db, one: string, other: string): Promise<boolean>;
  /** Lets whoever makes somebody a VVIP go on seeing him; in that transaction. */
  vvipMade(tx: Db, person: string, actor: Actor): Promise<void>;
  /** People whose records have changed, after the transaction. */
  changed(people: readonly string[], actor: Actor): Promise<void>;
}

/** The VVIPs somebody may see. */
export function viewerOf(actor: Actor): Viewer {
  return { vvips: (actor.kind === 'user' && actor.vvips) || [] };
}

const refuse = (
  code: keyof typeof peopleErrors,
  details?: Record<string, unknown>,
  current?: unknown,
): ApiError =>
  new ApiError(peopleErrors, code, {
    ...(details && { details }),
    ...(current !== undefined && { current }),
  });

/** The people's records. To whom somebody is invisible, there he does not exist. */
export class People {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** @throws ApiError `person.search` where nothing can be made of the query */
  async find(text: string, actor: Actor, limit: number, after?: number): Promise<PeopleFound> {
    const query = readQuery(text);
    if (!query) throw refuse('person.search');
    const found = await this.#options.search.find(query, viewerOf(actor), limit, after);
    return {
      people: found.people.map((person) => this.#shown(person)),
      ...(found.next !== undefined && { next: found.next }),
    };
  }

  /** Adds somebody. @throws ApiError `person.exists` with whom, as far as the actor may see him */
  async add(given: NewPerson, actor: Actor): Promise<PersonDetails> {
    const { vvip = false, ...typed } = given;
    const checked = checkGiven(typed, this.#options.today());
    const known = await this.#options.repository.find(checked);
    if (known) throw refuse('person.exists', this.#named(known, actor));
    const person = await this.#options.db.transaction().execute(async (tx) => {
      const added = await this.#options.repository.findOrAdd(tx, checked);
      await this.#setVvip(tx, added, vvip, actor);
      await this.#note(tx, actor, 'person.add', added.id, {});
      return added;
    });
    await this.#options.changed([person.id], actor);
    return this.#details({ ...person, vvip });
  }

  /** Who opens the record of a VVIP is written down. @throws ApiError `person.unknown` */
  async get(id: string, actor: Actor): Promise<PersonDetails> {
    const person = await this.visible(id, actor);
    if (person.vvip) {
      const { db } = this.#options;
      await db.transaction().execute((tx) => this.#note(tx, actor, 'person.read', person.id, {}));
    }
    const details = await this.#details(person, actor);
    return person.id === id ? details : { ...details, askedFor: id };
  }

  /** The record that stands for this one, if the actor may see him. @throws ApiError `person.unknown` */
  async visible(id: string, actor: Actor): Promise<PersonRecord> {
    const person = await this.#options.repository.standing(id);
    if (!person || !maySee(person, viewerOf(actor))) throw refuse('person.unknown');
    return person;
  }

  /** The whole numbers; who asks is written down. */
  async unmask(id: string, actor: Actor): Promise<PersonWhole> {
    const { idNumber, phone, address, contact } = await this.visible(id, actor);
    await this.#options.db
      .transaction()
      .execute((tx) => this.#note(tx, actor, 'person.unmask', id, {}));
    return {
      ...(idNumber !== undefined && { idNumber }),
      ...(phone !== undefined && { phone }),
      ...(address !== undefined && { address }),
      ...(contact !== undefined && { contact }),
    };
  }

  /** @throws ApiError `record.changed` with the present record, `person.exists` */
  async change(id: string, change: PersonChange, actor: Actor): Promise<PersonDetails> {
    const known = await this.visible(id, actor);
    const { vvip = known.vvip, version } = change;
    if (known.id !== id) throw refuse('person.merged', { into: known.id });
    if (vvip !== known.vvip && !may(actor, 'person.vvip')) throw refuse('person.vvip');
    const next = checkGiven(changed(known, change), this.#options.today());
    const person = await this.#storing(() =>
      this.#options.db.transaction().execute(async (tx) => {
        const now = await this.#options.repository.lock(tx, id);
        if (now?.version !== version) return undefined;
        const written = await this.#options.repository.write(tx, now, next);
        await this.#setVvip(tx, written, vvip, actor);
        const fields = Object.keys(change).filter((field) => field !== 'version');
        await this.#note(tx, actor, 'person.change', id, { fields });
        return { ...written, vvip };
      }),
    );
    if (!person) {
      const now = (await this.#options.repository.get(id)) ?? known;
      throw refuse('record.changed', undefined, await this.#details(now, actor));
    }
    await this.#options.changed([id], actor);
    return this.#details((await this.#options.repository.get(id)) ?? person, actor);
  }

  /** Records that may be the same person's, likeliest first. */
  async alike(id: string, actor: Actor): Promise<PersonShown[]> {
    const person = await this.visible(id, actor);
    const found = await this.#options.repository.alike(person);
    return found.filter((each) => maySee(each, viewerOf(actor))).map((each) => this.#shown(each));
  }

  async merge(kept: string, merged: string, actor: Actor): Promise<PersonDetails> {
    if (kept === merged) throw refuse('merge.same');
    for (const id of [kept, merged]) await this.visible(id, actor);
    await this.#options.db.transaction().execute(async (tx) => {
      if (await this.#options.bothHere(tx, kept, merged)) throw refuse('merge.both-here');
      const id = await merge(tx, kept, merged, actorName(actor));
      await this.#note(tx, actor, 'person.merge', kept, { merged, merge: id });
    });
    await this.#options.changed([kept, merged], actor);
    return this.get(kept, actor);
  }

  async unmerge(kept: string, id: string, actor: Actor): Promise<PersonDetails> {
    await this.visible(kept, actor);
    const merged = await this.#options.db.transaction().execute(async (tx) => {
      const other = await unmerge(tx, kept, id, actorName(actor));
      await this.#note(tx, actor, 'person.unmerge', kept, { merged: other, merge: id });
      return other;
    });
    await this.#options.changed([kept, merged], actor);
    return this.get(kept, actor);
  }

  /** @throws ApiError `photo.form` */
  async setPhoto(id: string, bytes: Buffer, actor: Actor): Promise<void> {
    const type = photoType(bytes);
    if (type === undefined) throw refuse('photo.form');
    const person = await this.visible(id, actor);
    await this.#options.db.transaction().execute(async (tx) => {
      await savePhoto(tx, this.#options.seals, person.id, type, bytes);
      await this.#note(tx, actor, 'person.photo', person.id, { bytes: bytes.length });
    });
  }

  /** @throws ApiError `photo.unknown` */
  async photo(id: string, actor: Actor): Promise<{ type: string; bytes: Buffer }> {
    const person = await this.visible(id, actor);
    const photo = await readPhoto(this.#options.db, this.#options.seals, person.id);
    if (!photo) throw refuse('photo.unknown');
    return photo;
  }

  async deletePhoto(id: string, actor: Actor): Promise<void> {
    const person = await this.visible(id, actor);
    await this.#options.db.transaction().execute(async (tx) => {
      if (!(await deletePhoto(tx, person.id))) throw refuse('photo.unknown');
      await this.#note(tx, actor, 'person.photo', person.id, { deleted: true });
    });
  }

  async setRelative(
    id: string,
    relative: string,
    relation: Relation | undefined,
    actor: Actor,
  ): Promise<PersonDetails> {
    const [person, other] = [await this.visible(id, actor), await this.visible(relative, actor)];
    if (person.id === other.id) throw refuse('family.self');
    await this.#options.db.transaction().execute(async (tx) => {
      if (relation) await tie(tx, person.id, other.id, relation, actorName(actor));
      else await untie(tx, person.id, other.id);
      const details = { relative: other.id, relation: relation ?? null };
      await this.#note(tx, actor, 'person.family', person.id, details);
    });
    return this.#details(person, actor);
  }

  async #setVvip(tx: Db, person: PersonRecord, vvip: boolean, actor: Actor): Promise<void> {
    if (vvip === person.vvip) return;
    await this.#options.repository.setVvip(tx, person.id, vvip);
    if (vvip) await this.#options.vvipMade(tx, person.id, actor);
  }

  async #details(person: PersonRecord, actor?: Actor): Promise<PersonDetails> {
    const { db, repository } = this.#options;
    const viewer: Viewer = actor ? viewerOf(actor) : { vvips: [person.id] };
    const ties = await familyOf(db, person.id);
    const relatives = await repository.standingOf(ties.map(({ relative }) => relative));
    const family = ties.flatMap(({ relative, relation }) => {
      const other = relatives.get(relative);
      return other && maySee(other, viewer) ? [{ relation, person: this.#shown(other) }] : [];
    });
    const merged = await repository.mergedInto(person.id);
    return {
      ...this.#shown(person),
      version: person.version,
      hasAddress: person.address !== undefined,
      hasContact: person.contact !== undefined,
      plates: person.plates ?? [],
      photo: await hasPhoto(db, person.id),
      family,
      merged: merged.map(({ merge: id, at, person: other }) => ({
        merge: id,
        at: at.toISOString(),
        person: this.#shown(other),
      })),
    };
  }

  #named(person: PersonRecord, actor: Actor): Record<string, unknown> {
    return maySee(person, viewerOf(actor)) ? { person: person.id, no: person.no } : {};
  }

  #shown(person: PersonRecord): PersonShown {
    return personShown(person, this.#options.today());
  }

  #note(tx: Db, actor: Actor, action: string, id: string, details: Record<string, unknown>) {
    return this.#options.audit.append(tx, actor, { action, record: `person:${id}`, details });
  }

  /** The document belongs to another record already. */
  async #storing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isUniqueViolation(error)) throw refuse('person.exists');
      throw error;
    }
  }
}

/** What a record becomes: what is left out stays, null takes away. */
function changed(known: PersonRecord, change: PersonChange): PersonGiven {
  const fields = ['name', 'sex', 'birthDate', 'idType', 'idNumber', 'phone', 'address'] as const;
  const next: Record<string, unknown> = { ...asGiven(known) };
  for (const field of [...fields, 'contact', 'plates'] as const) {
    if (change[field] === null) delete next[field];
    else if (change[field] !== undefined) next[field] = change[field];
  }
  return next as PersonGiven;
}
