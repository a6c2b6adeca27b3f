import { readFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { Scenario } from './scenario.schemas.ts';

/** A scenario file that cannot be used, with what is wrong and where. */
export class ScenarioError extends Error {}

/**
 * Reads a scenario.
 * @throws ScenarioError naming the place in the file and the reason
 */
export function readScenario(path: string): Scenario {
  const given = parse(readFileSync(path, 'utf8'), path);
  const [problem] = Value.Errors(Scenario, given);
  if (problem) throw new ScenarioError(`${path}${problem.instancePath}: ${problem.message}`);
  const scenario = given as Scenario;
  const broken = brokenReferences(scenario);
  if (broken.length > 0) throw new ScenarioError(`${path}: ${broken.join('; ')}`);
  return scenario;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(`${path}: ${(error as Error).message}`);
  }
}

/** References that lead nowhere, shares that do not add up. */
function brokenReferences({ stations, packages, arrivals }: Scenario): string[] {
  const problems: string[] = [];
  const known = new Map(stations.map((station) => [station.id, station]));
  for (const { id, items } of packages) {
    const own = new Set(items.map((item) => item.id));
    if (own.size < items.length) problems.push(`package ${id}: an item twice`);
    for (const item of items) {
      const station = known.get(item.station);
      const able = station?.rooms.some((room) =>
        (item.tags ?? []).every((tag) => room.tags?.includes(tag)),
      );
      if (!station) problems.push(`package ${id}, item ${item.id}: no station ${item.station}`);
      else if (!able) problems.push(`package ${id}, item ${item.id}: no room has its tags`);
      const named = [...(item.after ?? []), ...(item.timing ? [item.timing.from] : [])];
      for (const other of named) {
        if (!own.has(other)) problems.push(`package ${id}, item ${item.id}: no item ${other}`);
      }
    }
  }
  const rooms = stations.flatMap((station) => station.rooms.map((room) => room.id));
  if (new Set(rooms).size < rooms.length) problems.push('a room twice');
  const shares = arrivals.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(shares - 1) > 0.001) problems.push(`arrivals: shares add up to ${shares}, not 1`);
  return problems;
}
