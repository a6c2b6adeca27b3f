export { ageOn, checkDigit, isBirthDate, readIdNumber, type IdNumber } from './id-number.domain.ts';
export { maskName } from './mask.domain.ts';
export { findOrAddPerson, type PersonGiven } from './people.repository.ts';
export { peopleMigrations } from './people.tables.ts';
