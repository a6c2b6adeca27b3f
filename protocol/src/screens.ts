import Type, { type Static } from 'typebox';
import { Id } from './ids.ts';

/** How a paired display is driven from afar: what is set for it, what it shows beside the board, how it is. */

const strict = { additionalProperties: false };

/** Quarter turns for a television box that cannot turn its picture itself. */
export const ScreenTurn = Type.Enum([0, 90, 180, 270]);

/**
 * Where the playlist is shown: not at all, beside the board, or over the whole glass while nobody is called.
 * A call always takes the glass back at once.
 */
export const ScreenArea = Type.Union([
  Type.Literal('none'),
  Type.Literal('side'),
  Type.Literal('idle'),
]);

/** What is set for one display. */
export const ScreenSettings = Type.Object(
  {
    turn: ScreenTurn,
    /** Edge left free on every side, for televisions that cut the picture off; percent of the glass. */
    inset: Type.Number({ minimum: 0, maximum: 5 }),
    area: ScreenArea,
    /** The display's own playlist; absent = its zone's. */
    playlist: Type.Optional(Id),
  },
  strict,
);
export type ScreenSettings = Static<typeof ScreenSettings>;

export const defaultScreenSettings: ScreenSettings = { turn: 0, inset: 0, area: 'none' };

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

const turn = {
  id: Id,
  /** How long it stays; a video ends with its end, at the latest after this. */
  seconds: Type.Integer({ minimum: 3, maximum: 3600 }),
  /** Hours of the campus's day in which it is shown, `HH:MM`; `to` earlier than `from` = over midnight. */
  from: Type.Optional(Clock),
  to: Type.Optional(Clock),
};

export const NoticeItem = Type.Object(
  {
    ...turn,
    kind: Type.Literal('notice'),
    title: Type.String({ minLength: 1, maxLength: 40 }),
    /** Shown page by page where it does not fit on one. */
    text: Type.String({ maxLength: 1200 }),
  },
  strict,
);

const mediaName = Type.String({ pattern: '^[0-9a-f]{64}\\.(mp4|webm|jpg|png|webp)$' });

export const MediaItem = Type.Object(
  {
    ...turn,
    kind: Type.Union([Type.Literal('picture'), Type.Literal('video')]),
    /** File name below `/media/`. */
    file: mediaName,
  },
  strict,
);

/** One thing of a playlist. */
export const PlaylistItem = Type.Union([NoticeItem, MediaItem]);
export type PlaylistItem = Static<typeof PlaylistItem>;

/** Topic `screen:<display>`: what a display is told beside its board. */
export const ScreenView = Type.Object({
  name: Type.String(),
  turn: ScreenTurn,
  inset: Type.Number(),
  area: ScreenArea,
  items: Type.Array(PlaylistItem),
  /**
   * Counters: when one rises, the display loads itself anew, sends a picture of its glass, or shows its name for
   * ten seconds. The first value a page hears asks for nothing.
   */
  reload: Type.Integer(),
  picture: Type.Integer(),
  identify: Type.Integer(),
  /** Another glass uses the same pairing at the same time. */
  twice: Type.Boolean(),
});
export type ScreenView = Static<typeof ScreenView>;

/** Largest picture of a glass, bytes. */
export const PICTURE_BYTES = 200_000;
/** How often a display says how it is, at the latest. */
export const STATUS_EVERY_MS = 30_000;

const pixels = Type.Integer({ minimum: 0, maximum: 20_000 });

/** What a display reports of itself: at the start, on a change and every {@link STATUS_EVERY_MS}. */
export const ScreenStatus = Type.Object(
  {
    /** Made up anew whenever the page is loaded: tells two glasses with one pairing apart. */
    instance: Type.String({ pattern: '^[\\w-]{8,40}$' }),
    /** `board`: shows it; `starting`: has none yet. */
    phase: Type.Union([Type.Literal('board'), Type.Literal('starting')]),
    /** What the board stands at. */
    epoch: Type.Optional(Type.String({ maxLength: 80 })),
    seq: Type.Optional(Type.Integer({ minimum: 0 })),
    /** How long the server has been silent for the display, ms; present once that is too long (rule E4). */
    staleMs: Type.Optional(Type.Integer({ minimum: 0 })),
    width: pixels,
    height: pixels,
    ratio: Type.Number({ minimum: 0, maximum: 20 }),
    browser: Type.String({ maxLength: 300 }),
    version: Type.String({ maxLength: 40 }),
    /** Whether the browser lets the display speak without a touch. */
    sound: Type.Boolean(),
    font: Type.Union([Type.Literal('ok'), Type.Literal('missing'), Type.Literal('loading')]),
    /** Used JavaScript memory, where the browser tells. */
    heapMb: Type.Optional(Type.Number({ minimum: 0 })),
    /** Latest errors of the page, newest first. */
    errors: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 5 }),
    /** Playlist files that could not be shown. */
    broken: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 20 }),
    /** Id of the playlist item on the glass. */
    playing: Type.Optional(Id),
    /** Why the last picture could not be made. */
    noPicture: Type.Optional(Type.String({ maxLength: 200 })),
    upMs: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type ScreenStatus = Static<typeof ScreenStatus>;
