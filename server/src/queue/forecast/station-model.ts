import Type, { type Static } from 'typebox';
import { CalibrationMemory, calibrated, learnCoverage, newCalibration } from './calibration.ts';
import type { SampledWait } from './forecast-station.ts';
import { headStartOf, HeadStarts, learnCallOrder } from './head-starts.ts';
import { Habits, learnElsewhere, learnHabits, newHabits } from './habits.ts';
import { learnOutcome, leastSquaresOf, newLeastSquares, weightedSum } from './least-squares.ts';
import type { Forecast, LineRules } from './picture.ts';
import type { StationBelief } from './scene.ts';
import {
  newServiceMemory,
  ServiceMemory,
  ServiceModel,
  type ServiceBelief,
} from './service-model.ts';
import { queueLengthWait, type LineFigures } from './simple-predictors.ts';
import type { Happening, Waiting } from './happening.ts';

const MINUTE = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE;

/** Sampled median, sampled mean, queue length, LES, HOL, one minute: how much each is trusted at first. */
const FIRST_WEIGHTS = [1, 0, 0, 0, 0, 0];
const LOOSE = [0.1, 0.05, 0.1, 0.05, 0.05, 0.05];
const LOOSEST = LOOSE.reduce((sum, each) => sum + each ** 2, 0);

/** All that a station has learned, as it is stored. */
export const StationMemory = Type.Object(
  {
    service: ServiceMemory,
    habits: Habits,
    headStarts: HeadStarts,
    stack: leastSquaresOf(FIRST_WEIGHTS.length),
    idle: CalibrationMemory,
    busy: CalibrationMemory,
    /** Of those who had a place already and can be called again. */
    returned: CalibrationMemory,
    /** Mean time from start to end, ms, of the latest services: what the simple predictors use. */
    meanMs: Type.Number({ minimum: 0, maximum: WEEK_MS }),
  },
  { additionalProperties: false },
);
export type StationMemory = Static<typeof StationMemory>;

/** What was forecast when somebody joined, kept until the call tells. */
export interface Question {
  at: number;
  inputs: number[];
  sampled: SampledWait;
  /** The wait began with the place, not with a return to it. */
  joined: boolean;
}

const FORGET = 0.999;
/** A wait so many widths off was no wait but a clock put on, or a line forgotten: it teaches no more than this far. */
const BELIEVED = 2;
/** The simple predictors' mean follows the latest services so fast. */
const MEAN_GAIN = 0.1;

/** One station's forecast: belief, stack and calibration, learned as its day goes on. */
export class StationModel {
  readonly memory: StationMemory;
  readonly service: ServiceModel;
  readonly #rules: LineRules;
  readonly #known: ServiceBelief | undefined;

  /** @param known services as somebody who knows them believes, instead of what is learned */
  constructor(
    memory: StationMemory,
    nominalMs: number,
    clock: (at: number) => { day: string; hour: number },
    rules: LineRules,
    known?: ServiceBelief,
  ) {
    this.#known = known;
    this.memory = memory;
    this.service = new ServiceModel(nominalMs, clock, memory.service);
    this.#rules = rules;
  }

  get belief(): StationBelief {
    return { service: this.#known ?? this.service, habits: this.memory.habits, rules: this.#rules };
  }

  /** What the stack weighs: everything in minutes. */
  question(sampled: SampledWait, figures: LineFigures, at: number, joined: boolean): Question {
    const minutes = [
      sampled.p50,
      sampled.mean,
      queueLengthWait(figures, this.memory.meanMs),
      figures.lastWaitMs * figures.depth,
      figures.headWaitMs * figures.depth,
    ].map((ms) => ms / MINUTE);
    return { at, inputs: [...minutes, 1], sampled, joined };
  }

  /** What is forecast after stacking and calibration. */
  answer(question: Question): Forecast {
    const { sampled } = question;
    const calibration = this.#calibration(question);
    const spread = sampled.p90 - sampled.p50;
    return calibrated(calibration, this.#typical(question), spread, isIdle(sampled));
  }

  /** How much earlier than he came somebody of a class stands where nothing says it, ms. */
  headStartMs(name: string): number {
    return headStartOf(this.memory.headStarts, name);
  }

  /**
   * Learns from what happened in the line.
   * @param line those who wait now
   */
  learn(happening: Happening, line: readonly Waiting[]): void {
    learnHabits(this.memory.habits, happening);
    if (happening.type === 'called') this.#learnOrder(happening.called.waiting, line);
    if (happening.type !== 'served') return;
    const { called, startedAt, at } = happening;
    const ms = at - startedAt;
    // The clock stood still, put back by an hour: that says nothing of services.
    if (ms <= 0) return;
    this.service.learn(called.waiting.items, called.doctor, startedAt, ms);
    const clipped = Math.min(Math.max(ms, 0.1 * this.memory.meanMs), 4 * this.memory.meanMs);
    this.memory.meanMs += MEAN_GAIN * (clipped - this.memory.meanMs);
  }

  /** Learns that holders of places have been elsewhere, ms by class, and none of them came. */
  learnElsewhere(spent: ReadonlyMap<string, number>): void {
    learnElsewhere(this.memory.habits, spent);
  }

  /** Learns how a question came out. */
  settle(question: Question, waitedMs: number): void {
    const { inputs, sampled } = question;
    const spread = sampled.p90 - sampled.p50;
    const typical = this.#typical(question);
    const idle = isIdle(sampled);
    learnCoverage(this.#calibration(question), typical, spread, waitedMs, idle);
    if (idle) return;
    // Long waits spread wider than short ones, and not as wide as a single course says.
    const noise = Math.max(0.25, spread / MINUTE);
    const most = BELIEVED * Math.max(spread, MINUTE);
    const believed = Math.min(typical + most, Math.max(typical - most, waitedMs));
    learnOutcome(this.memory.stack, inputs, believed / MINUTE, noise, FORGET, LOOSEST);
  }

  #learnOrder(called: Waiting, line: readonly Waiting[]): void {
    if (!called.assumed || called.elsewhere) return;
    const others = line.filter((other) => other.assumed && !other.elsewhere);
    learnCallOrder(this.memory.headStarts, at(called), others.map(at));
  }

  /** Where mostly nothing is waited, and now and then a lot, a weighted mean would be what nobody waits. */
  #typical({ inputs, sampled }: Question): number {
    if (isIdle(sampled)) return sampled.p50;
    return Math.max(0, weightedSum(this.memory.stack, inputs)) * MINUTE;
  }

  #calibration({ sampled, joined }: Question): CalibrationMemory {
    if (!joined) return this.memory.returned;
    return isIdle(sampled) ? this.memory.idle : this.memory.busy;
  }
}

/** What a station believes before it has seen anything. */
export function newStationMemory(nominalMs: number): StationMemory {
  return {
    service: newServiceMemory(),
    habits: newHabits(),
    headStarts: {},
    stack: newLeastSquares(FIRST_WEIGHTS, LOOSE),
    idle: newCalibration(),
    busy: newCalibration(),
    returned: newCalibration(),
    meanMs: nominalMs,
  };
}

/** A room is free or soon will be. */
const isIdle = ({ p50 }: SampledWait) => p50 < MINUTE / 2;

const at = ({ class: name, joinedAt }: Waiting) => ({ class: name, at: joinedAt });
