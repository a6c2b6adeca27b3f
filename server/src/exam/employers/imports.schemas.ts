import { Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { encodings } from '../../platform/sheets/index.ts';

export const Encoding = Type.Enum([...encodings]);
export const ImportState = Type.Enum(['reading', 'checked', 'storing', 'done', 'failed']);

/** How a file was read. */
export const ImportFacts = Type.Object({
  format: Type.Optional(Type.Enum(['xlsx', 'csv'])),
  encoding: Type.Optional(Encoding),
  /** Name of the sheet within the workbook. */
  tab: Type.Optional(Type.String()),
  /** Headings found, by column. */
  columns: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Headings no column knows. */
  unknown: Type.Optional(Type.Array(Type.String())),
  /** Required columns without a heading. */
  missing: Type.Optional(Type.Array(Type.String())),
  /** Why it failed. */
  error: Type.Optional(Type.String()),
});
export type ImportFacts = Static<typeof ImportFacts>;

export const RosterImport = Type.Object({
  id: Id,
  batch: Id,
  state: ImportState,
  /** Rows with something in them. */
  total: Type.Integer(),
  /** How many of them have been checked, or stored. */
  done: Type.Integer(),
  good: Type.Integer(),
  bad: Type.Integer(),
  /** On the list before; told when the import is done. */
  known: Type.Integer(),
  facts: ImportFacts,
  /** Why it failed, as a sentence. */
  message: Type.Optional(Type.String()),
});
export type RosterImport = Static<typeof RosterImport>;

export const ToldProblem = Type.Object({
  row: Type.Integer(),
  column: Type.String(),
  title: Type.String(),
  code: Type.String(),
  value: Type.Optional(Type.String()),
  message: Type.String(),
});

export const ImportProblems = Type.Object({
  problems: Type.Array(ToldProblem),
  total: Type.Integer(),
  next: Type.Optional(Type.Integer()),
});
