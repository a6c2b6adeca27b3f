import { createRandom } from '../random.ts';
import { engines, type OpenEngine } from './day-engine.ts';
import { ExamDay } from './exam-day.ts';
import { Floor } from './floor.ts';
import { measure, type Measures } from './measures.ts';
import { DayPlan } from './plan.ts';
import type { Policy } from './policy.ts';
import type { DayRecord } from './records.ts';
import type { Scenario } from './scenario.schemas.ts';

/** How a day is played, beside what happens on it. */
export interface DaySetting {
  /** In memory on the rules of the floor unless another is given. */
  open?: OpenEngine;
  /** Looks on, from before the first event. */
  watch?: (floor: Floor) => void;
}

/** One virtual day; the same seed is the same day under any policy and on any engine. */
export async function runDay(
  scenario: Scenario,
  seed: number,
  policy: Policy,
  { open = engines.get('memory')!, watch }: DaySetting = {},
): Promise<{ day: DayRecord; measures: Measures }> {
  const plan = new DayPlan(scenario, createRandom(seed));
  let now = plan.opens;
  const setClock = (at: number): Promise<void> => {
    now = at;
    return Promise.resolve();
  };
  const { engine, close } = await open(() => now);
  try {
    const floor = new Floor(engine, plan.opens, setClock);
    watch?.(floor);
    const day = await new ExamDay(plan, floor, policy).run();
    return { day, measures: measure(plan, day) };
  } finally {
    await close();
  }
}
