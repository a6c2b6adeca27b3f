import { Value } from 'typebox/value';
import { json, type Db } from '../../platform/db/index.ts';
import { entryKinds, entrySchemas, type Entries } from './catalogue.schemas.ts';
import type { CatalogueTables } from './catalogue.tables.ts';
import { brokenReferences } from './references.domain.ts';

/** Before every day that matters. */
const alwaysFrom = '2000-01-01';

/** No entries at all. */
function noEntries(): Entries {
  return Object.fromEntries(entryKinds.map((kind) => [kind, []])) as unknown as Entries;
}

/** The catalogue's entries in the database. */
export class CatalogueRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<CatalogueTables>();
  }

  /** Fills the kinds of which there never was an entry. Several nodes may try at once. */
  async fill(entries: Entries): Promise<void> {
    const present = await this.#db
      .selectFrom('catalogue_versions')
      .select('kind')
      .distinct()
      .execute();
    const known = new Set(present.map(({ kind }) => kind));
    const rows = entryKinds
      .filter((kind) => !known.has(kind))
      .flatMap((kind) =>
        entries[kind].map((entry, position) => ({
          kind,
          id: entry.id,
          version: 1,
          valid_from: alwaysFrom,
          entry: json(entry as unknown),
          position,
          changed_by: 'system:start',
          note: null,
        })),
      );
    if (rows.length === 0) return;
    await this.#db
      .insertInto('catalogue_versions')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['kind', 'id', 'version']).doNothing())
      .execute();
  }

  /** The number that grows with every change. */
  async revision(): Promise<number> {
    const row = await this.#db
      .selectFrom('catalogue_revision')
      .select('revision')
      .executeTakeFirstOrThrow();
    return row.revision;
  }

  /**
   * All entries as they are on a day, checked.
   * @param day `YYYY-MM-DD`
   * @throws Error naming what is wrong
   */
  async load(day: string): Promise<Entries> {
    const entries = await this.read(day);
    const broken = brokenReferences(entries);
    if (broken.length > 0) {
      const said = broken.map(({ kind, id, names }) => `${kind} ${id}: ${names}`);
      throw new Error(`catalogue: ${said.join('; ')}`);
    }
    return entries;
  }

  /**
   * All entries as they are on a day, each checked by itself.
   * @throws Error naming the first that is wrong
   */
  async read(day: string): Promise<Entries> {
    const rows = await this.#db
      .with('valid', (db) =>
        db
          .selectFrom('catalogue_versions')
          .distinctOn(['kind', 'id'])
          .select(['kind', 'id', 'entry', 'position'])
          .where('valid_from', '<=', day)
          .orderBy('kind')
          .orderBy('id')
          .orderBy('valid_from', 'desc')
          .orderBy('version', 'desc'),
      )
      .selectFrom('valid')
      .select(['kind', 'id', 'entry'])
      .where('entry', 'is not', null)
      .orderBy('kind')
      .orderBy('position')
      .orderBy('id')
      .execute();
    const entries = noEntries();
    for (const { kind, id, entry } of rows) {
      const problem = [...Value.Errors(entrySchemas[kind], entry)][0];
      if (problem) {
        throw new Error(`catalogue: ${kind} ${id}${problem.instancePath} ${problem.message}`);
      }
      (entries[kind] as unknown[]).push(entry);
    }
    return entries;
  }
}
