import type { SiteSettings } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';

const Name = Type.String({ minLength: 1, maxLength: 64 });
const strict = { additionalProperties: false };

/** The first line of a recorded day: what a forecast has to know beside the events. */
export const RecordHeader = Type.Object(
  {
    record: Type.Literal('daozhen-day'),
    version: Type.Literal(1),
    site: Type.Optional(Name),
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    /** Local time minus UTC, ms; 0 if left out. */
    utcOffsetMs: Type.Optional(Type.Integer({ minimum: -50_400_000, maximum: 50_400_000 })),
    /** All stations, with what one service takes by the catalogue. */
    stations: Type.Optional(
      Type.Record(
        Name,
        Type.Object(
          { nominalMinutes: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1440 })) },
          strict,
        ),
      ),
    ),
    /** How far a class comes before others, ms; only of those bound by the share of rule O4. */
    creditMs: Type.Optional(Type.Record(Name, Type.Number({ minimum: 0 }))),
    /** One in so many takes may spend VIP share (rule O4). */
    vipEvery: Type.Optional(Type.Integer({ minimum: 1, maximum: 16 })),
  },
  strict,
);
export type RecordHeader = Static<typeof RecordHeader>;

/**
 * The first line of a day's record.
 * @param nominalMinutes by station; undefined where the catalogue does not know it
 */
export function recordHeader(
  place: { site: string; day: string },
  { policy, classes, stations }: SiteSettings,
  nominalMinutes: (station: string) => number | undefined,
): RecordHeader {
  const nominal = (station: string) => {
    const minutes = nominalMinutes(station);
    return [station, minutes === undefined ? {} : { nominalMinutes: minutes }] as const;
  };
  const vips = Object.entries(classes).filter(([, { vip }]) => vip);
  return {
    record: 'daozhen-day',
    version: 1,
    ...place,
    utcOffsetMs: policy.utcOffsetMs,
    stations: Object.fromEntries(Object.keys(stations).toSorted().map(nominal)),
    creditMs: Object.fromEntries(vips.map(([id, { creditMs }]) => [id, creditMs])),
    vipEvery: policy.vipEvery,
  };
}
