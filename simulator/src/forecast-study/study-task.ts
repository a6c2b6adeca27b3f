import { fileURLToPath } from 'node:url';
import { readScenario } from '../exam-day/scenario-file.ts';
import { judgeDay, type Learned, type Verdict } from './day-judge.ts';
import { playLateDay } from './late-day.ts';
import { judgeLateDay, type LateLearned } from './late-judge.ts';
import { newRevisions } from './revisions.ts';
import {
  centreOf,
  earlierSeeds,
  playDay,
  scenarioOf,
  withDoctors,
  type Kind,
} from './study-centre.ts';
import { addTally, newTally } from './tally.ts';

/** Days of one centre to be judged. */
export interface StudyTask {
  kind: Kind;
  seeds: number[];
}

/** Of a task: as a centre that has been seen before, and as if every day were the first. */
export interface StudyResult {
  kind: Kind;
  known: Verdict;
  cold: Verdict;
}

const ordinary = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
/** Every so many days what was shown is followed, and the day judged as if it were the first: that takes long. */
const FOLLOWED = 3;

/** Plays and judges the days of a task, in order. */
export function study(task: StudyTask): Promise<StudyResult> {
  return task.kind === 'late' ? studyLate(task) : studyEarly(task);
}

async function studyLate({ kind, seeds }: StudyTask): Promise<StudyResult> {
  const scenario = scenarioOf(readScenario(ordinary), kind);
  const centre = centreOf(seeds[0]!);
  const play = (seed: number) => playLateDay(withDoctors(scenario, centre, seed), seed);
  let learned: LateLearned | undefined;
  for (const seed of earlierSeeds(centre)) ({ learned } = judgeLateDay(await play(seed), learned));
  const known = emptyVerdict();
  const cold = emptyVerdict();
  for (const [index, seed] of seeds.entries()) {
    const day = await play(seed);
    const judged = judgeLateDay(day, learned);
    learned = judged.learned;
    addVerdict(known, judged.verdict);
    if (index % FOLLOWED === 0) addVerdict(cold, judgeLateDay(day, undefined).verdict);
  }
  return { kind, known, cold };
}

async function studyEarly({ kind, seeds }: StudyTask): Promise<StudyResult> {
  const scenario = scenarioOf(readScenario(ordinary), kind);
  const centre = centreOf(seeds[0]!);
  let learned: Learned | undefined;
  for (const seed of earlierSeeds(centre)) {
    const day = await playDay(scenario, centre, seed);
    ({ learned } = judgeDay(day, learned, false));
  }
  const known = emptyVerdict();
  const cold = emptyVerdict();
  for (const [index, seed] of seeds.entries()) {
    const day = await playDay(scenario, centre, seed);
    const judged = judgeDay(day, learned, index % FOLLOWED === 0);
    learned = judged.learned;
    addVerdict(known, judged.verdict);
    if (kind === 'fifo' && index % FOLLOWED === 0)
      addVerdict(cold, judgeDay(day, undefined, false).verdict);
  }
  return { kind, known, cold };
}

export function emptyVerdict(): Verdict {
  return {
    stations: {},
    revisions: newRevisions(),
  };
}

export function addVerdict(into: Verdict, other: Verdict): void {
  for (const [station, tally] of Object.entries(other.stations))
    addTally((into.stations[station] ??= newTally()), tally);
  for (const key of Object.keys(into.revisions) as (keyof Verdict['revisions'])[])
    into.revisions[key] += other.revisions[key];
}
