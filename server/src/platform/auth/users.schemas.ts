import { RecordVersion, roles } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };
const Moment = Type.String({ format: 'date-time' });
const Names = (maxItems: number) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems, uniqueItems: true });

export const RoleName = Type.Enum([...roles]);

const rights = {
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  roles: Type.Array(RoleName, { minItems: 1, maxItems: roles.length, uniqueItems: true }),
  sites: Names(200),
  staff: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
};

export const NewUserBody = Type.Object(
  {
    username: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,39}$' }),
    ...rights,
  },
  strict,
);
export type NewUserBody = Static<typeof NewUserBody>;

export const UserChange = Type.Object({ ...rights, version: RecordVersion }, strict);
export type UserChange = Static<typeof UserChange>;

export const userStates = ['active', 'locked', 'disabled'] as const;

/** An account as those see it who look after accounts. */
export const ShownUser = Type.Object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  roles: Type.Array(RoleName),
  sites: Type.Array(Type.String()),
  employers: Type.Array(Type.String()),
  staff: Type.Optional(Type.String()),
  state: Type.Enum([...userStates]),
  lockedUntil: Type.Optional(Moment),
  factor: Type.Boolean(),
  mustChange: Type.Boolean(),
  createdAt: Moment,
  lastLoginAt: Type.Optional(Moment),
  passwordChangedAt: Moment,
  version: Type.Integer(),
});
export type ShownUser = Static<typeof ShownUser>;

export const UserQuery = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 60 })),
  role: Type.Optional(RoleName),
  state: Type.Optional(Type.Enum([...userStates])),
  after: Type.Optional(Type.String({ maxLength: 64 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
export type UserQuery = Static<typeof UserQuery>;

export const UserList = Type.Object({
  users: Type.Array(ShownUser),
  /** To ask for the next ones with; absent at the end. */
  next: Type.Optional(Type.String()),
});

const Named = { id: Type.String(), name: Type.String() };

/** What an account can be given. */
export const UserChoices = Type.Object({
  sites: Type.Array(Type.Object({ ...Named, nameEn: Type.String() })),
  staff: Type.Array(Type.Object({ ...Named, title: Type.String(), site: Type.String() })),
});
export type UserChoices = Static<typeof UserChoices>;

/** A password made up here, told this once. */
export const OneTimePassword = Type.Object({ user: ShownUser, password: Type.String() });

export const SessionList = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      since: Moment,
      seen: Moment,
      until: Moment,
      address: Type.String(),
      agent: Type.String(),
      own: Type.Boolean(),
    }),
  ),
});
