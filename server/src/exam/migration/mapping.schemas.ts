import { Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { encodings } from '../../platform/sheets/index.ts';
import { kindNames } from './kinds.domain.ts';

const strict = { additionalProperties: false };
const Words = Type.String({ minLength: 1, maxLength: 200 });

/** How one file of an old system is read. */
const reading = {
  kind: Type.Enum(kindNames),
  /** Of a CSV file; recognised if left out. */
  encoding: Type.Optional(Type.Enum([...encodings])),
  /** Sheet of a workbook; the first if left out. */
  tab: Type.Optional(Words),
  /** Our column → the heading it has in the file, where it is none of the usual ones. */
  columns: Type.Optional(Type.Record(Type.String(), Words)),
  /** Our column → what the file says → what is meant, e.g. `{ "sex": { "1": "男" } }`. */
  values: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Type.String()))),
};

export const FileMapping = Type.Object({ source: Id, ...reading }, strict);
export type FileMapping = Static<typeof FileMapping>;

/** A mapping file: everything that is taken over from one old system, in this order. */
export const MappingFile = Type.Object(
  {
    source: Id,
    files: Type.Array(Type.Object({ file: Words, ...reading }, strict), {
      minItems: 1,
      maxItems: 500,
    }),
  },
  strict,
);
export type MappingFile = Static<typeof MappingFile>;

/** What became of a file, or would become of it. */
export const FileReport = Type.Object({
  kind: Type.Enum(kindNames),
  dryRun: Type.Boolean(),
  /** Rows with something in them. */
  rows: Type.Integer(),
  good: Type.Integer(),
  bad: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  /** Rows of this kind kept from this source, afterwards. */
  kept: Type.Integer(),
  /** Headings no column knows. */
  unknown: Type.Array(Type.String()),
  /** Good rows of the file by year, and those kept: they agree after a complete take-over. */
  years: Type.Array(
    Type.Object({ year: Type.String(), inFile: Type.Integer(), kept: Type.Integer() }),
  ),
  problems: Type.Array(
    Type.Object({
      row: Type.Integer(),
      column: Type.String(),
      title: Type.String(),
      code: Type.String(),
      value: Type.Optional(Type.String()),
      message: Type.String(),
    }),
  ),
});
export type FileReport = Static<typeof FileReport>;
