import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { readScenario } from './scenario-file.ts';

const ordinary = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
const text = readFileSync(ordinary, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'daozhen-scenario-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The line on which something first stands in the ordinary scenario. */
const lineOf = (what: string) => text.slice(0, text.indexOf(what)).split('\n').length;

function reading(name: string, content: string): () => unknown {
  const path = join(folder, name);
  writeFileSync(path, content);
  return () => readScenario(path);
}

it.each([
  ['a comma too many', '"people": 240,', '"people": 240,,', /JSON/],
  ['a value out of range', '"people": 240', '"people": 0', /\/people: /],
  ['a station that is not there', '"station": "ecg"', '"station": "egc"', /no station egc/],
  ['a room as far as the moon', '"x": 0', '"x": 4e8', /spot\/x|entrance\/x/],
  ['a preparation nobody makes', '"full-bladder"', '"fasting"', /nobody prepares for fasting/],
  ['an item that is not there', '"from": "breath-1"', '"from": "breath-9"', /no item breath-9/],
])('%s is told with its line', (_what, from, to, reason) => {
  const told = reading('broken.json', text.replace(from, to));
  expect(told).toThrow(reason);
  // A package's item may begin a few lines above what is wrong in it.
  const line = lineOf(from);
  const said = /line (\d+)/.exec(messageOf(told))?.[1];
  expect(Number(said)).toBeGreaterThan(line - 10);
  expect(Number(said)).toBeLessThanOrEqual(line);
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

it('what a file only starts from is told in the file it stands in', () => {
  writeFileSync(join(folder, 'base.json'), text.replace('"station": "ecg"', '"station": "egc"'));
  const change = { extends: 'base.json', name: 'x', title: 'x', titleEn: 'x' };
  expect(reading('own.json', JSON.stringify(change))).toThrow(/base\.json: line \d+: .*egc/);
});

it('a change of something that is not there is told in the file that makes it', () => {
  writeFileSync(join(folder, 'base.json'), text);
  const change = { extends: 'base.json', name: 'x', title: 'x', titleEn: 'x' };
  const stations = { mri: { nominal: 5 } };
  const changed = JSON.stringify({ ...change, stations }, null, 1);
  expect(reading('own.json', changed)).toThrow(/own\.json: line 7: no station mri/);
});

it('an unfinished file is told with its last line', () => {
  expect(reading('cut.json', '{\n"name":\n')).toThrow(/cut\.json: line 3: .*JSON/);
  expect(reading('list.json', '7')).toThrow(/line 1: not an object/);
});
