import { ageOn } from './id-number.domain.ts';
import { maskIdNumber, maskPhone } from './mask.domain.ts';
import type { IdType } from './identity-document.domain.ts';
import type { PersonShown } from './people.schemas.ts';

/** What lists show of a record. */
interface Shown {
  id: string;
  no: number;
  name: string;
  sex: 'M' | 'F';
  birthDate: string;
  idType: IdType;
  idNumber?: string;
  phone?: string;
  vvip: boolean;
}

/** A person as lists show him, numbers masked. */
export function personShown(person: Shown, today: string): PersonShown {
  const { id, no, name, sex, birthDate, idType, idNumber, phone, vvip } = person;
  return {
    id,
    no,
    name,
    sex,
    birthDate,
    age: ageOn(birthDate, today),
    idType,
    ...(idNumber !== undefined && { idNumber: maskIdNumber(idNumber) }),
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(vvip && { vvip }),
  };
}
