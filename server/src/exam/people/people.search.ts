import { sql, type RawBuilder } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { idTypes } from './identity-document.domain.ts';
import { readIdNumber } from './id-number.domain.ts';
import { initialsOf, normalName } from './name.domain.ts';
import type { PeopleRepository } from './people.repository.ts';
import type { PersonRecord } from './person-record.ts';
import { identityText, phoneTailToken, phoneToken, prefixToken } from './people.seal.ts';
import type { PeopleTables } from './people.tables.ts';
import { tokenPart, type PeopleQuery } from './search.domain.ts';

/** Who looks: a VVIP is there only for those who may see him. */
export interface Viewer {
  /** Ids of the VVIPs he may see. */
  vvips: readonly string[];
}

export interface SearchPage {
  /** Newest record first. */
  people: PersonRecord[];
  next?: number;
}

/** Rows read at a time; more than a page, because a few are weeded out after opening. */
const chunk = 60;
/** How often to read on for a page before the caller is sent on with `next`. */
const mostReads = 8;

/**
 * Finds people by what lies in the blind index. Each page is a walk along one index in the order of the
 * records' numbers, so a beginning that a hundred thousand people share costs no more than a rare one.
 */
export class PeopleSearch {
  readonly #db: Db;
  readonly #seals: Seals;
  readonly #people: PeopleRepository;

  constructor(db: Db, seals: Seals, people: PeopleRepository) {
    this.#db = db;
    this.#seals = seals;
    this.#people = people;
  }

  /** @param after the `next` of the page before */
  async find(
    query: PeopleQuery,
    viewer: Viewer,
    limit: number,
    after?: number,
  ): Promise<SearchPage> {
    const wanted = conditions(query, this.#seals);
    const people = new Map<string, PersonRecord>();
    let from = after;
    for (let reads = 0; reads < mostReads; reads++) {
      const found = await this.#read(wanted, viewer, from);
      const standing = await this.#standing(found);
      for (const own of found) {
        const person = standing.get(own.id);
        if (person && agrees(own, query) && maySee(person, viewer) && !people.has(person.id)) {
          if (people.size === limit) return { people: [...people.values()], next: from! };
          people.set(person.id, person);
        }
        from = own.no;
      }
      if (found.length < chunk) return { people: [...people.values()] };
    }
    return { people: [...people.values()], ...(from !== undefined && { next: from }) };
  }

  async #read(
    wanted: readonly RawBuilder<boolean>[],
    { vvips }: Viewer,
    from: number | undefined,
  ): Promise<PersonRecord[]> {
    let query = this.#db.withTables<PeopleTables>().selectFrom('people').selectAll();
    for (const each of wanted) query = query.where(each);
    if (from !== undefined) query = query.where('no', '<', from);
    const rows = await query
      .where((eb) =>
        vvips.length === 0
          ? eb('vvip', '=', false)
          : eb.or([eb('vvip', '=', false), eb('id', 'in', vvips), eb('merged_into', 'in', vvips)]),
      )
      .orderBy('no', 'desc')
      .limit(chunk)
      .execute();
    return rows.map((row) => this.#people.open(row));
  }

  /** The records found stand for, by id: themselves unless they have been merged. */
  async #standing(found: readonly PersonRecord[]): Promise<Map<string, PersonRecord>> {
    const standing = new Map(found.map((person) => [person.id, person]));
    for (const { id, mergedInto } of found) {
      if (mergedInto === undefined) continue;
      const person = await this.#people.standing(mergedInto);
      if (person) standing.set(id, person);
    }
    return standing;
  }
}

export function maySee(person: { id: string; vvip: boolean }, { vvips }: Viewer): boolean {
  return !person.vvip || vvips.includes(person.id);
}

function conditions(query: PeopleQuery, { index }: Seals): RawBuilder<boolean>[] {
  const found: RawBuilder<boolean>[] = [];
  const equal = (column: string, value: unknown): void => {
    found.push(sql<boolean>`${sql.ref(column)} = ${value}`);
  };
  for (const kind of ['name', 'initials'] as const) {
    const text = query[kind];
    if (text === undefined) continue;
    const { length, part } = tokenPart(text);
    equal(`${kind}${length}`, prefixToken(index, kind, part));
  }
  if (query.phone !== undefined) equal('phone_whole', phoneToken(index, query.phone));
  if (query.phoneTail !== undefined) equal('phone_tail', phoneTailToken(index, query.phoneTail));
  if (query.birthDate !== undefined) equal('birth_date', query.birthDate);
  if (query.no !== undefined) equal('no', query.no);
  if (query.idNumber !== undefined) {
    const digests = possibleIdentities(query.idNumber).map((each) =>
      index.digest('identity', each),
    );
    found.push(sql<boolean>`identity in (${sql.join(digests)})`);
  }
  return found;
}

/** Whatever kind of document a number typed may be of. */
function possibleIdentities(number: string): string[] {
  const read = readIdNumber(number, '9999-12-31');
  const card = read.ok ? read.value.number : number;
  return idTypes.map((idType) => identityText(idType, idType === 'id-card' ? card : number));
}

/** Tokens reach three signs and may agree by chance: the opened record decides. */
function agrees(person: PersonRecord, query: PeopleQuery): boolean {
  const { name, initials, phone, phoneTail } = query;
  return (
    (name === undefined || normalName(person.name).startsWith(name)) &&
    (initials === undefined || initialsOf(person.name).startsWith(initials)) &&
    (phone === undefined || person.phone === phone) &&
    (phoneTail === undefined || person.phone?.endsWith(phoneTail) === true)
  );
}
