import type { Audit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Db } from '../../platform/db/index.ts';
import { ApiError, httpErrors, type Actor } from '../../platform/http/index.ts';
import { isCreditCode } from './credit-code.domain.ts';
import { employerErrors } from './employers.errors.ts';
import type { EmployersRepository } from './employers.repository.ts';
import type { Department, Employer, EmployerChange, EmployerGiven } from './employers.schemas.ts';
import { employersOf, requireEmployer } from './scope.ts';

/** An account that looks after employers. */
export interface Liaison {
  id: string;
  name: string;
  employers: string[];
}

/** Binds accounts of liaisons to employers; kept with the accounts. */
export interface Bindings {
  /** Every account that may be bound. */
  all(tx?: Db): Promise<Liaison[]>;
  /** Within a transaction. */
  bind(tx: Db, user: string, employer: string, bound?: boolean): Promise<void>;
  /** Once the transaction is over. */
  learn(users: readonly string[]): Promise<void>;
}

export interface EmployersOptions {
  repository: EmployersRepository;
  audit: Audit;
  bindings: Bindings;
}

/** What a broken unique constraint means, by its name. */
const taken: Record<string, keyof typeof employerErrors> = {
  employers_name: 'employer.name-taken',
  employers_credit_code: 'employer.credit-code-taken',
  employer_departments_path: 'department.taken',
  employer_batches_name: 'batch.name-taken',
  employer_groups_name: 'group.name-taken',
};

/** Runs a write; a name that is taken becomes the error that says so. */
export async function named<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    for (const [constraint, code] of Object.entries(taken)) {
      if (isUniqueViolation(error, constraint)) throw new ApiError(employerErrors, code);
    }
    throw error;
  }
}

export const changed = (current: unknown): ApiError =>
  new ApiError(httpErrors, 'record.changed', { current });

/** Employers and their departments. */
export class Employers {
  readonly #options: EmployersOptions;

  constructor(options: EmployersOptions) {
    this.#options = options;
  }

  async list(query: { query?: string; after?: string; limit: number }, actor: Actor) {
    const { limit } = query;
    const found = await this.#options.repository.list({ ...query, within: employersOf(actor) });
    const employers = found.slice(0, limit);
    const next = found.length > limit ? employers.at(-1)?.id : undefined;
    return { employers, ...(next !== undefined && { next }) };
  }

  async get(id: string, actor: Actor): Promise<Employer> {
    requireEmployer(actor, 'employer.read', id);
    return this.#known(id);
  }

  async add(given: EmployerGiven, actor: Actor): Promise<Employer> {
    checkCode(given);
    const { repository, audit, bindings } = this.#options;
    const bound = actor.kind === 'user' && actor.roles.includes('liaison');
    const add = repository.transaction(async (tx) => {
      const employer = await repository.add(tx, given);
      if (bound) await bindings.bind(tx, actor.id, employer.id);
      await audit.append(tx, actor, {
        action: 'employer.write',
        record: `employer:${employer.id}`,
      });
      return employer;
    });
    const employer = await named(add);
    if (bound) await bindings.learn([actor.id]);
    return employer;
  }

  /** Who looks after an employer, and who else might. */
  async liaisons(id: string, actor: Actor) {
    await this.get(id, actor);
    const all = await this.#options.bindings.all();
    return all.map(({ id: user, name, employers }) => ({
      id: user,
      name,
      bound: employers.includes(id),
    }));
  }

  /** Says who looks after an employer from now on. */
  async bindLiaisons(id: string, users: readonly string[], actor: Actor) {
    requireEmployer(actor, 'employer.bind-liaison', id);
    const { repository, audit, bindings } = this.#options;
    const changed = await repository.transaction(async (tx) => {
      await this.#known(id, tx);
      const all = await bindings.all(tx);
      const moved = all.filter((each) => each.employers.includes(id) !== users.includes(each.id));
      for (const each of moved) await bindings.bind(tx, each.id, id, users.includes(each.id));
      const details = { liaisons: [...users] };
      await audit.append(tx, actor, {
        action: 'employer.bind-liaison',
        record: `employer:${id}`,
        details,
      });
      return moved.map((each) => each.id);
    });
    await bindings.learn(changed);
    return this.liaisons(id, actor);
  }

  async change(id: string, given: EmployerChange, actor: Actor): Promise<Employer> {
    requireEmployer(actor, 'employer.write', id);
    checkCode(given);
    const { repository, audit } = this.#options;
    const { version, ...fields } = given;
    const change = repository.transaction(async (tx) => {
      if (given.state === 'closed' && (await repository.openBatches(tx, id)) > 0) {
        throw new ApiError(employerErrors, 'employer.in-use');
      }
      const employer = await repository.change(tx, id, fields, version);
      if (!employer) throw changed(await this.#known(id, tx));
      const details = { version: employer.version, state: employer.state };
      await audit.append(tx, actor, {
        action: 'employer.write',
        record: `employer:${id}`,
        details,
      });
      return employer;
    });
    return named(change);
  }

  async departments(employer: string, actor: Actor): Promise<Department[]> {
    await this.get(employer, actor);
    return this.#options.repository.departments(employer);
  }

  async addDepartment(
    employer: string,
    { name, parent }: { name: string; parent?: string },
    actor: Actor,
  ): Promise<Department> {
    requireEmployer(actor, 'employer.write', employer);
    await this.#known(employer);
    const { repository } = this.#options;
    const add = repository.transaction(async (tx) => {
      const above = parent === undefined ? undefined : await this.#department(tx, employer, parent);
      const department = await repository.addDepartment(tx, employer, name, above);
      await this.#note(tx, actor, employer, { department: department.id, change: 'added' });
      return department;
    });
    return named(add);
  }

  async renameDepartment(
    employer: string,
    id: string,
    { name, version }: { name: string; version: number },
    actor: Actor,
  ): Promise<Department> {
    requireEmployer(actor, 'employer.write', employer);
    const { repository } = this.#options;
    const rename = repository.transaction(async (tx) => {
      const known = await this.#department(tx, employer, id);
      const department = await repository.renameDepartment(tx, known, name, version);
      if (!department) throw changed(known);
      await this.#note(tx, actor, employer, { department: id, change: 'renamed' });
      return department;
    });
    return named(rename);
  }

  async removeDepartment(employer: string, id: string, actor: Actor): Promise<void> {
    requireEmployer(actor, 'employer.write', employer);
    const { repository } = this.#options;
    await repository.transaction(async (tx) => {
      await this.#department(tx, employer, id);
      if (await repository.departmentUsed(tx, id)) {
        throw new ApiError(employerErrors, 'department.in-use');
      }
      await repository.removeDepartment(tx, id);
      await this.#note(tx, actor, employer, { department: id, change: 'removed' });
    });
  }

  async #known(id: string, tx?: Db): Promise<Employer> {
    const employer = await this.#options.repository.get(id, tx);
    if (!employer) throw new ApiError(employerErrors, 'employer.unknown');
    return employer;
  }

  async #department(tx: Db, employer: string, id: string): Promise<Department> {
    const all = await this.#options.repository.departments(employer, tx);
    const department = all.find((each) => each.id === id);
    if (!department) throw new ApiError(employerErrors, 'department.unknown');
    return department;
  }

  #note(tx: Db, actor: Actor, employer: string, details: Record<string, unknown>): Promise<void> {
    const entry = { action: 'employer.write', record: `employer:${employer}`, details };
    return this.#options.audit.append(tx, actor, entry);
  }
}

function checkCode({ creditCode }: EmployerGiven): void {
  if (creditCode !== undefined && !isCreditCode(creditCode)) {
    throw new ApiError(employerErrors, 'employer.credit-code', {
      details: { field: 'creditCode' },
    });
  }
}
