import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { runDay } from './day-runner.ts';
import { mean } from '../numbers.ts';
import { readOptions } from './options.ts';
import { policies } from './policies.ts';
import { readScenario } from './scenario-file.ts';
import type { Scenario, ServiceTime } from './scenario.schemas.ts';
import { drawServiceMs, meanMinutes } from './service-time.ts';

const file = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
const small: Scenario = { ...readScenario(file), people: 30 };
const play = (policy: string, seed = 1, scenario = small) =>
  runDay(scenario, seed, policies.get(policy)!());

describe('a virtual day', () => {
  it.each([...policies.keys()])('everybody gets through: %s', async (policy) => {
    const { day, measures } = await play(policy);
    expect(measures.unfinished).toBe(0);
    for (const { stays } of day.visits) {
      const items = stays.flatMap((stay) => stay.items);
      expect(new Set(items).size).toBe(items.length);
    }
    const early = day.violations.filter(({ what }) => what !== 'too-late');
    expect(early).toEqual([]);
  });

  it('is the same for the same seed, another for another', async () => {
    const stays = async (seed: number) => (await play('shortest', seed)).measures.stayMean;
    const [first, again, other] = [await stays(3), await stays(3), await stays(4)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('has the same people and doctors under every policy', async () => {
    const [a, b] = [await play('fixed'), await play('random')];
    const arrivals = ({ day }: typeof a) => day.visits.map((visit) => visit.arrivedAt);
    expect(arrivals(a)).toEqual(arrivals(b));
  });

  it('nobody is in two places at once', async () => {
    const { day } = await play('guided-late');
    for (const { stays } of day.visits) {
      for (const [index, stay] of stays.entries()) {
        expect(stay.calledAt).toBeGreaterThanOrEqual(stays[index - 1]?.endedAt ?? 0);
        expect(stay.startedAt).toBeGreaterThan(stay.calledAt);
      }
    }
  });

  it('goes on when a doctor is gone for an hour', async () => {
    const stations = small.stations.map((station) => ({
      ...station,
      rooms: station.rooms.map((room) => ({ ...room, absences: [{ from: '08:00', minutes: 60 }] })),
    }));
    const [usual, without] = [await play('fixed'), await play('fixed', 1, { ...small, stations })];
    expect(without.measures.unfinished).toBe(0);
    expect(without.measures.stayMean).toBeGreaterThan(usual.measures.stayMean);
  });
});

describe('service times', () => {
  it.each<ServiceTime>([
    { family: 'lognormal', mean: 4, cv: 0.5 },
    { family: 'gamma', mean: 4, cv: 0.7 },
    { family: 'gamma', mean: 4, cv: 1.4 },
    { family: 'bimodal', short: 2, long: 9, longShare: 0.3, cv: 0.2 },
    { family: 'empirical', minutes: [1, 2, 9] },
  ])('have the mean their family says: %o', (service) => {
    const random = createRandom(5);
    const drawn = Array.from({ length: 20_000 }, () => drawServiceMs(service, 1, random) / 60_000);
    expect(mean(drawn) / meanMinutes(service)).toBeCloseTo(1, 1);
  });
});

describe('a scenario file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'daozhen-scenario-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (change: (text: string) => string) => {
    const path = join(folder, 'scenario.json');
    writeFileSync(path, change(readFileSync(file, 'utf8')));
    return () => readScenario(path);
  };

  it('says where it is wrong and why', () => {
    expect(read(() => '{"name":')).toThrow(/scenario.json: .*JSON/);
    expect(read((text) => text.replace('"people": 240', '"people": 0'))).toThrow('/people');
    expect(read((text) => text.replace('"station": "ecg"', '"station": "egc"'))).toThrow(
      'item ecg: no station egc',
    );
    expect(read((text) => text.replace('"from": "breath-1"', '"from": "breath-9"'))).toThrow(
      'item breath-2: no item breath-9',
    );
    expect(read((text) => text.replace('"share": 0.3', '"share": 0.9'))).toThrow('add up to');
    const change = { extends: 'ordinary.json', name: 'x', title: 'x', titleEn: 'x' };
    const told = (more: object) => read(() => JSON.stringify({ ...change, ...more }));
    expect(told({ people: -1 })).toThrow('/people');
    expect(told({ extends: '../ordinary.json' })).toThrow('/extends');
    expect(told({ extends: 'scenario.json' })).toThrow('deep');
  });
});

describe('the scenarios at hand', () => {
  const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
  it.each(readdirSync(folder))('%s can be read, and is its file’s name', (name) => {
    expect(`${readScenario(join(folder, name)).name}.json`).toBe(name);
  });

  it('change only what they say', () => {
    const read = (name: string) => readScenario(join(folder, `${name}.json`));
    const [ordinary, slow] = [read('ordinary'), read('slow-doctor')];
    const room = (scenario: Scenario, id: string) =>
      scenario.stations.flatMap(({ rooms }) => rooms).find((each) => each.id === id);
    expect(room(slow, 'ecg-3')).toEqual({ ...room(ordinary, 'ecg-3'), pace: 1.8 });
    expect(room(slow, 'ecg-2')).toEqual(room(ordinary, 'ecg-2'));
    expect(slow.packages).toEqual(ordinary.packages);
  });
});

describe('the command line', () => {
  it('takes ranges and lists of seeds', () => {
    const seeds = (text: string) => readOptions(['--scenario', 'x', '--seeds', text]).seeds;
    expect(seeds('3..6')).toEqual([3, 4, 5, 6]);
    expect(seeds('1,9')).toEqual([1, 9]);
  });

  it.each([
    [[]],
    [['--scenario', 'x', '--policy', 'best']],
    [['--scenario', 'x', '--seeds', '5..1']],
  ])('refuses %j with a sentence', (args) => {
    expect(() => readOptions(args)).toThrow(/--/);
  });
});
