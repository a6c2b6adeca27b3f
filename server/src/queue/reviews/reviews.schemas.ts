import { Day, Id, Instant, SitePolicy, Station } from '@daozhen/protocol';
import Type from 'typebox';
import { missReasons, reentryPolicies, returners } from '../reentry/index.ts';

const Ms = Type.Number({ description: 'Milliseconds.' });
const Count = Type.Integer({ minimum: 0 });

export const SiteDay = Type.Object({ site: Id, day: Day });

export const Days = Type.Object({ days: Type.Array(Day) });

export const Passes = Type.Object({
  figures: Type.Array(
    Type.Object({
      station: Type.String({ description: 'Empty for those who came late for an appointment.' }),
      absent: Count,
      elsewhere: Count,
      late: Count,
      nurse: Count,
      back: Count,
      by: Type.Object({ phone: Count, staff: Count, itself: Count }),
      awayMs: Type.Optional(Ms),
      waitMs: Type.Optional(Ms),
    }),
  ),
  misses: Type.Array(
    Type.Object({
      visit: Id,
      ticket: Type.Optional(Type.String()),
      station: Type.Optional(Id),
      at: Instant,
      reason: Type.Enum([...missReasons]),
      calls: Type.Optional(Count),
      nurse: Type.Boolean(),
      backAt: Type.Optional(Instant),
      by: Type.Optional(Type.Enum([...returners])),
      answeredAt: Type.Optional(Instant),
    }),
  ),
});

export const VipCostBody = Type.Object({
  vips: Count,
  others: Count,
  gainedMs: Ms,
  paidMs: Ms,
  stations: Type.Array(
    Type.Object({
      station: Id,
      takes: Count,
      vips: Count,
      ahead: Count,
      overtaken: Count,
      gainedMs: Ms,
      paidMs: Ms,
    }),
  ),
  classes: Type.Array(
    Type.Object({
      class: Id,
      vip: Type.Boolean(),
      people: Count,
      concerned: Count,
      sumMs: Ms,
      mostMs: Ms,
    }),
  ),
  hours: Type.Array(Type.Object({ at: Instant, gainedMs: Ms, paidMs: Ms })),
  cases: Type.Array(
    Type.Object({
      at: Instant,
      station: Id,
      ticket: Type.String(),
      overtaken: Count,
      servers: Count,
      roomMs: Ms,
      gainedMs: Ms,
      paidMs: Ms,
    }),
  ),
});

export const Figures = Type.Object(
  {
    reentryAfter: SitePolicy.properties.reentryAfter,
    autoRejoinMs: SitePolicy.properties.autoRejoinMs,
    slotMs: SitePolicy.properties.slotMs,
  },
  { additionalProperties: false },
);

const Spread = Type.Object({ people: Count, sumMs: Ms, meanMs: Ms, p90Ms: Ms });

const Outcome = Type.Object({
  passed: Spread,
  others: Spread,
  nurse: Count,
  vain: Count,
  left: Count,
});

const missed = { absent: Count, elsewhere: Count, late: Count };

export const StudyBody = Type.Object({
  id: Type.String(),
  site: Id,
  day: Day,
  figures: Figures,
  state: Type.Enum(['running', 'done', 'failed']),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  result: Type.Optional(
    Type.Object({
      present: Figures,
      quiet: Type.Array(Type.Object({ station: Id, ...missed })),
      stations: Type.Array(
        Type.Object({
          station: Id,
          people: Count,
          missed: Type.Object(missed),
          recordedMeanMs: Ms,
          now: Type.Object({ policy: Station.properties.reentry, outcome: Outcome }),
          proposed: Type.Object(
            Object.fromEntries(reentryPolicies.map((policy) => [policy, Outcome])) as Record<
              (typeof reentryPolicies)[number],
              typeof Outcome
            >,
          ),
        }),
      ),
    }),
  ),
});

export const Begun = Type.Object({ id: Type.String() });
