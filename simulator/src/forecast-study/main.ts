import { figuresOf, type Figure, type Study } from './figures.ts';
import { readOptions, usageOf, type StudyOptions } from '../study-options.ts';
import { timePass } from './pass-time.ts';
import { centreOf, kinds, type Kind } from './study-centre.ts';
import { studyAll } from './study-pool.ts';
import { addVerdict, emptyVerdict, type StudyTask } from './study-task.ts';

/** Services of other families, and late binding, are looked at on the days of one centre. */
const FEW = new Set<Kind>(['foreign', 'late']);
const WAITING = [100, 300, 1000, 2000];

/**
 * `npm run bench:forecast`: forecasts on virtual days beside the simple predictors and beside an oracle.
 * Exit code 0, or 2 for a wrong option.
 */
async function main(): Promise<number> {
  let options: StudyOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usageOf('bench:forecast')}`);
    return 2;
  }
  const result: Study = { known: {}, cold: {}, passes: [] };
  result.passes = WAITING.map((waiting) => timePass(waiting));
  const tasks = tasksOf(options.seeds);
  let left = tasks.length;
  await studyAll(tasks, ({ kind, known, cold }) => {
    addVerdict((result.known[kind] ??= emptyVerdict()), known);
    addVerdict((result.cold[kind] ??= emptyVerdict()), cold);
    left -= 1;
    if (!options.json) console.error(`… ${tasks.length - left} / ${tasks.length}`);
  });
  print(figuresOf(result), options.json);
  return 0;
}

/** One task for each centre and kind of day. */
function tasksOf(seeds: readonly number[]): StudyTask[] {
  const centres = new Map<number, number[]>();
  for (const seed of seeds) {
    const centre = centreOf(seed);
    centres.set(centre, [...(centres.get(centre) ?? []), seed]);
  }
  const all = [...centres.values()];
  const own = (kind: Kind) => (FEW.has(kind) ? all.slice(0, 1) : all);
  return kinds.flatMap((kind) => own(kind).map((seeds) => ({ kind, seeds })));
}

function print(figures: readonly Figure[], json: boolean): void {
  if (json) {
    for (const each of figures) console.log(JSON.stringify(each));
    return;
  }
  const head = ['value', 'baseline', 'ratio'].map((title) => title.padStart(10)).join('');
  console.log(`${'name'.padEnd(42)}${head}  bar`);
  for (const { name, value, unit, baseline, ratio, bar } of figures) {
    const cells = [value, baseline, ratio].map((each) => each.toFixed(3).padStart(10)).join('');
    console.log(`${name.padEnd(42)}${cells}  ${bar ?? ''}  ${unit}`);
  }
}

process.exitCode = await main();
