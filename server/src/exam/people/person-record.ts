import type { Sex } from '../catalogue/index.ts';
import type { IdType } from './identity-document.domain.ts';
import type { PersonGiven } from './people.schemas.ts';
import type { PersonSecrets } from './people.seal.ts';

/** A person with all there is of him; never to be sent or logged as it is. */
export interface PersonRecord extends PersonSecrets {
  id: string;
  no: number;
  sex: Sex;
  birthDate: string;
  idType: IdType;
  vvip: boolean;
  mergedInto?: string;
  version: number;
  createdAt: Date;
}

/** What can be given of a record, to be written again. */
export function asGiven(record: PersonRecord): PersonGiven {
  const { name, sex, birthDate, idType, idNumber, phone, address, contact, plates } = record;
  return {
    name,
    sex,
    birthDate,
    idType,
    ...(idNumber !== undefined && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
    ...(contact !== undefined && { contact }),
    ...(plates !== undefined && { plates }),
  };
}

export function differs(known: PersonRecord, given: PersonGiven): boolean {
  const { name, phone = known.phone, plates = known.plates } = given;
  return name !== known.name || phone !== known.phone || plates?.join() !== known.plates?.join();
}

/** Of a known person's registration: what is taken over. A record found through a merged one keeps its name. */
export function newer(known: PersonRecord, given: PersonGiven): Partial<PersonGiven> {
  return {
    name: given.idNumber === known.idNumber ? given.name : known.name,
    ...(given.phone !== undefined && { phone: given.phone }),
    ...(given.plates !== undefined && { plates: given.plates }),
  };
}
