import Type, { type Static } from 'typebox';

const Name = Type.String({ minLength: 1, maxLength: 64 });
const strict = { additionalProperties: false };
/** Epoch ms, and the station whose line it concerns. */
const base = { at: Type.Number(), station: Name };

/** A room begins to take people, or goes on with another doctor. */
const Open = Type.Object(
  {
    ...base,
    type: Type.Literal('open'),
    room: Name,
    doctor: Type.Optional(Name),
    /** Examinees at once; 1 if left out. */
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    tags: Type.Optional(Type.Array(Name)),
  },
  strict,
);

/** A room takes nobody any more, or not before `until`. */
const Close = Type.Object(
  { ...base, type: Type.Literal('close'), room: Name, until: Type.Optional(Type.Number()) },
  strict,
);

/** He can be called here, but nothing holds him: another line may call him first. */
const loose = Type.Optional(Type.Boolean());

/** He stands at this room's door, which takes him as if he had been sent there earlier (rule P4). */
const room = Type.Optional(Name);

/** A time of his has come (rule G4): the share of VIPs neither holds him back nor is spent by his call. */
const due = Type.Optional(Type.Boolean());

/** Of what class he is, what is to be done here, and what a room needs for it. */
const who = {
  class: Type.Optional(Name),
  items: Type.Optional(Type.Array(Name)),
  tags: Type.Optional(Type.Array(Name)),
};

/** Somebody takes a place in the line. */
const Arrive = Type.Object(
  {
    ...base,
    type: Type.Literal('arrive'),
    id: Name,
    ...who,
    /** Where the place stands: smaller is called earlier. The instant of arrival if left out. */
    key: Type.Optional(Type.Number()),
    /** The place is kept for somebody who is elsewhere and cannot be called yet. */
    elsewhere: Type.Optional(Type.Boolean()),
    loose,
    room,
    due,
  },
  strict,
);

/** Where the place stands and what is said of its holder from now on; as before if left out. */
const moved = { key: Type.Optional(Type.Number()), ...who };
/** Somebody with a place is called when his turn comes from now on, or passed over for the time being. */
const Here = Type.Object(
  { ...base, type: Type.Literal('here'), id: Name, ...moved, loose, room, due },
  strict,
);
const Elsewhere = Type.Object(
  { ...base, type: Type.Literal('elsewhere'), id: Name, ...moved },
  strict,
);

/** Called: the wait is over. A record without calls has only starts. */
const Call = Type.Object(
  { ...base, type: Type.Literal('call'), id: Name, room: Type.Optional(Name) },
  strict,
);
const Start = Type.Object(
  { ...base, type: Type.Literal('start'), id: Name, room: Type.Optional(Name) },
  strict,
);
const End = Type.Object({ ...base, type: Type.Literal('end'), id: Name }, strict);

/** Gave the place up without having been served: gone, passed, sent elsewhere. */
const Leave = Type.Object({ ...base, type: Type.Literal('leave'), id: Name }, strict);

/**
 * Something that happened in one station's line. What the forecast learns from, and what a recorded day
 * consists of: one such object a line, in the order of time.
 */
export const LineEvent = Type.Union([
  Open,
  Close,
  Arrive,
  Here,
  Elsewhere,
  Call,
  Start,
  End,
  Leave,
]);
export type LineEvent = Static<typeof LineEvent>;
