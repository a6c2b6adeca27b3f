import Type, { type Static } from 'typebox';
import { actions } from '../actions.ts';

/** A button box as data: how to know it and what its reports mean. */

const UsbNumber = Type.String({
  pattern: '^[0-9a-f]{4}$',
  description: 'four lower-case hexadecimal digits',
});

/** The first bytes of a report: two hexadecimal digits a byte, `..` for any byte. */
const Pattern = Type.String({
  pattern: '^([0-9a-f]{2}|\\.\\.)( ([0-9a-f]{2}|\\.\\.)){0,63}$',
  description: 'bytes as in "00 .. 2c"',
});

const Bytes = Type.String({
  pattern: '^[0-9a-f]{2}( [0-9a-f]{2}){0,63}$',
  description: 'bytes as in "01 ff 00"',
});

const strict = { additionalProperties: false };

/**
 * Whom a profile fits: all given numbers must agree. Without a vendor it fits only a device named by
 * `--device`, so that nobody's desk keyboard becomes a button box.
 */
export const Match = Type.Object(
  {
    vendorId: Type.Optional(UsbNumber),
    productId: Type.Optional(UsbNumber),
    usagePage: Type.Optional(UsbNumber),
    usage: Type.Optional(UsbNumber),
  },
  { ...strict, minProperties: 1 },
);
export type Match = Static<typeof Match>;

export const Profile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'a-z, 0-9 and -' }),
    name: Type.Object(
      { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
      strict,
    ),
    /** Where the bytes come from. */
    source: Type.String({ minLength: 1 }),
    /** Whether somebody has tried it on the device itself. */
    tested: Type.Boolean(),
    match: Type.Array(Match, { minItems: 1 }),
    buttons: Type.Array(Type.Object({ report: Pattern, action: Type.Enum([...actions]) }, strict), {
      minItems: 1,
    }),
    /** Reports that say no button is held. */
    released: Type.Optional(Type.Array(Pattern)),
    /** The device sends a report for each press and none for the release. */
    pulses: Type.Optional(Type.Boolean()),
    /** Output reports that answer with the device's own light or beeper. */
    answers: Type.Optional(
      Type.Object(
        {
          accepted: Type.Optional(Bytes),
          refused: Type.Optional(Bytes),
          offline: Type.Optional(Bytes),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type Profile = Static<typeof Profile>;

/** What a box can be told to show. */
export type Signal = keyof NonNullable<Profile['answers']>;
