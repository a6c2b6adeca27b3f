import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Value } from 'typebox/value';
import { lineOfValue } from './json-place.ts';
import { brokenReferences } from './scenario-references.ts';
import { Scenario, ScenarioChange } from './scenario.schemas.ts';

/** A scenario file that cannot be used, with what is wrong and where. */
export class ScenarioError extends Error {}

/** So many files may start from one another. */
const MAX_DEPTH = 5;

/** A file as it was read. */
interface Source {
  path: string;
  text: string;
  given: object;
}

/**
 * Reads a scenario, and the file it starts from if it names one.
 * @throws ScenarioError naming the file, the line, the place in it and the reason
 */
export function readScenario(path: string): Scenario {
  const sources: Source[] = [];
  const scenario = readFile(path, sources);
  const broken = brokenReferences(scenario);
  if (broken.length === 0) return scenario;
  const told = broken.map(({ pointer, reason }) => {
    // What a file does not say itself, the one it starts from does.
    const top = pointer.split('/')[1] ?? '';
    const source = sources.find(({ given }) => top in given) ?? sources[0]!;
    return wrong(source, pointer, reason).message;
  });
  throw new ScenarioError(told.join('\n'));
}

/** @param sources gets the file, and those it starts from after it */
function readFile(path: string, sources: Source[]): Scenario {
  const source = readSource(path);
  sources.push(source);
  const { given } = source;
  const isChange = 'extends' in given;
  const [problem] = Value.Errors(isChange ? ScenarioChange : Scenario, given);
  if (problem)
    throw wrong(source, problem.instancePath, `${problem.instancePath}: ${problem.message}`);
  if (!isChange) return given as Scenario;
  const change = given as ScenarioChange;
  if (sources.length > MAX_DEPTH) throw wrong(source, '/extends', `more than ${MAX_DEPTH} deep`);
  return changed(readFile(join(dirname(path), change.extends), sources), change, source);
}

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const line = / \(line (\d+) column \d+\)$/.exec(message)?.[1] ?? text.split('\n').length;
    throw new ScenarioError(`${path}: line ${line}: ${message.replace(/ \(line .*\)$/, '')}`);
  }
  if (typeof given !== 'object' || given === null)
    throw new ScenarioError(`${path}: line 1: not an object`);
  return { path, text, given };
}

/** A scenario with what another file says of it. */
function changed(base: Scenario, change: ScenarioChange, source: Source): Scenario {
  const { extends: _from, stations = {}, ...fields } = change;
  const unknown = Object.keys(stations).find((id) => !base.stations.some((s) => s.id === id));
  if (unknown !== undefined) throw wrong(source, `/stations/${unknown}`, `no station ${unknown}`);
  return {
    ...base,
    ...fields,
    stations: base.stations.map((station) => {
      const { rooms = {}, ...rest } = stations[station.id] ?? {};
      const none = Object.keys(rooms).find((id) => !station.rooms.some((r) => r.id === id));
      if (none !== undefined)
        throw wrong(source, `/stations/${station.id}/rooms/${none}`, `no room ${none}`);
      const changedRooms = station.rooms.map((room) => ({ ...room, ...rooms[room.id] }));
      return { ...station, ...rest, rooms: changedRooms };
    }),
  };
}

function wrong({ path, text }: Source, pointer: string, reason: string): ScenarioError {
  return new ScenarioError(`${path}: line ${lineOfValue(text, pointer)}: ${reason}`);
}
