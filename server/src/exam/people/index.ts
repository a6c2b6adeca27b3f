export { ageOn, checkDigit, isBirthDate, readIdNumber, type IdNumber } from './id-number.domain.ts';
export { idTypes, readDocument, type IdType } from './identity-document.domain.ts';
export { maskIdNumber, maskName, maskPhone } from './mask.domain.ts';
export { initialsOf, normalName } from './name.domain.ts';
export { asGiven, PeopleRepository, type PersonRecord } from './people.repository.ts';
export { PersonGiven, Plate } from './people.schemas.ts';
export { maySee, PeopleSearch, type Viewer } from './people.search.ts';
export { sealPerson, personContext } from './people.seal.ts';
export { peopleMigrations, type PeopleTables } from './people.tables.ts';
