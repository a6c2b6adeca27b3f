import { may } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { BatchesRepository } from './batches.repository.ts';
import { employerErrors } from './employers.errors.ts';
import type { EmployersRepository } from './employers.repository.ts';
import type { Batch, BatchChange, BatchGiven, Group, GroupGiven } from './employers.schemas.ts';
import { changed, named } from './employers.service.ts';
import type { BatchState } from './employers.tables.ts';
import { groupProblem } from './group.domain.ts';
import { employersOf, requireBatch, requireEmployer } from './scope.ts';

export interface BatchesOptions {
  repository: BatchesRepository;
  employers: EmployersRepository;
  catalogue: Catalogue;
  audit: Audit;
  /** People the actor may not see, nor notice by a count. */
  hidden(actor: Actor, tx?: Db): Promise<string[]>;
}

const refuse = (code: keyof typeof employerErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(employerErrors, code, details && { details });

/** Exam batches of employers and the groups within them. */
export class Batches {
  readonly #options: BatchesOptions;

  constructor(options: BatchesOptions) {
    this.#options = options;
  }

  async list(
    query: { employer?: string; state?: BatchState; after?: string; limit: number },
    actor: Actor,
  ) {
    const { limit, employer } = query;
    if (employer !== undefined) requireEmployer(actor, 'employer.read', employer);
    const hidden = await this.#options.hidden(actor);
    const scope = { sites: actor.sites, within: employersOf(actor), hidden };
    const found = await this.#options.repository.list({ ...query, ...scope });
    const batches = found.slice(0, limit);
    const next = found.length > limit ? batches.at(-1)?.id : undefined;
    return { batches, ...(next !== undefined && { next }) };
  }

  /** A batch the actor may see. */
  async get(id: string, actor: Actor, tx?: Db): Promise<Batch> {
    const hidden = await this.#options.hidden(actor, tx);
    const batch = await this.#options.repository.get(id, tx, hidden);
    if (!batch) throw refuse('batch.unknown');
    requireBatch(actor, 'employer.read', batch);
    return batch;
  }

  /** A batch whose list and groups the actor may change now. */
  async changeable(id: string, actor: Actor, tx?: Db): Promise<Batch> {
    const batch = await this.get(id, actor, tx);
    requireBatch(actor, 'employer.write', batch);
    if (batch.state === 'closed') throw refuse('batch.closed');
    return batch;
  }

  async add(employer: string, given: BatchGiven, actor: Actor): Promise<Batch> {
    requireEmployer(actor, 'employer.write', employer);
    requireSite(actor, given.site);
    const known = await this.#options.employers.get(employer);
    if (!known) throw refuse('employer.unknown');
    if (known.state === 'closed') throw refuse('employer.closed');
    this.#check(given);
    const { repository } = this.#options;
    const add = repository.transaction(async (tx) => {
      const id = await repository.add(tx, employer, given);
      await this.#note(tx, actor, given.site, id, { change: 'added' });
      return id;
    });
    return this.get(await named(add), actor);
  }

  async change(id: string, given: BatchChange, actor: Actor): Promise<Batch> {
    const { repository } = this.#options;
    this.#check(given);
    requireSite(actor, given.site);
    const change = repository.transaction(async (tx) => {
      const before = await this.get(id, actor, tx);
      requireBatch(actor, 'employer.write', before);
      const moved = before.site !== given.site || before.examType !== given.examType;
      if (moved && before.registered > 0) throw refuse('batch.has-members');
      if (before.state === 'closed' && !may(actor, 'employer.bind-liaison')) {
        throw refuse('batch.closed');
      }
      if (!(await repository.change(tx, id, given))) throw changed(before);
      await this.#note(tx, actor, given.site, id, { state: given.state });
    });
    await named(change);
    return this.get(id, actor);
  }

  async groups(batch: string, actor: Actor, tx?: Db): Promise<Group[]> {
    const { site } = await this.get(batch, actor, tx);
    const hidden = await this.#options.hidden(actor, tx);
    const groups = await this.#options.repository.groups(batch, tx, hidden);
    const packages = this.#options.catalogue.site(site)?.packages;
    return groups.map((group) => {
      const packageName = packages?.get(group.packageId)?.name;
      return { ...group, ...(packageName !== undefined && { packageName }) };
    });
  }

  async addGroup(batch: string, given: GroupGiven, actor: Actor): Promise<Group> {
    const { repository } = this.#options;
    const add = repository.transaction(async (tx) => {
      const known = await this.changeable(batch, actor, tx);
      this.#checkGroup(given, known);
      const id = await repository.addGroup(tx, batch, given);
      await this.#note(tx, actor, known.site, batch, { group: id, change: 'added' });
      return id;
    });
    return this.#group(batch, await named(add), actor);
  }

  async changeGroup(
    batch: string,
    id: string,
    { version, ...given }: GroupGiven & { version: number },
    actor: Actor,
  ): Promise<Group> {
    const { repository } = this.#options;
    const change = repository.transaction(async (tx) => {
      const known = await this.changeable(batch, actor, tx);
      this.#checkGroup(given, known);
      const before = await this.#groupIn(tx, batch, id);
      const same = (group: GroupGiven) => JSON.stringify([group.packageId, payerOf(group)]);
      if (before.registered > 0 && same(before) !== same(given)) throw refuse('group.registered');
      if (!(await repository.changeGroup(tx, id, given, version))) throw changed(before);
      await this.#note(tx, actor, known.site, batch, { group: id, change: 'changed' });
    });
    await named(change);
    return this.#group(batch, id, actor);
  }

  async removeGroup(batch: string, id: string, actor: Actor): Promise<void> {
    const { repository } = this.#options;
    await repository.transaction(async (tx) => {
      const { site } = await this.changeable(batch, actor, tx);
      const group = await this.#groupIn(tx, batch, id);
      if (group.listed > 0) throw refuse('group.in-use', { listed: group.listed });
      await repository.removeGroup(tx, id);
      await this.#note(tx, actor, site, batch, { group: id, change: 'removed' });
    });
  }

  async #group(batch: string, id: string, actor: Actor): Promise<Group> {
    const group = (await this.groups(batch, actor)).find((each) => each.id === id);
    if (!group) throw refuse('group.unknown');
    return group;
  }

  async #groupIn(tx: Db, batch: string, id: string): Promise<Group> {
    const groups = await this.#options.repository.groups(batch, tx);
    const group = groups.find((each) => each.id === id);
    if (!group) throw refuse('group.unknown');
    return group;
  }

  #check({ site, examType, startsOn, endsOn }: BatchGiven): void {
    if (endsOn < startsOn) throw refuse('batch.dates', { field: 'endsOn' });
    if (!this.#options.catalogue.site(site)?.examTypes.has(examType)) {
      throw refuse('batch.exam-type', { field: 'examType' });
    }
  }

  #checkGroup(given: GroupGiven, { site, examType }: Batch): void {
    const problem = groupProblem(given, this.#options.catalogue.site(site), examType);
    if (problem) throw refuse(problem, { field: problem.split('.')[1] });
  }

  #note(tx: Db, actor: Actor, site: string, batch: string, details: Record<string, unknown>) {
    const entry = { action: 'employer.write', record: `batch:${batch}`, site, details };
    return this.#options.audit.append(tx, actor, entry);
  }
}

const payerOf = ({ payer }: GroupGiven) => [payer.package, payer.added, payer.limitFen ?? null];
