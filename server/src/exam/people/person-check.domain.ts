import { ApiError } from '../../platform/http/index.ts';
import { readDocument } from './identity-document.domain.ts';
import { isBirthDate } from './id-number.domain.ts';
import { peopleErrors } from './people.errors.ts';
import type { PersonGiven } from './people.schemas.ts';
import { readPlate } from './plate.domain.ts';

const refuse = (code: keyof typeof peopleErrors, details: Record<string, unknown>): ApiError =>
  new ApiError(peopleErrors, code, { details });

/**
 * A person as typed, in the form records keep.
 * @param today `YYYY-MM-DD`
 * @throws ApiError naming the field that is wrong
 */
export function checkGiven(given: PersonGiven, today: string): PersonGiven {
  const { sex, birthDate, idType = 'id-card', idNumber, plates, ...rest } = given;
  if (!isBirthDate(birthDate, today)) throw refuse('examinee.birth-date', { field: 'birthDate' });
  const common: PersonGiven = {
    ...rest,
    sex,
    birthDate,
    ...(plates && { plates: plates.map(checkPlate) }),
  };
  if (idNumber === undefined) return common;
  const read = readDocument(idType, idNumber, today);
  if (!read.ok) throw refuse('examinee.id-number', { field: 'idNumber', problem: read.problem });
  const { number, birthDate: saidBirth = birthDate, sex: saidSex = sex } = read.value;
  if (saidBirth !== birthDate || saidSex !== sex) {
    const differs = saidSex === sex ? 'birthDate' : 'sex';
    throw refuse('examinee.id-mismatch', { field: 'idNumber', differs });
  }
  return { ...common, idType, idNumber: number };
}

/** @throws ApiError `plate.form`, with a suggestion where there is one */
export function checkPlate(text: string): string {
  const read = readPlate(text);
  if (read.ok) return read.plate;
  const { suggestion } = read;
  throw refuse('plate.form', { field: 'plates', plate: text, ...(suggestion && { suggestion }) });
}
