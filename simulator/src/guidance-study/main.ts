import { readdirSync } from 'node:fs';
import { figuresOf, JUDGED, OTHERS, type GuidanceFigure } from './figures.ts';
import { readOptions, usageOf, type StudyOptions } from '../study-options.ts';
import { playAll } from './play-all.ts';
import type { DayResult, DayTask } from './play.ts';

const ORDINARY = 'ordinary';
const NO_VIP = 'vip-0';
/** Every other scenario is played with so many of the seeds. */
const FEW_SEEDS = 2;

/**
 * `npm run bench:guidance`: ways of sending people beside each other on the same virtual days.
 * Exit code 0, or 2 for a wrong option.
 */
async function main(): Promise<number> {
  let options: StudyOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usageOf('bench:guidance')}`);
    return 2;
  }
  const days: DayResult[] = [];
  const tasks = tasksOf(options.seeds);
  await playAll(tasks, (day) => {
    days.push(day);
    if (!options.json) console.error(`… ${days.length} / ${tasks.length}`);
  });
  print(figuresOf(days), options.json);
  return 0;
}

function tasksOf(seeds: readonly number[]): DayTask[] {
  const scenarios = readdirSync(new URL('../../scenarios/', import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => name !== ORDINARY);
  const few = seeds.slice(0, FEW_SEEDS);
  const day = (scenario: string, policy: string) => (seed: number) => ({ scenario, policy, seed });
  return [
    // The longest first, so that no thread is left with it at the end.
    ...scenarios.flatMap((name) => few.flatMap((seed) => day(name, JUDGED)(seed))),
    ...scenarios.flatMap((name) => few.map(day(name, 'fixed'))),
    ...[...OTHERS, JUDGED].flatMap((policy) => seeds.map(day(ORDINARY, policy))),
    ...seeds.slice(FEW_SEEDS).map(day(NO_VIP, JUDGED)),
  ];
}

function print(figures: readonly GuidanceFigure[], json: boolean): void {
  if (json) {
    for (const each of figures) console.log(JSON.stringify(each));
    return;
  }
  const head = ['value', 'baseline', 'ratio', 'bar'].map((title) => title.padStart(10)).join('');
  console.log(`${'name'.padEnd(40)}${head}  unit`);
  for (const { name, value, unit, baseline, ratio, bar } of figures) {
    const cells = [value.toFixed(1), baseline.toFixed(1), ratio.toFixed(3), bar ?? ''];
    console.log(name.padEnd(40) + cells.map((c) => String(c).padStart(10)).join(''), ` ${unit}`);
  }
}

process.exitCode = await main();
