import type { Db } from '../../platform/db/index.ts';
import type { PeopleTables } from './people.tables.ts';
import { converse, type Relation } from './relations.ts';

export interface FamilyTie {
  relative: string;
  relation: Relation;
}

/** The relatives noted of a person. */
export async function familyOf(db: Db, person: string): Promise<FamilyTie[]> {
  const rows = await db
    .withTables<PeopleTables>()
    .selectFrom('person_family')
    .select(['relative_id', 'relation'])
    .where('person_id', '=', person)
    .orderBy('added_at')
    .limit(100)
    .execute();
  return rows.map(({ relative_id: relative, relation }) => ({ relative, relation }));
}

/** Notes a relative, seen from both. */
export async function tie(
  tx: Db,
  person: string,
  relative: string,
  relation: Relation,
  by: string,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('person_family')
    .values([
      { person_id: person, relative_id: relative, relation, added_by: by },
      {
        person_id: relative,
        relative_id: person,
        relation: converse[relation],
        added_by: by,
      },
    ])
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'relative_id']).doUpdateSet((eb) => ({
        relation: eb.ref('excluded.relation'),
        added_by: eb.ref('excluded.added_by'),
      })),
    )
    .execute();
}

export async function untie(tx: Db, person: string, relative: string): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .deleteFrom('person_family')
    .where((eb) =>
      eb.or([
        eb.and({ person_id: person, relative_id: relative }),
        eb.and({ person_id: relative, relative_id: person }),
      ]),
    )
    .execute();
}
