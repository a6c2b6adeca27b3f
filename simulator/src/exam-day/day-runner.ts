import { MemoryEngine } from '@daozhen/server/simulation';
import { createRandom } from '../random.ts';
import { ExamDay } from './exam-day.ts';
import { Floor } from './floor.ts';
import { measure, type Measures } from './measures.ts';
import { DayPlan } from './plan.ts';
import type { Policy } from './policy.ts';
import type { DayRecord } from './records.ts';
import type { Scenario } from './scenario.schemas.ts';

/** One virtual day, in memory on the rules of the floor; the same seed is the same day under any policy. */
export async function runDay(
  scenario: Scenario,
  seed: number,
  policy: Policy,
): Promise<{ day: DayRecord; measures: Measures }> {
  const plan = new DayPlan(scenario, createRandom(seed));
  let now = plan.opens;
  const setClock = (at: number): Promise<void> => {
    now = at;
    return Promise.resolve();
  };
  const floor = new Floor(new MemoryEngine({ now: () => now }), plan.opens, setClock);
  const day = await new ExamDay(plan, floor, policy).run();
  return { day, measures: measure(plan, day) };
}
