import { Day, Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { entryKinds, entrySchemas, type EntryKind } from '../catalogue/index.ts';

const strict = { additionalProperties: false };

/** The version somebody saw before he changed the entry; 0 for a new one. */
export const Seen = Type.Integer({ minimum: 0 });
const Note = Type.String({ maxLength: 200 });

/** When a change takes effect, and why it is made. */
export const When = {
  /** The floor's day from which it holds; today if it is left out. */
  validFrom: Type.Optional(Day),
  note: Type.Optional(Note),
};

const changeOf = <K extends EntryKind>(kind: K) =>
  Type.Object(
    {
      kind: Type.Literal(kind),
      id: Id,
      version: Seen,
      entry: Type.Union([entrySchemas[kind], Type.Null()]),
    },
    strict,
  );

/** One entry as it is to be; null takes it away. */
export interface Change {
  kind: EntryKind;
  id: string;
  version: number;
  entry: Entry | null;
}

/** An entry of any kind. */
export type Entry = { id: string; site?: string; name?: string } & Record<string, unknown>;

export const maxChanges = 2000;

export const ChangesBody = Type.Object(
  {
    changes: Type.Array(Type.Union(entryKinds.map(changeOf)), {
      minItems: 1,
      maxItems: maxChanges,
    }),
    ...When,
    /** Say what would happen, and change nothing. */
    dryRun: Type.Optional(Type.Boolean()),
  },
  strict,
);

export const Done = Type.Object({
  /** Grows with every change of any entry. */
  revision: Type.Integer(),
  validFrom: Day,
  /** Whether it holds already. */
  effective: Type.Boolean(),
  changed: Type.Array(
    Type.Object({ kind: Type.Enum([...entryKinds]), id: Id, version: Type.Integer() }),
  ),
});
export type Done = Static<typeof Done>;

const stamp = {
  version: Type.Integer(),
  validFrom: Day,
  changedBy: Type.String(),
  changedAt: Type.String({ format: 'date-time' }),
  note: Type.Optional(Note),
};

/** An entry of one kind with what is known of its changes. */
export const recordOf = (kind: EntryKind) =>
  Type.Object({
    id: Id,
    ...stamp,
    /** What holds today; null when it does not hold yet, or has been taken away. */
    entry: Type.Union([entrySchemas[kind], Type.Null()]),
    /** What is to come, if something is; null takes it away. */
    next: Type.Optional(
      Type.Object({ ...stamp, entry: Type.Union([entrySchemas[kind], Type.Null()]) }),
    ),
  });

export const pageOf = (kind: EntryKind) =>
  Type.Object({
    entries: Type.Array(recordOf(kind)),
    /** Give it as `after` for the page that follows; absent on the last. */
    next: Type.Optional(Type.String()),
  });

export const historyOf = (kind: EntryKind) =>
  Type.Object({
    id: Id,
    versions: Type.Array(
      Type.Object({ ...stamp, entry: Type.Union([entrySchemas[kind], Type.Null()]) }),
    ),
  });

export interface Stamp {
  version: number;
  validFrom: string;
  changedBy: string;
  changedAt: string;
  note?: string;
}

export interface SettingsRecord extends Stamp {
  id: string;
  entry: Entry | null;
  next?: Stamp & { entry: Entry | null };
}
