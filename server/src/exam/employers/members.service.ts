import type { Language } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { BlindIndex } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ApiError, httpErrors, toApiError, type Actor } from '../../platform/http/index.ts';
import { maskIdNumber, maskPhone, maySee, viewerOf, type PersonRecord } from '../people/index.ts';
import type { Batches } from './batches.service.ts';
import { employerErrors } from './employers.errors.ts';
import type { EmployersRepository } from './employers.repository.ts';
import { tokensOfQuery } from './member-tokens.ts';
import type { MemberRow, MembersRepository } from './members.repository.ts';
import type { Member, MemberChange, RegisterOutcome } from './members.schemas.ts';
import type { MemberState } from './employers.tables.ts';

/** The register of people, as far as showing lists needs it. */
export interface PeopleBook {
  getMany(ids: readonly string[]): Promise<Map<string, PersonRecord>>;
  /** Records of VVIPs somebody may not see. */
  hiddenFrom(seen: readonly string[]): Promise<string[]>;
}

/** Registers one member, as he is on the list; doing it again has no second effect. */
export type Registrar = (
  member: { id: string; person: string; site: string; version: number },
  actor: Actor,
) => Promise<{ visit: string; ticket?: string }>;

export interface MembersOptions {
  repository: MembersRepository;
  batches: Batches;
  employers: EmployersRepository;
  people: PeopleBook;
  index: BlindIndex;
  audit: Audit;
  register: Registrar;
}

export interface MembersAsked {
  query?: string;
  group?: string;
  department?: string;
  state?: MemberState;
  after?: string;
  limit: number;
}

const refuse = (code: keyof typeof employerErrors): ApiError => new ApiError(employerErrors, code);

/** The people on an employer's list. */
export class Members {
  readonly #options: MembersOptions;

  constructor(options: MembersOptions) {
    this.#options = options;
  }

  async list(batchId: string, asked: MembersAsked, actor: Actor) {
    const { repository, batches, employers, index } = this.#options;
    const { employer } = await batches.get(batchId, actor);
    const { query, department, limit } = asked;
    const tokens = query === undefined ? [] : tokensOfQuery(index, query);
    const path =
      department === undefined
        ? undefined
        : (await employers.departments(employer)).find(({ id }) => id === department)?.path;
    if (department !== undefined && path === undefined) throw refuse('department.unknown');
    const found = await repository.list({
      batch: batchId,
      group: asked.group,
      departmentPath: path,
      state: asked.state,
      tokens: tokens.length > 0 ? tokens : undefined,
      after: asked.after,
      limit,
      hidden: await this.#options.people.hiddenFrom(viewerOf(actor).vvips),
    });
    const rows = found.slice(0, limit);
    const next = found.length > limit ? rows.at(-1)?.id : undefined;
    return { members: await this.#open(rows, actor), ...(next !== undefined && { next }) };
  }

  async change(batchId: string, id: string, given: MemberChange, actor: Actor): Promise<Member> {
    const { repository, batches, employers, audit } = this.#options;
    await repository.transaction(async (tx) => {
      const { employer, site } = await batches.changeable(batchId, actor, tx);
      const row = await this.#known(batchId, id, tx);
      if (row.state !== 'listed') throw refuse('member.registered');
      const groups = await batches.groups(batchId, actor, tx);
      if (!groups.some((group) => group.id === given.group)) throw refuse('group.unknown');
      const departments = await employers.departments(employer, tx);
      const { department } = given;
      if (department !== undefined && !departments.some((each) => each.id === department)) {
        throw refuse('department.unknown');
      }
      if (!(await repository.change(tx, id, given.version, given))) {
        throw new ApiError(httpErrors, 'record.changed', {
          current: { version: row.version, group: row.group },
        });
      }
      const details = { member: id, group: given.group };
      await audit.append(tx, actor, {
        action: 'employer.write',
        record: `batch:${batchId}`,
        site,
        details,
      });
    });
    const [member] = await this.#open([await this.#known(batchId, id)], actor);
    if (!member) throw refuse('member.unknown');
    return member;
  }

  async remove(batchId: string, id: string, actor: Actor): Promise<void> {
    const { repository, batches, audit } = this.#options;
    await repository.transaction(async (tx) => {
      const { site } = await batches.changeable(batchId, actor, tx);
      await this.#known(batchId, id, tx);
      if (!(await repository.remove(tx, id))) throw refuse('member.registered');
      const details = { member: id, change: 'removed' };
      await audit.append(tx, actor, {
        action: 'employer.write',
        record: `batch:${batchId}`,
        site,
        details,
      });
    });
  }

  /** Registers some of a list one after the other; what is wrong with one keeps none of the others. */
  async register(
    batchId: string,
    ids: readonly string[],
    language: Language,
    actor: Actor,
  ): Promise<RegisterOutcome[]> {
    const batch = await this.#options.batches.get(batchId, actor);
    if (batch.state !== 'open') throw refuse('batch.not-open');
    const outcomes: RegisterOutcome[] = [];
    for (const id of ids) outcomes.push(await this.#registerOne(batchId, id, language, actor));
    return outcomes;
  }

  async #registerOne(
    batchId: string,
    id: string,
    language: Language,
    actor: Actor,
  ): Promise<RegisterOutcome> {
    try {
      const { person, site, version, visit } = await this.#known(batchId, id);
      if (visit !== null) return { member: id, visit };
      const registered = await this.#options.register({ id, person, site, version }, actor);
      return { member: id, ...registered };
    } catch (thrown) {
      const error = toApiError(thrown);
      // Nobody can be registered while a store is away: that is no fault of this one.
      if (error.text.status >= 500) throw thrown;
      return { member: id, code: error.code, message: error.text[language] };
    }
  }

  async #known(batchId: string, id: string, tx?: Db): Promise<MemberRow> {
    const row = await this.#options.repository.get(id, tx);
    if (!row || row.batch !== batchId) throw refuse('member.unknown');
    return row;
  }

  /** Rows with the people they name; VVIPs only for those who may see them. */
  async #open(rows: readonly MemberRow[], actor: Actor): Promise<Member[]> {
    const people = await this.#options.people.getMany(rows.map(({ person }) => person));
    const viewer = viewerOf(actor);
    return rows.flatMap((row) => {
      const person = people.get(row.person);
      return person && maySee(person, viewer) ? [shown(row, person)] : [];
    });
  }
}

function shown(row: MemberRow, person: PersonRecord): Member {
  const { name, sex, birthDate, idNumber, phone } = person;
  return {
    id: row.id,
    person: person.id,
    name,
    sex,
    birthDate,
    ...(idNumber !== undefined && { idNumber: maskIdNumber(idNumber) }),
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(row.staffNo !== null && { staffNo: row.staffNo }),
    group: row.group,
    groupName: row.groupName,
    ...(row.department !== null && { department: row.department }),
    ...(row.departmentPath !== null && { departmentPath: row.departmentPath }),
    state: row.state,
    ...(row.visit !== null && { visit: row.visit }),
    version: row.version,
  };
}
