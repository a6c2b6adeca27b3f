import Type, { type Static, type TObject, type TProperties } from 'typebox';
import { CommandId, Duration, Id, Instant } from './ids.ts';
import { SiteSettings } from './settings.ts';
import { NewItem } from './state.ts';

/**
 * Every command of the floor. A command is one request to change the campus's state in one atomic step;
 * its meaning and refusals are in docs/queue-rules.md, section Verbs.
 */

function command<T extends string, P extends TProperties>(type: T, properties: P) {
  return Type.Object(
    {
      v: Type.Integer(),
      id: CommandId,
      site: Id,
      type: Type.Literal(type),
      ...properties,
    },
    { additionalProperties: false },
  ) satisfies TObject;
}

const items = Type.Array(NewItem, { minItems: 1, maxItems: 60 });
const itemIds = Type.Array(Id, { minItems: 1, maxItems: 60, uniqueItems: true });
/** The room's version the sender last saw. */
const expected = Type.Optional(Type.Integer({ minimum: 0 }));
const visit = Type.Optional(Id);
const note = Type.Optional(Type.String({ maxLength: 100 }));

export const commands = {
  configure: command('configure', { settings: SiteSettings }),
  expect: command('expect', { visit: Id, class: Id, appointment: Instant, items }),
  'check-in': command('check-in', {
    visit: Id,
    class: Id,
    items: Type.Optional(items),
    /** Flags that hold from the start, e.g. `pregnant`. */
    prep: Type.Optional(Type.Array(Id, { maxItems: 8, uniqueItems: true })),
  }),
  join: command('join', { visit: Id, station: Id, room: Type.Optional(Id) }),
  'call-next': command('call-next', { room: Id, expected }),
  'call-one': command('call-one', { room: Id, visit: Id, expected }),
  recall: command('recall', { room: Id, visit, expected }),
  start: command('start', { room: Id, visit, expected }),
  finish: command('finish', {
    room: Id,
    visit,
    items: Type.Optional(itemIds),
    next: Type.Optional(Type.Boolean()),
    expected,
  }),
  press: command('press', { room: Id, expected: Type.Integer({ minimum: 0 }) }),
  pass: command('pass', {
    room: Id,
    visit,
    reason: Type.Union([Type.Literal('absent'), Type.Literal('elsewhere')]),
    expected,
  }),
  rejoin: command('rejoin', { visit: Id }),
  hold: command('hold', { visit: Id, note }),
  release: command('release', { visit: Id }),
  transfer: command('transfer', {
    visit: Id,
    station: Id,
    position: Type.Union([Type.Literal('key'), Type.Literal('first')]),
  }),
  reassign: command('reassign', {
    visit: Id,
    add: Type.Optional(items),
    remove: Type.Optional(itemIds),
  }),
  decline: command('decline', { visit: Id, items: itemIds }),
  'change-class': command('change-class', { visit: Id, class: Id }),
  prepare: command('prepare', { visit: Id, preparation: Id, ready: Type.Boolean() }),
  guide: command('guide', {
    /** Visit → stations; empty says only that guidance is at work. */
    accept: Type.Record(Id, Type.Array(Id, { maxItems: 60 })),
  }),
  'open-room': command('open-room', { room: Id, staff: Id }),
  'close-room': command('close-room', { room: Id, expected }),
  'pause-room': command('pause-room', {
    room: Id,
    reason: Type.String({ minLength: 1, maxLength: 100 }),
    until: Type.Optional(Instant),
    expected,
  }),
  'resume-room': command('resume-room', { room: Id }),
  undo: command('undo', { room: Id }),
  'close-day': command('close-day', {
    cutOff: Type.Boolean(),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  }),
  tick: command('tick', {}),
  clock: command('clock', { advanceMs: Duration }),
} as const;

export type CommandType = keyof typeof commands;
export const commandTypes = Object.keys(commands) as CommandType[];

export type CommandOf<T extends CommandType> = Static<(typeof commands)[T]>;

/** Any command; narrow on `type`. */
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];

export const Command = Type.Union(Object.values(commands));
