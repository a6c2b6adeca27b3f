import { Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Sex } from '../catalogue/index.ts';
import { idTypes } from './identity-document.domain.ts';

const strict = { additionalProperties: false };

export const PersonName = Type.String({ pattern: '^\\S(.{0,58}\\S)?$' });
export const BirthDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const Phone = Type.String({ pattern: '^1[3-9]\\d{9}$' });
export const IdTypeSchema = Type.Enum([...idTypes]);
export const Plate = Type.String({ minLength: 6, maxLength: 12 });

export const Contact = Type.Object(
  {
    name: PersonName,
    phone: Type.Optional(Type.String({ pattern: '^[+\\d][\\d -]{4,19}$' })),
    relation: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
  },
  strict,
);

/** A person as he registers. */
export const personGiven = {
  name: PersonName,
  sex: Sex,
  birthDate: BirthDate,
  /** Left out: an ID card. */
  idType: Type.Optional(IdTypeSchema),
  idNumber: Type.Optional(Type.String({ minLength: 2, maxLength: 40 })),
  phone: Type.Optional(Phone),
};
const more = {
  address: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  contact: Type.Optional(Contact),
  plates: Type.Optional(Type.Array(Plate, { maxItems: 5, uniqueItems: true })),
};

export const PersonGiven = Type.Object({ ...personGiven, ...more }, strict);
export type PersonGiven = Static<typeof PersonGiven>;

/** A person as lists show him: numbers masked. */
export const PersonRow = Type.Object({
  id: Id,
  no: Type.Integer(),
  name: Type.String(),
  sex: Sex,
  birthDate: BirthDate,
  age: Type.Integer(),
  idType: IdTypeSchema,
  /** Masked. */
  idNumber: Type.Optional(Type.String()),
  /** Masked. */
  phone: Type.Optional(Type.String()),
  vvip: Type.Optional(Type.Literal(true)),
});
export type PersonRow = Static<typeof PersonRow>;

export const PeopleFound = Type.Object({
  people: Type.Array(PersonRow),
  /** Pass it as `after` for the next page; absent on the last. */
  next: Type.Optional(Type.Integer()),
});
export type PeopleFound = Static<typeof PeopleFound>;
