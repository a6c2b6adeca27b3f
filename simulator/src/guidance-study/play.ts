import { fileURLToPath } from 'node:url';
import { runDay } from '../exam-day/day-runner.ts';
import type { Measures } from '../exam-day/measures.ts';
import { policies } from '../exam-day/policies.ts';
import { readScenario } from '../exam-day/scenario-file.ts';

/** One day to be played. */
export interface DayTask {
  scenario: string;
  seed: number;
  policy: string;
}

export interface DayResult extends DayTask {
  measures: Measures;
  /** Minutes of everybody who is no VIP, by visit. */
  otherStays: Record<string, number>;
}

const MINUTE = 60_000;

/** Plays one day of a scenario of this package. */
export async function playDay(task: DayTask): Promise<DayResult> {
  const file = new URL(`../../scenarios/${task.scenario}.json`, import.meta.url);
  const policy = policies.get(task.policy);
  if (!policy) throw new Error(`no policy ${task.policy}`);
  const { day, measures } = await runDay(readScenario(fileURLToPath(file)), task.seed, policy());
  const otherStays: Record<string, number> = {};
  for (const { id, class: of, arrivedAt, finishedAt } of day.visits) {
    if (of !== 'vip' && finishedAt !== undefined)
      otherStays[id] = (finishedAt - arrivedAt) / MINUTE;
  }
  return { ...task, measures, otherStays };
}
