import type { BlindIndex, SealedColumn, Seals } from '../../platform/crypto/index.ts';
import type { IdType } from './identity-document.domain.ts';
import { normalName, initialsOf } from './name.domain.ts';
import type { PersonGiven } from './people.schemas.ts';

/** What of a person lies open only in memory. */
export interface PersonSecrets {
  name: string;
  idNumber?: string;
  phone?: string;
  address?: string;
  /** Whom to call in need. */
  contact?: { name: string; phone?: string; relation?: string };
  /** Number plates of his cars. */
  plates?: string[];
}

/** How that is stored: sealed, and as blind tokens to be found by. */
export interface PersonColumns {
  sealed: string;
  /** What makes two registrations the same person, hidden: see {@link identityOf}. */
  identity: string;
  id_type: IdType;
  has_id: boolean;
  name_whole: number;
  name1: number | null;
  name2: number | null;
  name3: number | null;
  initials1: number | null;
  initials2: number | null;
  initials3: number | null;
  phone_whole: number | null;
  phone_tail: number | null;
}

/** Longest beginning of a name, or of its initials, that has a token. */
export const longestPrefix = 3;

export const personContext = (id: string): string => `people:${id}`;

/**
 * An identity document names one person; without it name, sex, birth date and telephone have to do.
 * Numbers of residents keep one form, whether or not a type is named with them.
 */
export function identityOf(given: PersonGiven): string {
  const { name, sex, birthDate, idType = 'id-card', idNumber, phone } = given;
  if (idNumber === undefined) return `name:${normalName(name)}|${sex}|${birthDate}|${phone ?? ''}`;
  return identityText(idType, idNumber);
}

export const identityText = (idType: IdType, idNumber: string): string => `${idType}:${idNumber}`;

export const identityDigest = (index: BlindIndex, given: PersonGiven): string =>
  index.digest('identity', identityOf(given));

export const nameToken = (index: BlindIndex, name: string): number =>
  index.token('name', normalName(name));
export const phoneToken = (index: BlindIndex, phone: string): number => index.token('phone', phone);
/** The last four digits, as people say them. */
export const phoneTailToken = (index: BlindIndex, tail: string): number =>
  index.token('phone tail', tail);
/** Of a beginning of one to three signs. */
export const prefixToken = (index: BlindIndex, kind: 'name' | 'initials', text: string): number =>
  index.token(`${kind} prefix`, text);

/** Everything stored of a person's secrets. */
export function sealPerson({ vault, index }: Seals, id: string, given: PersonGiven): PersonColumns {
  const secrets = secretsOf(given);
  const name = Array.from(normalName(given.name));
  const initials = Array.from(initialsOf(given.name));
  const prefix = (kind: 'name' | 'initials', signs: string[], length: number) =>
    signs.length < length ? null : prefixToken(index, kind, signs.slice(0, length).join(''));
  const { phone } = given;
  return {
    sealed: vault.seal(JSON.stringify(secrets), personContext(id)),
    identity: identityDigest(index, given),
    id_type: given.idType ?? 'id-card',
    has_id: given.idNumber !== undefined,
    name_whole: nameToken(index, given.name),
    name1: prefix('name', name, 1),
    name2: prefix('name', name, 2),
    name3: prefix('name', name, 3),
    initials1: prefix('initials', initials, 1),
    initials2: prefix('initials', initials, 2),
    initials3: prefix('initials', initials, 3),
    phone_whole: phone === undefined ? null : phoneToken(index, phone),
    phone_tail: phone === undefined ? null : phoneTailToken(index, phone.slice(-4)),
  };
}

function secretsOf(given: PersonGiven): PersonSecrets {
  const { name, idNumber, phone, address, contact, plates } = given;
  return {
    name,
    ...(idNumber !== undefined && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
    ...(contact !== undefined && { contact }),
    ...(plates !== undefined && plates.length > 0 && { plates }),
  };
}

export function openPerson({ vault }: Seals, id: string, sealed: string): PersonSecrets {
  return JSON.parse(vault.open(sealed, personContext(id))) as PersonSecrets;
}

export const photoContext = (id: string): string => `person_photos:${id}`;

/** What of the people is sealed again when keys change. */
export const sealedPeople: SealedColumn[] = [
  { table: 'people', id: 'id', column: 'sealed', context: personContext },
  { table: 'person_photos', id: 'person_id', column: 'sealed', context: photoContext },
];
