import Type, { type Static } from 'typebox';
import { actions } from '../actions.ts';
import { keyModes } from '../options.ts';

/** A button box, an indicator light, or both, as data: how to know it, read it and speak to it. */

const UsbNumber = Type.String({
  pattern: '^[0-9a-f]{4}$',
  description: 'four lower-case hexadecimal digits, e.g. "0fd9"',
});

/** The first bytes of a report: two hexadecimal digits a byte, `..` for any, `+02` for these bits set. */
const Pattern = Type.String({
  pattern: '^(\\+?[0-9a-f]{2}|\\.\\.)( (\\+?[0-9a-f]{2}|\\.\\.)){0,63}$',
  description: 'bytes as in "00 .. 2c +02"',
});

const Bytes = Type.String({
  pattern: '^[0-9a-f]{2}( [0-9a-f]{2}){0,127}$',
  description: 'bytes as in "01 ff 00"',
});

const Byte = Type.String({ pattern: '^[0-9a-f]{2}$', description: 'one byte, e.g. "01"' });

const strict = { additionalProperties: false };

const Milliseconds = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/**
 * Whom a profile fits: all given numbers must agree. Without a vendor it fits only a device named by
 * `--device`, so that nobody's desk keyboard becomes a button box.
 */
export const Match = Type.Object(
  {
    vendorId: Type.Optional(UsbNumber),
    productId: Type.Optional(UsbNumber),
    usagePage: Type.Optional(UsbNumber),
    usage: Type.Optional(UsbNumber),
    /** Number of the USB interface, for devices with several. */
    interface: Type.Optional(Type.Integer({ minimum: 0, maximum: 32 })),
  },
  { ...strict, minProperties: 1 },
);
export type Match = Static<typeof Match>;

const Action = Type.Enum([...actions]);

/** How a button is known in the reports, one of three, and what it means. */
export const Button = Type.Object(
  {
    report: Type.Optional(Pattern),
    /** Usage of the keyboard page with its modifiers, e.g. `28`, `ctrl+shift+1e`. */
    keyboard: Type.Optional(
      Type.String({
        pattern: '^((ctrl|shift|alt|gui)\\+){0,4}[0-9a-f]{2}$',
        description: 'a keyboard usage, e.g. "28" or "ctrl+1e"',
      }),
    ),
    /** Usage of the consumer page, e.g. `00cd` for play/pause. */
    consumer: Type.Optional(UsbNumber),
    action: Type.Optional(Action),
    /** Number of the key on the box, instead of an action; the key mode says what it means. */
    key: Type.Optional(Type.Integer({ minimum: 1, maximum: 8 })),
    /** What holding it down means. */
    hold: Type.Optional(Action),
    debounceMs: Type.Optional(Milliseconds(0, 1000)),
  },
  strict,
);
export type Button = Static<typeof Button>;

/** One step of a pattern of light or sound: written, then kept for `ms`. */
const Step = Type.Object(
  {
    write: Type.Optional(Bytes),
    feature: Type.Optional(Bytes),
    ms: Type.Optional(Milliseconds(20, 60_000)),
  },
  strict,
);
export type Step = Static<typeof Step>;

const Steps = Type.Array(Step, { minItems: 1, maxItems: 16 });

/** What a device shows: patterns of the room's states are repeated, those of an answer played once. */
export const EchoProfile = Type.Object(
  {
    /** Output reports are filled up with zeros to this many bytes. */
    pad: Type.Optional(Type.Integer({ minimum: 1, maximum: 1024 })),
    /** Once, when the device is opened, and when it is let go. */
    start: Type.Optional(Steps),
    off: Type.Optional(Steps),
    idle: Type.Optional(Steps),
    called: Type.Optional(Steps),
    serving: Type.Optional(Steps),
    paused: Type.Optional(Steps),
    closed: Type.Optional(Steps),
    offline: Type.Optional(Steps),
    accepted: Type.Optional(Steps),
    refused: Type.Optional(Steps),
  },
  { ...strict, minProperties: 1 },
);
export type EchoProfile = Static<typeof EchoProfile>;

export const Profile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'a-z, 0-9 and - only' }),
    name: Type.Object(
      { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
      strict,
    ),
    /** Where the bytes come from: title, and where to find it. */
    source: Type.String({ minLength: 1 }),
    link: Type.Optional(Type.String({ pattern: '^https?://', description: 'https://…' })),
    /** Whether somebody has tried it on the device itself. */
    tested: Type.Boolean(),
    /** What is not certain, for the person who tries it. */
    unsure: Type.Optional(Type.String({ minLength: 1 })),
    match: Type.Array(Match, { minItems: 1 }),
    /** None: an indicator that only shows. */
    buttons: Type.Optional(Type.Array(Button, { minItems: 1, maxItems: 64 })),
    /** Reports that say no button is held. */
    released: Type.Optional(Type.Array(Pattern)),
    /** Reports that mean nothing here, such as a turned knob. */
    ignored: Type.Optional(Type.Array(Pattern)),
    /** The device sends a report for each press and none for the release. */
    pulses: Type.Optional(Type.Boolean()),
    mode: Type.Optional(Type.Enum([...keyModes])),
    /** What keys 1, 2, … mean in four-button mode. */
    four: Type.Optional(Type.Array(Action, { minItems: 2, maxItems: 8 })),
    debounceMs: Type.Optional(Milliseconds(0, 1000)),
    holdMs: Type.Optional(Milliseconds(200, 5000)),
    /** Report ids, where the device has several kinds of reports. */
    keyboardId: Type.Optional(Byte),
    consumerId: Type.Optional(Byte),
    /** The device answers only when asked: what to write, and how often. */
    poll: Type.Optional(Type.Object({ write: Bytes, ms: Milliseconds(10, 1000) }, strict)),
    echo: Type.Optional(EchoProfile),
  },
  strict,
);
export type Profile = Static<typeof Profile>;
