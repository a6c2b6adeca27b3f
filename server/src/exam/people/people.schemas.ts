import { Id, RecordVersion } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Sex } from '../catalogue/index.ts';
import { idTypes } from './identity-document.domain.ts';
import { relations } from './relations.ts';

const strict = { additionalProperties: false };

const PersonName = Type.String({ pattern: '^\\S(.{0,58}\\S)?$' });
const BirthDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Phone = Type.String({ pattern: '^1[3-9]\\d{9}$' });
const IdTypeSchema = Type.Enum([...idTypes]);
export const Plate = Type.String({ minLength: 6, maxLength: 12 });

const Contact = Type.Object(
  {
    name: PersonName,
    phone: Type.Optional(Type.String({ pattern: '^[+\\d][\\d -]{4,19}$' })),
    relation: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
  },
  strict,
);

const IdNumber = Type.String({ minLength: 2, maxLength: 40 });

/** A person as he registers. */
const personGiven = {
  name: PersonName,
  sex: Sex,
  birthDate: BirthDate,
  /** Left out: an ID card. */
  idType: Type.Optional(IdTypeSchema),
  idNumber: Type.Optional(IdNumber),
  phone: Type.Optional(Phone),
};
const Address = Type.String({ minLength: 1, maxLength: 120 });
const more = {
  address: Type.Optional(Address),
  contact: Type.Optional(Contact),
  plates: Type.Optional(Type.Array(Plate, { maxItems: 5, uniqueItems: true })),
};

export const PersonGiven = Type.Object({ ...personGiven, ...more }, strict);
export type PersonGiven = Static<typeof PersonGiven>;

/** A person typed in at the desk. */
export const NewPerson = Type.Object(
  { ...PersonGiven.properties, vvip: Type.Optional(Type.Boolean()) },
  strict,
);
export type NewPerson = Static<typeof NewPerson>;

/** A change of a record; what is left out stays, null takes away. */
export const PersonChange = Type.Object(
  {
    version: RecordVersion,
    name: Type.Optional(PersonName),
    sex: Type.Optional(Sex),
    birthDate: Type.Optional(BirthDate),
    idType: Type.Optional(IdTypeSchema),
    idNumber: Type.Optional(Type.Union([IdNumber, Type.Null()])),
    phone: Type.Optional(Type.Union([Phone, Type.Null()])),
    address: Type.Optional(Type.Union([Address, Type.Null()])),
    contact: Type.Optional(Type.Union([Contact, Type.Null()])),
    plates: Type.Optional(more.plates),
    vvip: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type PersonChange = Static<typeof PersonChange>;

const row = {
  id: Id,
  /** The record's number as people say it. */
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
};

/** A person as lists show him. */
export const PersonShown = Type.Object(row);
export type PersonShown = Static<typeof PersonShown>;

export const PeopleFound = Type.Object({
  /** The newest record first. */
  people: Type.Array(PersonShown),
  /** Pass it as `after` for the next page; absent on the last. */
  next: Type.Optional(Type.Integer()),
});
export type PeopleFound = Static<typeof PeopleFound>;

export const RelationSchema = Type.Enum([...relations]);

export const PersonDetails = Type.Object({
  ...row,
  version: Type.Integer(),
  /** There is an address, a contact. They are read with the whole numbers. */
  hasAddress: Type.Boolean(),
  hasContact: Type.Boolean(),
  plates: Type.Array(Type.String()),
  photo: Type.Boolean(),
  family: Type.Array(Type.Object({ relation: RelationSchema, person: PersonShown })),
  /** Records merged into this one, each with the merge that can be taken back. */
  merged: Type.Array(Type.Object({ merge: Id, at: Type.String(), person: PersonShown })),
  /** Where this record was asked for by one that has been merged into it. */
  askedFor: Type.Optional(Id),
});
export type PersonDetails = Static<typeof PersonDetails>;

/** What lists mask. */
export const PersonWhole = Type.Object({
  idNumber: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  contact: Type.Optional(Contact),
});
export type PersonWhole = Static<typeof PersonWhole>;
