import Type, { type Static } from 'typebox';
import { Id, Instant } from './ids.ts';

/** What a zone's loudspeakers are set to, what they said, and what displays report of it. */

/** Languages spoken: Mandarin always first, English or Cantonese after it. */
export const voiceLanguages = ['zh', 'en', 'yue'] as const;
export type VoiceLanguage = (typeof voiceLanguages)[number];

/** A time of day, `HH:MM`, in the campus's time zone. */
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

const strict = { additionalProperties: false };

/**
 * Hours in which a zone is not called out loudly.
 * - `chime`: the chime alone
 * - `text`: nothing is heard; the boards show the call
 * - `soft`: everything, at `volume`
 */
export const QuietHours = Type.Object(
  {
    from: TimeOfDay,
    /** At or before `from`: on the next day. */
    to: TimeOfDay,
    mode: Type.Enum(['chime', 'text', 'soft']),
    volume: Type.Number({ minimum: 0.05, maximum: 1 }),
  },
  strict,
);
export type QuietHours = Static<typeof QuietHours>;

/** How a zone speaks. */
export const ZoneVoice = Type.Object(
  {
    on: Type.Boolean(),
    volume: Type.Number({ minimum: 0.05, maximum: 1 }),
    second: Type.Enum(['none', 'en', 'yue']),
    /** How often an announcement is said; once while others wait. */
    repeat: Type.Integer({ minimum: 1, maximum: 3 }),
    /** Also send people to wait at a door. */
    door: Type.Boolean(),
    /** Also tell people that they were passed. */
    passed: Type.Boolean(),
    quiet: Type.Optional(QuietHours),
  },
  strict,
);
export type ZoneVoice = Static<typeof ZoneVoice>;

/** What an announcement is about; the order of the list is the order in which a zone says them. */
export const urgencies = ['urgent', 'recall', 'call', 'notice', 'passed', 'door'] as const;
export type Urgency = (typeof urgencies)[number];

/**
 * What became of an announcement.
 * - `waiting`, `speaking`: not decided yet
 * - `played`: a display has played it to the end
 * - `missed`: no display did
 * - `skipped`: no longer true, or no longer worth its time, when its turn came
 * - `silent`: the zone is muted, off or in its quiet hours
 * - `cancelled`: taken back by staff
 */
export const outcomes = [
  'waiting',
  'speaking',
  'played',
  'missed',
  'skipped',
  'silent',
  'cancelled',
] as const;
export type Outcome = (typeof outcomes)[number];

/** One announcement and what became of it. */
export const Said = Type.Object({
  id: Type.String(),
  zone: Id,
  urgency: Type.Enum([...urgencies]),
  /** Site clock: when it was made, and when its outcome was decided. */
  at: Instant,
  endedAt: Type.Optional(Instant),
  ticket: Type.Optional(Type.String()),
  room: Type.Optional(Id),
  text: Type.Object({ zh: Type.String(), en: Type.String() }),
  outcome: Type.Enum([...outcomes]),
  /** Why it was not played, as a code: `nobody`, `no-answer`, `failed`, `untrue`, `crowded`, `muted` … */
  why: Type.Optional(Type.String()),
  /** The display that played it first. */
  by: Type.Optional(Id),
  /** The staff notice it belongs to. */
  notice: Type.Optional(Type.String()),
});
export type Said = Static<typeof Said>;

/** What a zone does with an announcement now. */
export const zoneModes = ['speak', 'soft', 'chime', 'text', 'muted', 'off'] as const;

/** One zone as the page 广播 shows it. */
export const ZoneStatus = Type.Object({
  zone: Id,
  settings: ZoneVoice,
  mode: Type.Enum([...zoneModes]),
  mutedUntil: Type.Optional(Instant),
  /** Displays that would speak now, and how many of them wait for a touch before they may sound. */
  displays: Type.Integer(),
  blocked: Type.Integer(),
  now: Type.Optional(Said),
  waiting: Type.Array(Said),
  /** Newest first. */
  last: Type.Array(Said),
});
export type ZoneStatus = Static<typeof ZoneStatus>;

/**
 * A voice the server can use.
 * - `ready`: works, or has not failed yet
 * - `resting`: failed several times; asked again at `until`
 * - `absent`: not installed
 * - `off`: not set up
 */
export const VoiceHealth = Type.Object({
  name: Type.Enum(['azure', 'espeak-ng', 'browser']),
  state: Type.Enum(['ready', 'resting', 'absent', 'off']),
  languages: Type.Array(Type.Enum([...voiceLanguages])),
  /** Milliseconds the last sentence took. */
  lastMs: Type.Optional(Type.Integer()),
  failure: Type.Optional(Type.String()),
  /** Milliseconds until it is asked again. */
  restsMs: Type.Optional(Type.Integer()),
});
export type VoiceHealth = Static<typeof VoiceHealth>;

/** A notice that is still to be said, perhaps again. */
export const OpenNotice = Type.Object({
  notice: Type.String(),
  text: Type.Object({ zh: Type.String(), en: Type.String() }),
  zones: Type.Array(Id),
  urgent: Type.Boolean(),
  times: Type.Integer(),
  /** How often it was given to the zones so far. */
  given: Type.Integer(),
});
export type OpenNotice = Static<typeof OpenNotice>;

export const VoiceStatus = Type.Object({
  at: Instant,
  zones: Type.Array(ZoneStatus),
  notices: Type.Array(OpenNotice),
  voices: Type.Array(VoiceHealth),
});
export type VoiceStatus = Static<typeof VoiceStatus>;

/** Something staff want to be said, e.g. 请王女士的家属到导检台. */
export const NoticeBody = Type.Object(
  {
    zones: Type.Array(Id, { minItems: 1, maxItems: 40, uniqueItems: true }),
    text: Type.Object(
      {
        zh: Type.String({ minLength: 1, maxLength: 120 }),
        en: Type.Optional(Type.String({ maxLength: 240 })),
      },
      strict,
    ),
    /** Before everything else; otherwise after the calls. */
    urgent: Type.Boolean(),
    /** How often, a minute apart. */
    times: Type.Integer({ minimum: 1, maximum: 5 }),
  },
  strict,
);
export type NoticeBody = Static<typeof NoticeBody>;

/** What a display did with one announcement; the same report may come again. */
export const PlayedReport = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 80 }),
    state: Type.Enum(['started', 'finished', 'failed']),
    /** Why it failed: `late`, `sound`. */
    why: Type.Optional(Type.String({ maxLength: 40 })),
  },
  strict,
);
export type PlayedReport = Static<typeof PlayedReport>;

/** `POST /api/voice/played`: sent when a display (re)connects, too, then perhaps without reports. */
export const PlayedBody = Type.Object(
  {
    /** `blocked`: the browser waits for a touch. */
    sound: Type.Enum(['ready', 'blocked']),
    /** The display has just connected, or may sound again: it may have missed something. */
    back: Type.Optional(Type.Boolean()),
    reports: Type.Array(PlayedReport, { maxItems: 50 }),
  },
  strict,
);
export type PlayedBody = Static<typeof PlayedBody>;
