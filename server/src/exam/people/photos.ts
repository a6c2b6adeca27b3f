import { sql } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { photoContext } from './people.seal.ts';
import type { PeopleTables } from './people.tables.ts';

/** Most bytes of a photograph; the screens make them smaller before sending. */
export const photoLimit = 400_000;

/** First bytes of the kinds of picture that are kept. */
const kinds: [type: string, from: number, bytes: string][] = [
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/webp', 8, '57454250'],
];

/** What a file is by its content; undefined for what is not kept. */
export function photoType(bytes: Buffer): string | undefined {
  return kinds.find(([, from, head]) =>
    bytes.subarray(from, from + head.length / 2).equals(Buffer.from(head, 'hex')),
  )?.[0];
}

export async function savePhoto(
  tx: Db,
  { vault }: Seals,
  person: string,
  type: string,
  bytes: Buffer,
): Promise<void> {
  const sealed = vault.sealBytes(bytes, photoContext(person));
  await tx
    .withTables<PeopleTables>()
    .insertInto('person_photos')
    .values({ person_id: person, type, sealed })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ type, sealed, changed_at: sql`now()` }),
    )
    .execute();
}

export async function readPhoto(
  db: Db,
  { vault }: Seals,
  person: string,
): Promise<{ type: string; bytes: Buffer } | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('person_photos')
    .select(['type', 'sealed'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row && { type: row.type, bytes: vault.openBytes(row.sealed, photoContext(person)) };
}

export async function hasPhoto(db: Db, person: string): Promise<boolean> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('person_photos')
    .select('person_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deletePhoto(tx: Db, person: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<PeopleTables>()
    .deleteFrom('person_photos')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
