import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Sex } from '../catalogue/index.ts';
import type { PeopleTables } from './people.tables.ts';

/** A person as he registers. */
export interface PersonGiven {
  name: string;
  sex: Sex;
  birthDate: string;
  idNumber?: string;
  phone?: string;
}

/** An identity number names one person; without it name, sex, birth date and telephone have to do. */
export function identityOf({ name, sex, birthDate, idNumber, phone }: PersonGiven): string {
  return idNumber === undefined
    ? `name:${name}|${sex}|${birthDate}|${phone ?? ''}`
    : `id:${idNumber}`;
}

/**
 * Finds the person or adds him, inside the caller's transaction; the newest name and telephone win.
 * @returns the person's id
 */
export async function findOrAddPerson(tx: Db, given: PersonGiven): Promise<string> {
  const { id } = await tx
    .withTables<PeopleTables>()
    .insertInto('people')
    .values({
      id: randomUUID(),
      identity: identityOf(given),
      name: given.name,
      sex: given.sex,
      birth_date: given.birthDate,
      id_number: given.idNumber ?? null,
      phone: given.phone ?? null,
    })
    .onConflict((conflict) =>
      conflict.column('identity').doUpdateSet({
        name: given.name,
        phone: sql`coalesce(excluded.phone, people.phone)`,
        changed_at: sql`now()`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
