import Type, { type Static } from 'typebox';

const Moment = Type.String({ format: 'date-time' });

export const AuditQuery = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 120 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  record: Type.Optional(Type.String({ maxLength: 120 })),
  site: Type.Optional(Type.String({ maxLength: 64 })),
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
  /** Entries before this number. */
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
export type AuditQuery = Static<typeof AuditQuery>;

const Entry = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  actor: Type.String(),
  action: Type.String(),
  record: Type.String(),
  site: Type.Optional(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
  hash: Type.String(),
});

export const AuditList = Type.Object({
  entries: Type.Array(Entry),
  /** To ask for older ones with; absent at the end. */
  next: Type.Optional(Type.Integer()),
});
export type AuditList = Static<typeof AuditList>;
