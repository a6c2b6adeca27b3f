import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Value } from 'typebox/value';
import { Scenario, ScenarioChange } from './scenario.schemas.ts';

/** A scenario file that cannot be used, with what is wrong and where. */
export class ScenarioError extends Error {}

/** So many files may start from one another. */
const MAX_DEPTH = 5;

/**
 * Reads a scenario, and the file it starts from if it names one.
 * @throws ScenarioError naming the place in the file and the reason
 */
export function readScenario(path: string): Scenario {
  const scenario = readFile(path, 0);
  const broken = brokenReferences(scenario);
  if (broken.length > 0) throw new ScenarioError(`${path}: ${broken.join('; ')}`);
  return scenario;
}

function readFile(path: string, depth: number): Scenario {
  const given = parse(readFileSync(path, 'utf8'), path);
  const isChange = typeof given === 'object' && given !== null && 'extends' in given;
  const [problem] = Value.Errors(isChange ? ScenarioChange : Scenario, given);
  if (problem) throw new ScenarioError(`${path}${problem.instancePath}: ${problem.message}`);
  if (!isChange) return given as Scenario;
  const change = given as ScenarioChange;
  if (depth === MAX_DEPTH) throw new ScenarioError(`${path}/extends: more than ${MAX_DEPTH} deep`);
  return changed(readFile(join(dirname(path), change.extends), depth + 1), change, path);
}

/** A scenario with what another file says of it. */
function changed(base: Scenario, change: ScenarioChange, path: string): Scenario {
  const { extends: _from, stations = {}, ...fields } = change;
  const unknown = Object.keys(stations).filter((id) => !base.stations.some((s) => s.id === id));
  if (unknown.length > 0)
    throw new ScenarioError(`${path}/stations: no station ${unknown.join(', ')}`);
  return {
    ...base,
    ...fields,
    stations: base.stations.map((station) => {
      const { rooms = {}, ...rest } = stations[station.id] ?? {};
      const none = Object.keys(rooms).filter((id) => !station.rooms.some((r) => r.id === id));
      if (none.length > 0)
        throw new ScenarioError(`${path}/stations/${station.id}: no room ${none.join(', ')}`);
      const changedRooms = station.rooms.map((room) => ({ ...room, ...rooms[room.id] }));
      return { ...station, ...rest, rooms: changedRooms };
    }),
  };
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
