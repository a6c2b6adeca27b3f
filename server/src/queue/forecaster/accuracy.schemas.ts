import { Day, Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { ModelStatus } from './published.ts';
import { Told } from './told.ts';

export const Site = Type.Object({ site: Id });

const stretch = { from: Day, to: Day };

export const AccuracyQuery = Type.Object({
  /** Without them the campus's last `days` days, today being the last. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  days: Type.Integer({ minimum: 1, maximum: 366, default: 1 }),
  /** The days of one station; of all if left out. */
  station: Type.Optional(Id),
});
export type AccuracyQuery = Static<typeof AccuracyQuery>;

const Count = Type.Integer();
/** See `Sums` in accuracy.domain.ts. */
const Sums = Type.Object({
  told: Count,
  predictedMs: Count,
  latestMs: Count,
  actualMs: Count,
  errorMs: Count,
  plainTold: Count,
  plainErrorMs: Count,
  plainOfOursMs: Count,
  kept: Count,
  raised: Count,
});

export const ForecasterState = Type.Object({
  /** `live`: forecast now; `away`: nobody forecasts, screens show the plain estimate. */
  state: Type.Union([Type.Literal('live'), Type.Literal('away')]),
  /** The event up to which the newest forecast knows the floor. */
  seq: Type.Optional(Type.Integer()),
  /** When it was made, by the campus's clock, and how long the thread took for it. */
  at: Type.Optional(Type.Number()),
  passMs: Type.Optional(Type.Number()),
  model: Type.Optional(ModelStatus),
});
export type ForecasterState = Static<typeof ForecasterState>;

export const Accuracy = Type.Object({
  ...stretch,
  /** The campus's own: it begins at the cut-off, not at midnight (rule E5). */
  today: Day,
  /** Waits, by station and hour of the campus's clock. */
  hours: Type.Array(Type.Object({ station: Type.String(), hour: Type.Integer(), sums: Sums })),
  /** Ends of visits, by the hour they were told first. */
  ends: Type.Array(Type.Object({ hour: Type.Integer(), sums: Sums })),
  days: Type.Array(Type.Object({ day: Day, sums: Sums })),
  forecaster: ForecasterState,
});
export type Accuracy = Static<typeof Accuracy>;

export const PredictionQuery = Type.Object({
  ...stretch,
  /** Empty for the ends of visits. */
  station: Type.Optional(Type.String({ maxLength: 64 })),
  hour: Type.Optional(Type.Integer({ minimum: 0, maximum: 23 })),
  /** Only those that came to a call, or to the end. */
  judged: Type.Boolean({ default: false }),
  /** Only those called later than first told. */
  late: Type.Boolean({ default: false }),
  after: Type.Optional(Type.String({ pattern: '^\\d{1,15}\\|[^|]{1,64}\\|[^|]{0,64}$' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
});
export type PredictionQuery = Static<typeof PredictionQuery>;

export const Predictions = Type.Object({
  predictions: Type.Array(Told),
  next: Type.Optional(Type.String()),
});
export type Predictions = Static<typeof Predictions>;
