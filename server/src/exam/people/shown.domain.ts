import { ageOn } from './id-number.domain.ts';
import { maskIdNumber, maskPhone } from './mask.domain.ts';
import type { PersonRecord } from './people.repository.ts';
import type { PersonShown } from './people.schemas.ts';

/** A person as lists show him, numbers masked. */
export function personShown(person: PersonRecord, today: string): PersonShown {
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
