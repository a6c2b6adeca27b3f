import Type from 'typebox';

/**
 * Part of a pattern: not the name of what every object has by itself, as `constructor`. As a key it would be
 * found where nothing was ever put.
 */
export const notInherited = `(?!(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})$)`;

const idPattern = `^${notInherited}[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`;

/** Identifier of anything on the floor: visit, station, room, item, display, staff member, class. */
export const Id = Type.String({ pattern: idPattern });

/** Id a client gives a command; the same id never has a second effect (rule C1). UUIDs recommended. */
export const CommandId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.:-]{7,127}$' });

/** Epoch milliseconds of the site's clock (rule E6). */
export const Instant = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });

/** Of which version of a record a change knows; a database counts no further. */
export const RecordVersion = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** When somebody is expected: an instant of the years in which {@link Day} lies. */
export const Appointment = Type.Integer({ minimum: 0, maximum: Date.UTC(2999, 11, 31) });

/** A length of time in milliseconds, at most a day and a half. */
export const Duration = Type.Integer({ minimum: 0, maximum: 129_600_000 });

/** A day of the calendar in the campus's time zone, `YYYY-MM-DD`, of the years 1800 to 2999. */
export const Day = Type.String({
  pattern: '^(?:1[89]|2\\d)\\d{2}-\\d{2}-\\d{2}$',
  format: 'date',
});
