import { Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };
const Moment = Type.String({ format: 'date-time' });
/** Others read it: a few words at least. */
const Reason = Type.String({ minLength: 4, maxLength: 300, pattern: '\\S.*\\S' });

/** A person's id, or the number of his record. */
const Person = Id;

export const GrantBody = Type.Object(
  { user: Id, person: Person, reason: Reason, until: Type.Optional(Moment) },
  strict,
);
export type GrantBody = Static<typeof GrantBody>;

/** Whom somebody has to see: named so that nobody finds a VVIP by trying names. */
export const VvipKey = Type.Union([
  Type.Object({ person: Person }, strict),
  Type.Object({ visit: Id }, strict),
  Type.Object({ idNumber: Type.String({ minLength: 5, maxLength: 40 }) }, strict),
]);
export type VvipKey = Static<typeof VvipKey>;

export const BreakGlassBody = Type.Object({ key: VvipKey, reason: Reason }, strict);
export type BreakGlassBody = Static<typeof BreakGlassBody>;

export const ShownAccess = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['grant', 'break-glass']),
  user: Type.String(),
  userName: Type.String(),
  person: Type.String(),
  /** The record's number, as people say it. */
  personNo: Type.Optional(Type.Integer()),
  reason: Type.String(),
  by: Type.String(),
  at: Moment,
  until: Type.Optional(Moment),
  endedAt: Type.Optional(Moment),
  /** Whether it lets somebody see now. */
  open: Type.Boolean(),
  seenBy: Type.Optional(Type.String()),
  seenAt: Type.Optional(Moment),
});
export type ShownAccess = Static<typeof ShownAccess>;

export const AccessQuery = Type.Object({
  kind: Type.Optional(Type.Enum(['grant', 'break-glass'])),
  user: Type.Optional(Id),
  person: Type.Optional(Id),
  /** Only those that hold now, or of break-glass those nobody has looked at. */
  open: Type.Optional(Type.Boolean()),
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
export type AccessQuery = Static<typeof AccessQuery>;

export const AccessList = Type.Object({
  access: Type.Array(ShownAccess),
  /** To ask for older ones with; absent at the end. */
  next: Type.Optional(Type.Integer()),
});
