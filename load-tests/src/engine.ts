import { measureGrowth } from './engine/growth.ts';
import { againstEmpty, againstMinimum, measureScenario, ownTime } from './engine/rounds.ts';
import { scenarios } from './engine/scenarios.ts';
import { World } from './engine/world.ts';
import { report, type Figure } from './report.ts';

/**
 * How fast the floor takes commands, beside the durable minimum on the same Redis with the same
 * persistence, portion by portion in turn, and how call-next's time grows with the line.
 * `--rounds N`, `--visits N` (commands of a kind in a round), `--brief` (what matters most), `--json`.
 */
function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

async function measure(world: World): Promise<Figure[]> {
  const brief = process.argv.includes('--brief');
  const rounds = option('rounds', 5);
  const extent = { rounds, commands: option('visits', 512) };
  const figures: Figure[] = [];
  for (const scenario of brief ? scenarios.slice(0, 2) : scenarios) {
    await world.persist('always');
    const measured = await measureScenario(world, scenario, extent);
    figures.push(againstMinimum(scenario.name, measured), ownTime(scenario.name, measured));
    if (brief) continue;
    figures.push(againstEmpty(scenario.name, measured));
    for (const mode of ['everysec', 'off'] as const) {
      await world.persist(mode);
      const relaxed = await measureScenario(world, scenario, extent);
      figures.push(againstMinimum(`${scenario.name}.${mode}`, relaxed));
    }
  }
  await world.persist('off');
  figures.push(...(await measureGrowth(world, { rounds, longest: brief ? 1000 : 10_000 })));
  return figures;
}

const world = await World.open();
try {
  report(await measure(world), process.argv.includes('--json'));
} finally {
  await world.close();
}
