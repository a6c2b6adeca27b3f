import { Value } from 'typebox/value';
import { json, type Db } from '../../platform/db/index.ts';
import { brokenReferences } from './catalogue.domain.ts';
import { entrySchemas, type Entries, type EntryKind } from './catalogue.schemas.ts';
import type { CatalogueTables } from './catalogue.tables.ts';

const kinds = Object.keys(entrySchemas) as EntryKind[];

/** The catalogue's entries in the database. */
export class CatalogueRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<CatalogueTables>();
  }

  /** Fills an empty catalogue; one that has entries is left alone. Several nodes may try at once. */
  async fill(entries: Entries): Promise<void> {
    const some = await this.#db.selectFrom('catalogue_entries').select('id').limit(1).execute();
    if (some.length > 0) return;
    const rows = kinds.flatMap((kind) =>
      entries[kind].map((entry, position) => ({
        kind,
        id: entry.id,
        position,
        entry: json(entry),
      })),
    );
    await this.#db
      .insertInto('catalogue_entries')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
      .execute();
  }

  /**
   * All entries, checked.
   * @throws Error naming what is wrong
   */
  async load(): Promise<Entries> {
    const rows = await this.#db
      .selectFrom('catalogue_entries')
      .select(['kind', 'id', 'entry'])
      .orderBy('kind')
      .orderBy('position')
      .orderBy('id')
      .execute();
    const entries: Entries = { station: [], item: [], package: [], site: [], room: [], staff: [] };
    for (const { kind, id, entry } of rows) {
      const problem = [...Value.Errors(entrySchemas[kind], entry)][0];
      if (problem) {
        throw new Error(`catalogue: ${kind} ${id}${problem.instancePath} ${problem.message}`);
      }
      (entries[kind] as unknown[]).push(entry);
    }
    const broken = brokenReferences(entries);
    if (broken.length > 0) throw new Error(`catalogue: ${broken.join('; ')}`);
    return entries;
  }
}
