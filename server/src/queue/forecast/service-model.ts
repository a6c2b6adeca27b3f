import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };
const Offset = Type.Object(
  { n: Type.Number({ minimum: 0 }), by: Type.Number({ minimum: -6, maximum: 6 }) },
  strict,
);
type Offset = Static<typeof Offset>;
const Offsets = Type.Record(Type.String({ maxLength: 64 }), Offset);

/** What a station has learned of its services, in logarithms of ms. */
export const ServiceMemory = Type.Object(
  {
    /** Typical time of one item, whatever item, beside the catalogue's. */
    level: Offset,
    items: Offsets,
    doctors: Offsets,
    hours: Offsets,
    /** Today beside other days: of the station, and of each doctor. */
    today: Type.Object(
      { day: Type.String({ maxLength: 32 }), all: Offset, doctors: Offsets },
      strict,
    ),
    /** Spread of one service around what is expected. */
    spread: Type.Object(
      { n: Type.Number({ minimum: 0 }), variance: Type.Number({ minimum: 0.0001, maximum: 9 }) },
      strict,
    ),
  },
  strict,
);
export type ServiceMemory = Static<typeof ServiceMemory>;

/** How many observations the belief that there is no difference counts for, by kind of difference. */
const SHRINK = { level: 3, items: 8, doctors: 8, hours: 40, today: 20 };
/** So many observations at most count: people and machines change. */
const MEMORY = 400;
/** Spread of a service before anything is known: a coefficient of variation of about 0.5. */
const PRIOR_VARIANCE = 0.22;
const PRIOR_WEIGHT = 10;
/** A service this many times shorter or longer than expected is a slip, a break or a finish forgotten. */
const CLIP_LOW = Math.log(0.1);
const CLIP_HIGH = Math.log(4);

/** A station's services before any has been seen: as the catalogue says. */
export function newServiceMemory(): ServiceMemory {
  return {
    level: none(),
    items: {},
    doctors: {},
    hours: {},
    today: { day: '', all: none(), doctors: {} },
    spread: { n: 0, variance: PRIOR_VARIANCE },
  };
}

function none(): Offset {
  return { n: 0, by: 0 };
}

/** What is expected of services at one station; learned, or known by an oracle. */
export interface ServiceBelief {
  /** Log of the typical ms that these items take together, doctor left aside. */
  workOf(items: readonly string[]): number;
  /** What a doctor's services take beside that, in logarithm, and how unsure that is. */
  paceOf(doctor: string | undefined, at: number): { by: number; unsure: number };
  /** Standard deviation of the logarithm of a service of so many items. */
  spreadOf(items: number): number;
}

/** Service times of one station: item × doctor × hour of day × today, each shrunk towards no difference. */
export class ServiceModel implements ServiceBelief {
  readonly memory: ServiceMemory;
  readonly #nominal: number;
  readonly #clock: (at: number) => { day: string; hour: number };

  /**
   * @param nominalMs mean time of one item, as the catalogue believes
   * @param clock local day and hour of an instant
   */
  constructor(
    nominalMs: number,
    clock: (at: number) => { day: string; hour: number },
    memory: ServiceMemory = newServiceMemory(),
  ) {
    this.#nominal = Math.log(Math.max(1000, nominalMs)) - PRIOR_VARIANCE / 2;
    this.#clock = clock;
    this.memory = memory;
  }

  workOf(items: readonly string[]): number {
    const base = this.#nominal + this.memory.level.by;
    if (items.length < 2) return base + (this.memory.items[items[0] ?? '']?.by ?? 0);
    let sum = 0;
    for (const item of items) sum += Math.exp(this.memory.items[item]?.by ?? 0);
    return base + Math.log(sum);
  }

  paceOf(doctor: string | undefined, at: number): { by: number; unsure: number } {
    const { doctors, hours, today, spread } = this.memory;
    const { day, hour } = this.#clock(at);
    const isToday = today.day === day;
    const known = doctors[doctor ?? ''];
    const now = isToday ? today.doctors[doctor ?? ''] : undefined;
    const by =
      (known?.by ?? 0) + (hours[hour]?.by ?? 0) + (isToday ? today.all.by : 0) + (now?.by ?? 0);
    const seen = Math.min(known?.n ?? 0, MEMORY);
    return { by, unsure: Math.sqrt(spread.variance / (seen + SHRINK.doctors)) };
  }

  spreadOf(items: number): number {
    return Math.sqrt(this.memory.spread.variance / Math.max(1, items));
  }

  /** Learns a service that took `ms`. */
  learn(items: readonly string[], doctor: string | undefined, startedAt: number, ms: number): void {
    const { memory } = this;
    const { day, hour } = this.#clock(startedAt);
    if (memory.today.day !== day) memory.today = { day, all: none(), doctors: {} };
    const expected = this.workOf(items) + this.paceOf(doctor, startedAt).by;
    const off = Math.min(CLIP_HIGH, Math.max(CLIP_LOW, Math.log(Math.max(1, ms)) - expected));
    this.#learnSpread(off, Math.max(1, items.length));
    const each = Math.max(1, items.length);
    move(memory.level, off, SHRINK.level, each);
    for (const item of items) move((memory.items[item] ??= none()), off, SHRINK.items, each);
    if (doctor !== undefined) {
      move((memory.doctors[doctor] ??= none()), off, SHRINK.doctors);
      move((memory.today.doctors[doctor] ??= none()), off, SHRINK.today);
    }
    move((memory.hours[hour] ??= none()), off, SHRINK.hours);
    move(memory.today.all, off, SHRINK.today);
  }

  #learnSpread(off: number, items: number): void {
    const { spread } = this.memory;
    const gain = 1 / (Math.min(spread.n, MEMORY) + PRIOR_WEIGHT + 1);
    spread.variance = Math.max(
      0.0025,
      spread.variance + gain * (off * off * items - spread.variance),
    );
    spread.n += 1;
  }
}

/** Moves an offset by its share of what was off: one n-th, shrunk. */
function move(offset: Offset, off: number, shrink: number, each = 1): void {
  offset.by += off / each / (Math.min(offset.n, MEMORY) + shrink + 1);
  offset.by = Math.min(6, Math.max(-6, offset.by));
  offset.n += 1;
}
