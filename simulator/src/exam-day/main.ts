import { engines } from './day-engine.ts';
import { DayRecording } from './day-recording.ts';
import { runDay } from './day-runner.ts';
import type { Floor } from './floor.ts';
import type { Measures } from './measures.ts';
import { mean } from '../numbers.ts';
import { readOptions, usage, type DayOptions } from './options.ts';
import { policies } from './policies.ts';
import { readScenario, ScenarioError } from './scenario-file.ts';
import type { Scenario } from './scenario.schemas.ts';

/** Columns of the table: the measure and its heading. */
const columns: readonly [keyof Measures, string][] = [
  ['stayMean', 'stay'],
  ['stayP50', 'P50'],
  ['stayP90', 'P90'],
  ['longestWaitP90', 'longest wait P90'],
  ['doorWaitMean', 'door'],
  ['makespan', 'makespan'],
  ['vipStayMean', 'VIP stay'],
  ['overtakenMax', 'overtaken max'],
  ['violations', 'violations'],
  ['unfinished', 'unfinished'],
];

/**
 * `npm run simulate`: plays virtual exam days and prints what they come to.
 * Exit code 0, or 2 for a wrong option or scenario.
 */
async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return 0;
  }
  let options: DayOptions;
  let scenario: Scenario;
  try {
    options = readOptions(process.argv.slice(2));
    scenario = readScenario(options.scenario);
  } catch (error) {
    console.error(
      `${(error as Error).message}${error instanceof ScenarioError ? '' : `\n\n${usage}`}`,
    );
    return 2;
  }
  const { seeds, json } = options;
  if (!json) {
    console.log(
      `${scenario.title}\n${scenario.titleEn}\n${seeds.length} × ${scenario.people} 人；时间为分钟 · times in minutes\n`,
    );
    console.log(
      row(
        'policy',
        columns.map(([, heading]) => heading),
      ),
    );
  }
  for (const name of options.policies) {
    const days: Measures[] = [];
    for (const seed of seeds) {
      const { measures } = await playDay(scenario, seed, name, options);
      days.push(measures);
      if (json)
        console.log(JSON.stringify({ scenario: scenario.name, policy: name, seed, ...measures }));
    }
    const values = columns.map(([key]) => mean(days.map((day) => day[key])).toFixed(1));
    if (!json) console.log(row(name, values));
  }
  return 0;
}

async function playDay(scenario: Scenario, seed: number, policy: string, options: DayOptions) {
  const open = engines.get(options.engine)!;
  if (options.record === undefined)
    return runDay(scenario, seed, policies.get(policy)!(), { open });
  const recording = new DayRecording(options.record, scenario);
  const watch = (floor: Floor) => recording.watch(floor);
  const played = await runDay(scenario, seed, policies.get(policy)!(), { open, watch });
  await recording.close();
  return played;
}

function row(name: string, cells: readonly string[]): string {
  const padded = cells.map((cell, index) =>
    cell.padStart(Math.max(7, columns[index]![1].length + 2)),
  );
  return name.padEnd(14) + padded.join('');
}

process.exitCode = await main();
