import type { Language } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { actorName, ApiError, toApiError, type Actor } from '../../platform/http/index.ts';
import { tellProblems, type Encoding } from '../../platform/sheets/index.ts';
import type { Batches } from './batches.service.ts';
import { employerErrors } from './employers.errors.ts';
import type { ImportRecord, ImportsRepository } from './imports.repository.ts';
import type { ImportFacts, RosterImport } from './imports.schemas.ts';
import { readRoster } from './read-roster.ts';
import { rosterColumns, rosterProblems } from './roster.domain.ts';
import type { RosterStore } from './roster-store.ts';

export interface ImportsOptions {
  repository: ImportsRepository;
  batches: Batches;
  store: RosterStore;
  audit: Audit;
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>;
  now: () => number;
  log: { warn(details: object, message: string): void };
}

/** A process at work on an import says so far more often; one silent for so long has ended, ms. */
const silentMs = 120_000;
/** What was read is kept so long for somebody to decide, ms. */
const keptMs = 24 * 3_600_000;

const refuse = (code: keyof typeof employerErrors): ApiError => new ApiError(employerErrors, code);

/**
 * Takes lists of people over in two steps: a file is read and checked, and nothing of it counts; then
 * somebody who has seen what is wrong takes it over, all of it at once.
 */
export class RosterImports {
  readonly #options: ImportsOptions;
  readonly #running = new Set<Promise<void>>();

  constructor(options: ImportsOptions) {
    this.#options = options;
  }

  /** Begins to read a file; `get` tells how far it is. */
  async begin(
    batchId: string,
    file: Uint8Array,
    encoding: Encoding | undefined,
    actor: Actor,
  ): Promise<RosterImport> {
    const { batches, repository, now } = this.#options;
    const batch = await batches.changeable(batchId, actor);
    const groups = await batches.groups(batchId, actor);
    if (groups.length === 0) throw refuse('import.no-groups');
    await repository.forgetBefore(new Date(now() - keptMs));
    const record = await repository.begin(batchId, actorName(actor));
    const today = new Date(now()).toISOString().slice(0, 10);
    const rules = { groups, today, examDay: batch.startsOn };
    this.#run(record.id, () => readRoster(repository, record.id, { file, encoding, rules }));
    return view(record);
  }

  async get(id: string, language: Language, actor: Actor): Promise<RosterImport> {
    const record = await this.#known(id, actor);
    const { error } = record.facts;
    const texts: Record<string, { zh: string; en: string }> = this.#options.store.errorTexts;
    const message = error === undefined ? undefined : texts[error]?.[language];
    return { ...view(record), ...(message !== undefined && { message }) };
  }

  /** What is wrong with which row, in words. */
  async problems(
    id: string,
    { after = 0, limit }: { after?: number; limit: number },
    language: Language,
    actor: Actor,
  ) {
    await this.#known(id, actor);
    const all = await this.#options.repository.problems(id);
    const end = after + limit;
    const problems = tellProblems(all.slice(after, end), rosterColumns, language, rosterProblems);
    return { problems, total: all.length, ...(end < all.length && { next: end }) };
  }

  /**
   * Takes an import over.
   * @param choice `all`: only if every row is right; `good`: those that are
   */
  async commit(id: string, choice: 'all' | 'good', actor: Actor): Promise<RosterImport> {
    const { repository, batches } = this.#options;
    const record = await this.#known(id, actor);
    await batches.changeable(record.batch, actor);
    if (record.state === 'done' || record.state === 'storing') return view(record);
    if (record.state !== 'checked') throw refuse('import.not-ready');
    if (choice === 'all' && record.bad > 0) throw refuse('import.has-problems');
    if (record.good === 0) throw refuse('import.nothing');
    if (!(await repository.move(id, 'checked', 'storing'))) throw refuse('import.not-ready');
    this.#run(id, () => this.#store(record, actor));
    return view({ ...record, state: 'storing', done: 0 });
  }

  /** Waits for what is being read and stored. */
  async close(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #store(record: ImportRecord, actor: Actor): Promise<void> {
    const { repository, store, audit, transaction } = this.#options;
    const people = await store.addPeople(record, (done) => repository.update(record.id, { done }));
    await transaction(async (tx) => {
      const known = await store.addMembers(tx, record, people);
      await repository.update(record.id, { state: 'done', known, done: record.good }, tx);
      await repository.forget(tx, record.id);
      const details = { import: record.id, added: people.length - known, known, bad: record.bad };
      await audit.append(tx, actor, {
        action: 'roster.import',
        record: `batch:${record.batch}`,
        details,
      });
    });
  }

  #run(id: string, work: () => Promise<void>): void {
    const { repository, log } = this.#options;
    const failed = async (thrown: unknown): Promise<void> => {
      const error = toApiError(thrown);
      if (error.text.status >= 500) log.warn({ err: thrown, import: id }, 'an import failed');
      const record = await repository.get(id);
      const facts: ImportFacts = { ...record?.facts, error: error.code };
      await repository.update(id, { state: 'failed', facts });
    };
    const running = work()
      .catch(failed)
      .catch((error: unknown) => log.warn({ err: error, import: id }, 'an import was lost'))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #known(id: string, actor: Actor): Promise<ImportRecord> {
    const record = await this.#options.repository.get(id);
    if (!record) throw refuse('import.unknown');
    await this.#options.batches.get(record.batch, actor);
    const working = record.state === 'reading' || record.state === 'storing';
    const silent = this.#options.now() - record.touchedAt.getTime() > silentMs;
    if (!working || !silent) return record;
    return { ...record, state: 'failed', facts: { ...record.facts, error: 'import.ended' } };
  }
}

function view({
  id,
  batch,
  state,
  total,
  done,
  good,
  bad,
  known,
  facts,
}: ImportRecord): RosterImport {
  return { id, batch, state, total, done, good, bad, known, facts };
}
