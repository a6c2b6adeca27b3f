import { figure, type Figure } from '../report.ts';
import { empty, minimum } from './minimum.ts';
import type { Scenario } from './scenarios.ts';
import { ROOMS } from './settings.ts';
import { Campus, type Taken, type World } from './world.ts';

/** One round: the command, the durable minimum and the empty function, in turn portion by portion. */
interface Round {
  command: Taken;
  minimum: Taken;
  empty: Taken;
}

const nothing = (): Taken => ({ ms: 0, us: 0, calls: 0 });

function add(sum: Taken, { ms, us, calls }: Taken): void {
  sum.ms += ms;
  sum.us += us;
  sum.calls += calls;
}

async function round(
  world: World,
  scenario: Scenario,
  site: string,
  commands: number,
): Promise<Round> {
  await world.forget();
  const campus = await Campus.open(world, site, scenario.binding);
  await scenario.portion(campus);
  const least = minimum(campus.sizes);
  const sums: Round = { command: nothing(), minimum: nothing(), empty: nothing() };
  for (let sent = 0; sent < commands; sent += ROOMS) {
    add(sums.command, await scenario.portion(campus));
    add(sums.minimum, await world.measure(ROOMS, (lane) => least(world.raw[lane]!)));
    add(sums.empty, await world.measure(ROOMS, (lane) => empty(world.raw[lane]!)));
  }
  return sums;
}

const rate = ({ ms, calls }: Taken) => (calls * 1000) / ms;
const own = ({ us, calls }: Taken) => us / calls;

/** How much is measured. */
export interface Extent {
  rounds: number;
  /** Commands of a kind in each round. */
  commands: number;
}

/** Measures a kind of command after a round that only warms up. */
export async function measureScenario(
  world: World,
  scenario: Scenario,
  { rounds, commands }: Extent,
): Promise<Round[]> {
  await round(world, scenario, 'warm-up', Math.min(commands, 2 * ROOMS));
  const measured: Round[] = [];
  for (let n = 1; n <= rounds; n += 1) {
    measured.push(await round(world, scenario, `round-${n}`, commands));
  }
  return measured;
}

/** Commands a second beside the durable minimum. */
export const againstMinimum = (name: string, rounds: readonly Round[]): Figure =>
  figure(
    name,
    'commands/s',
    rounds.map(({ command, minimum: least }) => ({ value: rate(command), baseline: rate(least) })),
  );

/** Commands a second beside calls of an empty function. */
export const againstEmpty = (name: string, rounds: readonly Round[]): Figure =>
  figure(
    `${name}.empty`,
    'commands/s',
    rounds.map((each) => ({ value: rate(each.command), baseline: rate(each.empty) })),
  );

/** The function's own time in Redis beside the durable minimum's. */
export const ownTime = (name: string, rounds: readonly Round[]): Figure =>
  figure(
    `${name}.own`,
    'µs',
    rounds.map(({ command, minimum: least }) => ({ value: own(command), baseline: own(least) })),
  );
